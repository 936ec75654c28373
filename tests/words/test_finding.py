"""Words and sentences are found by a job, stored as offsets, and gone with their text."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.purging import purge_project
from interviews.projects.models import Job
from interviews.transcripts.actions import change_interview
from interviews.transcripts.models import Interview, TranscriptVersion, Turn
from interviews.words import pipelines
from interviews.words.finding import FINDING
from interviews.words.models import VersionWords
from interviews.words.queries import sentences_of, words_of
from tests.conftest import Study, signed_in


@pytest.fixture(autouse=True)
def loaded() -> None:
    """A job that first imports spaCy would wait for its own heartbeat behind the test's lock."""
    pipelines.pipeline("en")


def found(interview: Interview) -> list[Job]:
    """Do what waits to be done."""
    waiting = list(Job.objects.filter(kind=FINDING, state="queued"))
    for job in waiting:
        jobs.perform(job.pk)
    assert interview.current is not None
    return waiting


def test_an_interview_is_ready_to_code_before_its_words_are_found(
    study: Study, interview: Interview
) -> None:
    assert sentences_of(interview.current_id) is None  # type: ignore[arg-type]
    ben = signed_in(study.ben)
    assert ben.get(reverse("desk:code", args=[study.slug, interview.pk])).status_code == 200
    assert ben.get(interview.get_absolute_url()).status_code == 200


def test_freezing_a_text_begins_one_job_that_finds_its_words(
    study: Study, interview: Interview
) -> None:
    (job,) = found(interview)
    job.refresh_from_db()
    version = interview.current
    assert version is not None
    assert (job.state, job.sentence) == ("done", "")
    assert job.arguments == {"version": str(version.pk)}
    sentences = [version.text[a:b] for a, b in sentences_of(version.pk) or []]
    assert "Say more about that." in sentences
    assert "我们不知道 what it meant." in sentences
    words = [version.text[a:b] for a, b in words_of(version.pk) or []]
    assert words[:7] == ["What", "made", "you", "start", "to", "measure", "this"]
    assert {"café", "שלום", "responsible"} < set(words)
    assert "🙂" not in words
    assert "." not in words


def test_no_word_and_no_sentence_reaches_out_of_its_turn(interview: Interview) -> None:
    found(interview)
    turns = list(Turn.objects.filter(version=interview.current).values_list("start", "end"))
    for stretches in (words_of(interview.current_id), sentences_of(interview.current_id)):  # type: ignore[arg-type]
        assert stretches
        assert all(any(s <= a < b <= e for s, e in turns) for a, b in stretches)


def test_doing_the_job_twice_changes_nothing(interview: Interview) -> None:
    (job,) = found(interview)
    before = VersionWords.objects.values().get()
    Job.objects.filter(pk=job.pk).update(state="queued")
    found(interview)
    assert VersionWords.objects.values().get() == before


def test_a_text_erased_meanwhile_keeps_no_offsets(
    interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interviews.words import finding

    honest = finding._found

    def slow(version: TranscriptVersion) -> dict[str, object]:
        TranscriptVersion.objects.filter(pk=version.pk).update(text="")
        return honest(version)

    monkeypatch.setattr(finding, "_found", slow)
    (job,) = found(interview)
    job.refresh_from_db()
    assert job.state == "done"
    assert not VersionWords.objects.exists()


def test_another_language_is_read_anew(study: Study, interview: Interview) -> None:
    found(interview)
    change_interview(By(study.ben), interview=interview, language="ja")
    assert len(found(interview)) == 1
    assert VersionWords.objects.get().language == "ja"
    assert VersionWords.objects.get().found_by.startswith("xx ")
    change_interview(By(study.ben), interview=interview, title="Anew")
    assert found(interview) == []


def test_purging_a_project_takes_the_offsets_along(study: Study, interview: Interview) -> None:
    found(interview)
    purge_project(study.project.pk)
    assert not VersionWords.objects.exists()


def test_a_model_with_other_files_is_refused_with_a_sentence(
    interview: Interview, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pipelines, "MODEL_SHA256", "0" * 64)
    pipelines.forget_pipelines()
    with pytest.raises(Refused, match="not the one that Polyphony knows"):
        pipelines.pipeline("en")
    (job,) = found(interview)
    job.refresh_from_db()
    assert job.state == "failed"
    assert "requirements.lock" in job.sentence


def test_a_fingerprint_follows_every_file_that_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"weights")
    (tmp_path / "README.md").write_text("about it")
    first = pipelines.fingerprint(tmp_path)
    (tmp_path / "README.md").write_text("more about it")
    assert pipelines.fingerprint(tmp_path) == first
    (tmp_path / "ner" / "model").write_bytes(b"other weights")
    assert pipelines.fingerprint(tmp_path) != first
