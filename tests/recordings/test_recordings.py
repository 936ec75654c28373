"""An interview carries its recording: added, played in parts, removed, deleted for good."""

from __future__ import annotations

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.purging import purge_project
from interviews.projects.history.undo import undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Job
from interviews.projects.telling import tell, visible_events
from interviews.recordings.actions import DELETING, add_recording, delete_recording
from interviews.recordings.forms import seconds_of, written
from interviews.recordings.models import PIECE, Piece, Recording, Sound
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import kept_interview
from tests.recordings.sounds import m4a, wav

LONG = wav(70, 16_000)  # three pieces


def sent(study: Study, interview: Interview, data: bytes, by: str = "ben") -> HttpResponse:
    address = reverse("recordings:add", args=[study.slug, interview.pk])
    file = SimpleUploadedFile("Rosa Lund.wav", data)
    answer = signed_in(getattr(study, by)).post(address, {"recording": file})
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.fixture
def recording(study: Study, interview: Interview) -> Recording:
    assert sent(study, interview, LONG).status_code == 302
    return Recording.objects.get()


def url(study: Study, recording: Recording, name: str = "sound") -> str:
    return reverse(f"recordings:{name}", args=[study.slug, recording.pk])


def body(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_it_is_kept_in_pieces_with_its_kind_length_and_digest(recording: Recording) -> None:
    assert recording.sound is not None
    assert (recording.media_type, recording.seconds) == ("audio/wav", 70)
    assert recording.sound.sha256 == hashlib.sha256(LONG).hexdigest()
    kept = [
        bytes(data)
        for data in recording.sound.pieces.order_by("index").values_list("data", flat=True)
    ]
    assert [len(data) for data in kept] == [PIECE, PIECE, len(LONG) - 2 * PIECE]
    assert b"".join(kept) == LONG


def test_its_name_may_hold_a_name_and_stands_in_history_as_a_digest(
    study: Study, recording: Recording
) -> None:
    from interviews.projects.models import Change

    told = Change.objects.filter(row_id=recording.pk).values_list("body", flat=True)
    assert "Rosa" not in "".join(told)
    assert verify(study.project.pk).faults == ()


def test_the_history_says_whose_recording_it_is(study: Study, recording: Recording) -> None:
    line = tell(study.ada, list(visible_events(study.ada)))[0]
    assert line.opening == "added a recording:"
    (subject,) = line.subjects
    assert (subject.title, subject.url) == (
        recording.interview.title,
        recording.interview.get_absolute_url(),
    )


def test_it_is_sent_whole(study: Study, recording: Recording) -> None:
    answer = signed_in(study.olga).get(url(study, recording))
    assert answer.status_code == 200
    assert body(answer) == LONG
    assert answer["Content-Type"] == "audio/wav"
    assert answer["Content-Length"] == str(len(LONG))
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == 'inline; filename="recording.wav"'
    assert "Rosa" not in str(answer.headers)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        (f"bytes={PIECE - 5}-{PIECE + 4}", PIECE - 5, PIECE + 5),
        ("bytes=0-", 0, 2 * PIECE),
        (f"bytes={PIECE}-", PIECE, len(LONG)),
        ("bytes=-7", len(LONG) - 7, len(LONG)),
        (f"bytes={len(LONG) - 3}-{len(LONG) + 99}", len(LONG) - 3, len(LONG)),
    ],
)
def test_a_part_is_sent_where_one_is_asked_for(
    study: Study, recording: Recording, asked: str, start: int, end: int
) -> None:
    answer = signed_in(study.ben).get(url(study, recording), headers={"Range": asked})
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {start}-{end - 1}/{len(LONG)}"
    assert answer["Content-Length"] == str(end - start)
    assert body(answer) == LONG[start:end]


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=5-3", "bytes=-", "lines=1-2", "bytes=x"])
def test_several_ranges_and_none_are_answered_with_the_whole(
    study: Study, recording: Recording, asked: str
) -> None:
    answer = signed_in(study.ben).get(url(study, recording), headers={"Range": asked})
    assert answer.status_code == 200
    assert len(body(answer)) == len(LONG)


@pytest.mark.parametrize("asked", [f"bytes={len(LONG)}-", "bytes=-0", "bytes=99999999999999999-"])
def test_what_lies_beyond_the_end_is_not_there(
    study: Study, recording: Recording, asked: str
) -> None:
    answer = signed_in(study.ben).get(url(study, recording), headers={"Range": asked})
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(LONG)}"


def test_a_part_of_other_bytes_is_not_mixed_in(study: Study, recording: Recording) -> None:
    client = signed_in(study.ben)
    asked = {"Range": "bytes=0-9"}
    tag = client.get(url(study, recording), headers=asked)["ETag"]
    same = client.get(url(study, recording), headers={**asked, "If-Range": tag})
    other = client.get(url(study, recording), headers={**asked, "If-Range": '"other"'})
    assert (same.status_code, other.status_code) == (206, 200)


def test_head_tells_as_much_without_the_sound(study: Study, recording: Recording) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = signed_in(study.ben).head(url(study, recording), headers={"Range": "bytes=5-9"})
    assert answer.status_code == 206
    assert answer["Content-Length"] == "5"
    assert body(answer) == b""
    assert "recordings_piece" not in str(queries.captured_queries)


def test_a_part_reads_only_the_pieces_it_needs(study: Study, recording: Recording) -> None:
    client = signed_in(study.ben)
    with CaptureQueriesContext(connection) as queries:
        body(client.get(url(study, recording), headers={"Range": "bytes=10-19"}))
    assert str(queries.captured_queries).count('FROM "recordings_piece"') == 1


def test_a_long_recording_is_asked_for_as_often_as_a_short_one(
    study: Study, interview: Interview, recording: Recording
) -> None:
    other = kept_interview(study.ada, "P7")
    assert sent(study, other, wav(1)).status_code == 302
    client = signed_in(study.ben)

    def asked(row: Recording) -> int:
        with CaptureQueriesContext(connection) as queries:
            body(client.get(url(study, row), headers={"Range": "bytes=10-19"}))
        return len(queries)

    short = Recording.objects.exclude(pk=recording.pk).get()
    asked(short)
    assert asked(recording) == asked(short)


def test_others_do_not_hear_it(study: Study, recording: Recording) -> None:
    assert signed_in(study.sven).get(url(study, recording)).status_code == 404
    assert Client().get(url(study, recording)).status_code == 302
    own = reverse("recordings:sound", args=["another", recording.pk])
    assert signed_in(study.sven).get(own).status_code == 404


def test_a_second_one_waits_until_the_first_is_removed(
    study: Study, interview: Interview, recording: Recording
) -> None:
    assert b"has a recording already" in sent(study, interview, wav()).content
    assert Sound.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (m4a(kinds=(b"vide", b"soun")), b"holds video"),
        (b"MZ\x90\0" + bytes(500), b"no sound that Polyphony knows"),
        (b"", b"No recording was chosen"),
    ],
)
def test_what_is_no_sound_is_refused_with_a_sentence_and_leaves_nothing(
    study: Study, interview: Interview, data: bytes, said: bytes
) -> None:
    answer = sent(study, interview, data)
    assert answer.status_code == 422
    assert said in answer.content
    assert not Sound.objects.exists()


def test_what_arrives_after_the_interview_was_removed_is_not_kept(
    study: Study, interview: Interview
) -> None:
    late = Interview.objects.get(pk=interview.pk)
    Interview.objects.filter(pk=interview.pk).update(removed=True)
    file = io.BytesIO(wav())
    with pytest.raises(Refused, match="removed meanwhile"):
        add_recording(By(study.ben), interview=late, name="a.wav", file=file, size=len(wav()))
    assert not Sound.objects.exists()


def test_what_is_too_large_is_refused_with_a_sentence(
    study: Study, interview: Interview, settings: Settings
) -> None:
    settings.LARGEST_RECORDING = 1_000_000
    assert b"larger than 1 MB" in sent(study, interview, LONG).content
    settings.LARGEST_REQUEST = 2_000_000
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
    answer = sent(study, interview, LONG)
    assert (answer.status_code, b"more than 2 MB" in answer.content) == (422, True)
    address = reverse("recordings:add", args=[study.slug, interview.pk])
    assert (
        b"Sign in" in Client().post(address, {"recording": SimpleUploadedFile("a", LONG)}).content
    )
    assert not Sound.objects.exists()


def test_what_fails_on_the_way_is_swept_up_by_the_next(study: Study, interview: Interview) -> None:
    sent(study, interview, wav())
    kept = Sound.objects.get()
    signed_in(study.ada).post(url(study, Recording.objects.get(), "remove"))
    old = Sound.objects.create(interview=interview, size=5)
    Sound.objects.update(made_at="2020-01-01T00:00Z")
    sent(study, interview, wav())
    assert not Sound.objects.filter(pk=old.pk).exists()
    assert Sound.objects.filter(pk=kept.pk).exists()


def test_removing_can_be_undone_until_it_is_deleted(study: Study, recording: Recording) -> None:
    ada = signed_in(study.ada)
    assert ada.post(url(study, recording, "remove")).status_code == 302
    assert signed_in(study.ben).get(url(study, recording)).status_code == 404
    undo(By(study.ada))
    assert signed_in(study.ben).get(url(study, recording)).status_code == 200
    ada.post(url(study, recording, "remove"))
    assert ada.post(url(study, recording, "delete")).status_code == 422
    assert ada.post(url(study, recording, "delete"), {"confirmed": "on"}).status_code == 302
    with pytest.raises(Refused):
        undo(By(study.ada))


def test_removing_is_not_undone_over_another(
    study: Study, interview: Interview, recording: Recording
) -> None:
    signed_in(study.ada).post(url(study, recording, "remove"))
    sent(study, interview, wav())
    with pytest.raises(Refused, match="another recording by now"):
        undo(By(study.ada))


def test_deleting_deletes_every_byte_and_can_be_done_twice(
    study: Study, recording: Recording
) -> None:
    delete_recording(By(study.ada), recording=recording)
    assert signed_in(study.ada).get(url(study, recording)).status_code == 404
    job = Job.objects.get(kind=DELETING)
    jobs.perform(job.pk)
    assert not Sound.objects.exists()
    assert not Piece.objects.exists()
    Job.objects.update(state="queued")
    jobs.perform(job.pk)
    job.refresh_from_db()
    assert job.state == "done"
    assert verify(study.project.pk).faults == ()


def test_a_job_deletes_no_sound_that_is_still_used(study: Study, recording: Recording) -> None:
    job = jobs.begin(study.ada, DELETING, {"sound": recording.sound_id})
    jobs.perform(job.pk)
    assert Piece.objects.count() == 3


def test_purging_a_project_takes_the_sound_along(study: Study, recording: Recording) -> None:
    purge_project(study.project.pk)
    assert not Piece.objects.exists()
    assert not Sound.objects.exists()


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("12", 12),
        ("0:12.5", 12.5),
        ("1:02:03", 3723),
        ("-0:30", -30),
        ("−0:30", -30),
        ("+5", 5),
        ("٣", 3),
    ],
)
def test_times_are_read_as_people_write_them(said: str, seconds: float) -> None:
    assert seconds_of(said) == seconds
    assert seconds_of(written(seconds)) == seconds


@pytest.mark.parametrize("said", ["", "soon", "1:2:3:4", "9" * 50, "1e9", "nan"])
def test_what_is_no_time_is_refused(study: Study, recording: Recording, said: str) -> None:
    ben = signed_in(study.ben)
    assert ben.post(url(study, recording, "set-start"), {"starts_at": said}).status_code == 422


def test_text_and_sound_are_aligned(study: Study, recording: Recording) -> None:
    ben = signed_in(study.ben)
    ben.post(url(study, recording, "set-start"), {"starts_at": "0:12.5"})
    recording.refresh_from_db()
    assert recording.starts_at == 12.5
    page = ben.get(recording.interview.get_absolute_url()).content.decode()
    assert 'data-starts-at="12.5"' in page
    assert 'value="0:12.5"' in page


def test_times_are_those_of_the_current_text(study: Study, interview: Interview) -> None:
    address = reverse("recordings:times", args=[study.slug, interview.pk])
    told = signed_in(study.olga).get(address).json()["turns"]
    assert told[1] == [1, 10.0, 19.0, []]


def test_pages_without_a_recording_have_no_player(study: Study, interview: Interview) -> None:
    pages = [interview.get_absolute_url(), reverse("desk:code", args=[study.slug, interview.pk])]
    ben = signed_in(study.ben)
    assert not any('id="player"' in ben.get(page).content.decode() for page in pages)
    sent(study, interview, wav())
    assert all('id="player"' in ben.get(page).content.decode() for page in pages)


def test_the_same_bytes_are_kept_for_an_upload_from_disk(
    study: Study, interview: Interview, settings: Settings
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    sent(study, interview, LONG)
    assert Sound.objects.get().sha256 == hashlib.sha256(LONG).hexdigest()


def test_adding_leaves_nothing_where_the_act_fails(
    study: Study, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    from interviews.recordings import actions

    monkeypatch.setattr(actions, "_add", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_recording(By(study.ben), interview=interview, name="a", file=io.BytesIO(wav()), size=9)
    assert not Sound.objects.exists()
