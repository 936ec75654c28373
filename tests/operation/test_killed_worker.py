"""A worker that dies in the middle of an import, and what the next one makes of it."""

from __future__ import annotations

import pytest

from interviews.projects.history import By
from interviews.projects.jobs.running import LEASE
from interviews.projects.models import Job
from interviews.projects.models.job import JobState
from interviews.projects.tasks import SWEEP_SECONDS
from interviews.transcripts.actions.importing import begin_import
from interviews.transcripts.models import ImportFile
from interviews.transcripts.models.importing import ImportState
from tests.conftest import Study
from tests.services import WorkerProcess, until_true

RECOVERED_WITHIN = 15
FILES = 12
TURNS = 4000


def long_interview(number: int) -> bytes:
    turns = (
        f"Interviewer: What about {turn}?\nP{number}: It was the {turn}th time, or so I thought.\n"
        for turn in range(TURNS // 2)
    )
    return "\n".join(turns).encode()


def begun(study: Study) -> Job:
    files = [(f"P{number}.txt", long_interview(number)) for number in range(FILES)]
    return begin_import(By(study.ada), files=files)


def read_so_far(job: Job) -> int:
    return ImportFile.objects.filter(job=job, state=ImportState.READ).count()


def state_of(job: Job) -> tuple[str, int, int]:
    job.refresh_from_db()
    return job.state, job.done, job.attempt


@pytest.mark.django_db(transaction=True)
def test_an_import_survives_its_worker(study: Study, worker: WorkerProcess) -> None:
    job = begun(study)
    until_true(lambda: read_so_far(job) >= 2, worker.log.read_text)
    worker.kill()
    assert 2 <= read_so_far(job) < FILES, "killed too late to show anything"
    assert state_of(job)[0] == JobState.RUNNING

    worker.start()
    until_true(lambda: state_of(job)[2] == 2, worker.log.read_text)
    until_true(lambda: state_of(job)[0] == JobState.DONE, worker.log.read_text)
    assert state_of(job) == (JobState.DONE, FILES, 2)
    assert read_so_far(job) == FILES
    assert all(
        file.reading and len(file.reading["turns"]) == TURNS
        for file in ImportFile.objects.filter(job=job)
    )


@pytest.mark.django_db(transaction=True)
def test_an_import_begun_without_a_worker_is_done_by_the_next(
    study: Study, worker: WorkerProcess
) -> None:
    worker.kill()
    job = begin_import(By(study.ada), files=[("P1.txt", long_interview(1))])
    assert state_of(job)[0] == JobState.QUEUED
    worker.start()
    until_true(lambda: state_of(job)[0] == JobState.DONE, worker.log.read_text)
    assert state_of(job) == (JobState.DONE, 1, 1)


def test_a_dead_workers_job_is_taken_up_within_fifteen_seconds() -> None:
    """The longest wait: a beat just before death, its lease, and a sweep that just missed it."""
    assert LEASE.total_seconds() + SWEEP_SECONDS < RECOVERED_WITHIN
