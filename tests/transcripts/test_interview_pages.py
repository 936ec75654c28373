"""The list of interviews, reading one, its details, and taking it away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse

from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Veil
from interviews.transcripts.actions import remove_interview, set_speaker
from interviews.transcripts.looking_over import keep, look
from interviews.transcripts.models import Interview
from interviews.transcripts.queries import interview_list
from tests.conftest import Study, signed_in
from tests.library import arrived, kept_interview

pytestmark = pytest.mark.django_db
REAL = Path(settings.BASE_DIR).parent / "shared" / "data" / "transcripts"
REAL_FILES = ["zoom_transcript.vtt", "teams_transcript.vtt", "sheffield-Lisa.docx"]


def page(study: Study, name: str, *args: object) -> str:
    address = reverse(f"transcripts:{name}", args=[study.slug, *args])
    return signed_in(study.ada).get(address).content.decode()


def test_the_list_counts_words_turns_and_speakers(study: Study, interview: Interview) -> None:
    row = interview_list(study.ada).get()
    assert (row.turn_count, row.speaker_count) == (5, 2)  # type: ignore[attr-defined]
    assert "P1" in page(study, "interviews")


def test_the_list_asks_as_many_queries_for_many_as_for_one(
    study: Study, django_assert_num_queries: object
) -> None:
    for number in range(3):
        kept_interview(study.ada, f"P{number + 1}")
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len([row.present for row in interview_list(study.ada)]) == 3  # type: ignore[attr-defined]


def test_an_empty_list_says_what_to_do(study: Study) -> None:
    assert reverse("transcripts:import", args=[study.slug]) in page(study, "interviews")


def test_each_turn_can_be_linked_to(study: Study, interview: Interview) -> None:
    body = page(study, "interview", interview.pk)
    assert 'id="turn-0"' in body
    assert "nobody else did" in body


def test_an_interview_that_is_removed_comes_back_by_undo(
    study: Study, interview: Interview
) -> None:
    remove_interview(By(study.ada), interview=interview)
    assert not interview_list(study.ada).exists()
    undo(By(study.ada))
    assert interview_list(study.ada).exists()


def test_an_interview_read_independently_is_not_removed(study: Study, interview: Interview) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    address = reverse("transcripts:remove-interview", args=[study.slug, interview.pk])
    assert signed_in(study.ada).post(address).status_code == 422
    assert interview_list(study.ada).exists()


def test_a_speaker_can_turn_out_to_be_someone_else(study: Study, interview: Interview) -> None:
    speaker = interview.speakers.get(name="P1")
    set_speaker(By(study.ben), speaker=speaker, name="P8", role="participant", participant="P8")
    row = interview_list(study.ada).get()
    assert [each.participant.label for each in row.present] == ["P8"]  # type: ignore[attr-defined]
    undo(By(study.ben))
    row = interview_list(study.ada).get()
    assert [each.participant.label for each in row.present] == ["P1"]  # type: ignore[attr-defined]


def test_a_change_on_top_of_anothers_is_a_conflict(study: Study, interview: Interview) -> None:
    address = reverse("transcripts:change-interview", args=[study.slug, interview.pk])
    told = {"title": "One", "language": "en", "expected": str(interview.version)}
    assert signed_in(study.ada).post(address, told).status_code == 302
    assert signed_in(study.ben).post(address, {**told, "title": "Two"}).status_code == 409
    assert Interview.objects.get(pk=interview.pk).title == "One"


def test_the_original_is_a_download_that_cannot_run(study: Study) -> None:
    file = arrived(study.ada, 'a";<b>é.html.txt')
    interview = keep(By(study.ada), file, look(file))
    address = reverse("transcripts:original", args=[study.slug, interview.pk])
    answer = signed_in(study.ada).get(address)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="a___b__.html.txt";')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


def test_the_command_imports_what_it_can_and_says_so(
    study: Study, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text("I: Why?\nP4: So it is.\nI: And?\nP4: Yes.\n")
    (tmp_path / "empty.txt").write_text("")
    files = [str(tmp_path / name) for name in ("good.txt", "empty.txt", "missing.txt")]
    call_command("import_interviews", study.slug, *files)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (told[0]["turns"], told[0]["speakers"], told[0]["words"]) == (4, 2, 6)
    assert "error" in told[1]
    assert "error" in told[2]


def test_the_command_fails_when_no_file_could_be_imported(study: Study, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("import_interviews", study.slug, str(tmp_path / "missing.txt"))


@pytest.mark.parametrize(
    "name", ["zoom_transcript.vtt", "teams_transcript.vtt", "sheffield-Lisa.docx"]
)
def test_real_files_are_imported(
    name: str, study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    if not (REAL / name).exists():
        pytest.skip("the shared transcripts are not here")
    call_command("import_interviews", study.slug, str(REAL / name))
    told = json.loads(capsys.readouterr().out)
    assert told["turns"] > 1
    assert told["words"] > 50
