"""Files are read by a job, looked over by a person, and kept once."""

from __future__ import annotations

import contextlib
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from interviews import formats
from interviews.projects import jobs
from interviews.projects.history import By
from interviews.projects.jobs.running import LEASE
from interviews.projects.models import Blob, Job, Member
from interviews.transcripts.actions import begin_import
from interviews.transcripts.models import ImportFile, Interview, Participant
from tests.conftest import Study, signed_in
from tests.library import SPOKEN, arrived

pytestmark = pytest.mark.django_db


def bring(member: Member, *files: tuple[str, bytes], operation: str = "") -> None:
    """Post files as a browser does, and let a worker read them."""
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    address = reverse("transcripts:take-up", args=[member.project.slug])
    signed_in(member).post(address, {"files": sent, "operation": operation})
    for job in Job.objects.filter(project=member.project, state="queued"):
        jobs.perform(job.pk)


def listed(member: Member) -> str:
    address = reverse("transcripts:import", args=[member.project.slug])
    return signed_in(member).get(address).content.decode()


def post(member: Member, name: str, file: ImportFile, **data: str) -> int:
    address = reverse(f"transcripts:{name}", args=[member.project.slug, file.pk])
    return signed_in(member).post(address, data).status_code


AS_READ = {
    "0-name": "Interviewer",
    "0-role": "interviewer",
    "1-name": "P1",
    "1-role": "participant",
    "1-participant": "P1",
    "language": "en",
}


def test_one_bad_file_does_not_stop_the_others(study: Study) -> None:
    bring(study.ada, ("a.txt", SPOKEN), ("b.doc", b"\xd0\xcf\x11\xe0" * 200), ("c.txt", b""))
    states = list(ImportFile.objects.order_by("position").values_list("state", flat=True))
    assert states == ["read", "refused", "refused"]
    assert ImportFile.objects.get(blob__name="b.doc").sentence


def test_the_same_upload_sent_twice_is_taken_up_once(study: Study) -> None:
    operation = str(uuid.uuid4())
    for _time in range(2):
        bring(study.ada, ("a.txt", SPOKEN), operation=operation)
    assert ImportFile.objects.count() == 1


def test_nothing_is_kept_before_someone_says_so(study: Study) -> None:
    arrived(study.ada)
    assert not Interview.objects.exists()


def test_keeping_twice_makes_one_interview(study: Study) -> None:
    file = arrived(study.ada)
    for _time in range(2):
        assert post(study.ada, "keep-one", file, **AS_READ) == 302
    interview = Interview.objects.get()
    assert interview.title == interview.citation == "P1"
    assert interview.speakers.count() == 2


def test_corrections_are_remembered_and_kept(study: Study) -> None:
    file = arrived(
        study.ben, data=b"I: Why?\nAnna: So.\nI: And?\nAnna B: No.\nAnna: Yes.\nAnna B: x\n"
    )
    told = {
        **AS_READ,
        "1-name": "P3",
        "1-participant": "P3",
        "2-name": "P3",
        "2-role": "participant",
    }
    assert post(study.ben, "correct-reading", file, **told) == 302
    address = reverse("transcripts:preview", args=[study.slug, file.pk])
    assert 'value="P3"' in signed_in(study.ben).get(address).content.decode()
    post(study.ben, "keep-one", file, **told)
    assert [s.name for s in Interview.objects.get().speakers.all()] == ["Interviewer", "P3"]
    assert Participant.objects.get().label == "P3"


def test_a_form_that_cannot_stand_is_shown_again_with_what_was_typed(study: Study) -> None:
    file = arrived(study.ada)
    assert post(study.ada, "keep-one", file, **{**AS_READ, "1-participant": "Ann, Bo"}) == 422
    assert not Interview.objects.exists()


def test_a_file_set_aside_leaves_nothing_and_is_not_kept_afterwards(study: Study) -> None:
    file = arrived(study.ada)
    post(study.ada, "set-aside", file)
    assert bytes(Blob.objects.get().data) == b""
    post(study.ada, "keep-one", file, **AS_READ)
    assert not Interview.objects.exists()


def test_the_same_content_twice_is_noticed(study: Study) -> None:
    post(study.ada, "keep-one", arrived(study.ada), **AS_READ)
    arrived(study.ada, "again.txt")
    assert "The same content was imported before, as P1." in listed(study.ada)


def test_all_that_need_no_correction_are_kept_at_once(study: Study) -> None:
    other = SPOKEN.replace(b"P1", b"P2").replace(b"measure", b"count")
    bring(study.ada, ("a.txt", SPOKEN), ("b.txt", other), ("c.txt", b"Only talk, no labels."))
    address = reverse("transcripts:keep-ready", args=[study.slug])
    signed_in(study.ada).post(address)
    job = Job.objects.get(kind="transcripts.keep")
    jobs.perform(job.pk)
    assert {each.citation for each in Interview.objects.all()} == {"P1", "P2"}
    assert ImportFile.objects.filter(state="read").count() == 1


def test_what_is_offered_to_be_kept_says_so_and_names_with_commas_stay_apart(study: Study) -> None:
    bring(study.ada, ("a.txt", SPOKEN), ("b.txt", b"Only talk, no labels."))
    said = listed(study.ada)
    assert "Keep the one that needs no correction" in said
    assert said.count(">Needs no correction<") == 1
    assert said.count(">To be looked over<") == 1
    assert "Interviewer · P1" in said or "P1 · Interviewer" in said
    assert "File types: .odt, .docx, " in said


def test_a_participants_id_is_taken_from_the_files_name(study: Study) -> None:
    data = b"Interviewer: Why?\nAnna: So.\nInterviewer: And?\nAnna: No.\n"
    file = arrived(study.ada, "P7 second talk.txt", data)
    page = reverse("transcripts:preview", args=[study.slug, file.pk])
    assert 'value="P7"' in signed_in(study.ada).get(page).content.decode()


def test_file_names_are_for_leads_and_who_brought_them(study: Study) -> None:
    bring(study.ben, ("Anna Smith.txt", SPOKEN))
    assert "Anna Smith.txt" in listed(study.ada)
    assert "Anna Smith.txt" in listed(study.ben)
    assert "Anna Smith.txt" not in listed(study.cleo)


def test_a_hostile_name_is_only_a_name(study: Study) -> None:
    bring(study.ada, ("../../etc/<img src=x onerror=alert(1)>.txt", SPOKEN))
    assert "<img src=x" not in listed(study.ada)
    assert ImportFile.objects.get().blob.name == "<img src=x onerror=alert(1)>.txt"


def test_too_many_files_are_refused_in_a_sentence(study: Study) -> None:
    sent = [SimpleUploadedFile(f"{n}.txt", b"I: a") for n in range(101)]
    address = reverse("transcripts:take-up", args=[study.slug])
    answer = signed_in(study.ada).post(address, {"files": sent})
    assert answer.status_code == 422
    assert "100 files" in answer.content.decode()
    assert not ImportFile.objects.exists()


def test_an_upload_without_files_is_told_so(study: Study) -> None:
    address = reverse("transcripts:take-up", args=[study.slug])
    answer = signed_in(study.ada).post(address)
    assert answer.status_code == 422
    assert "No file was chosen" in answer.content.decode()


def test_a_job_run_twice_reads_each_file_once(study: Study) -> None:
    job = begin_import(By(study.ada), files=[("a.txt", SPOKEN), ("b.txt", SPOKEN)])
    jobs.perform(job.pk)
    Job.objects.filter(pk=job.pk).update(state="queued")
    jobs.perform(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 2, 2)


def test_the_list_asks_a_fixed_number_of_queries(
    study: Study, django_assert_max_num_queries: object
) -> None:
    bring(study.ada, *((f"{n}.txt", SPOKEN + bytes(n)) for n in range(8)))
    client = signed_in(study.ada)
    address = reverse("transcripts:import", args=[study.slug])
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        client.get(address)


def test_a_file_that_ends_the_worker_stops_no_other(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = formats.read

    def deadly(data: bytes, name: str = "", encoding: str = "") -> formats.Transcript:
        if name == "b.txt":
            raise KeyboardInterrupt  # as if the process were gone
        return read(data, name, encoding)

    monkeypatch.setattr(formats, "read", deadly)
    names = ("a.txt", "b.txt", "c.txt", "d.txt")
    job = begin_import(By(study.ada), files=[(name, SPOKEN) for name in names])
    for _attempt in range(6):
        with contextlib.suppress(KeyboardInterrupt):
            jobs.perform(job.pk)
        Job.objects.filter(state="running").update(leased_until=timezone.now() - LEASE)
    states = dict(ImportFile.objects.values_list("blob__name", "state"))
    assert states == {"a.txt": "read", "b.txt": "refused", "c.txt": "read", "d.txt": "read"}
    assert "several times" in ImportFile.objects.get(state="refused").sentence
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("failed", 6)


def test_a_file_over_the_limit_is_named_and_never_read(study: Study) -> None:
    large = b" " * (formats.LARGEST_FILE + 1)
    bring(study.ada, ("large.txt", large), ("small.txt", SPOKEN))
    assert list(ImportFile.objects.values_list("blob__name", flat=True)) == ["small.txt"]
    address = reverse("transcripts:take-up", args=[study.slug])
    sent = [SimpleUploadedFile("large.txt", large)]
    answer = signed_in(study.ada).post(address, {"files": sent})
    assert answer.status_code == 422
    assert "“large.txt”: larger than 25 MB" in answer.content.decode()
