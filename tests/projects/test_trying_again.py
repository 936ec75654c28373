"""A job that found the database busy is done later; one that fails says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import OperationalError
from django.utils import timezone

from interviews.projects import jobs
from interviews.projects.jobs import running
from interviews.projects.models import Job
from tests.conftest import Study

KIND = "tests.busy"


@pytest.fixture
def found() -> Iterator[list[type[Exception] | None]]:
    """What each attempt meets, the last first."""
    meets: list[type[Exception] | None] = []

    @jobs.kind(KIND)
    def run(run: jobs.Run) -> None:
        if error := meets.pop():
            raise error("database is locked")

    yield meets
    del running._runners[KIND]


def state(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def test_a_job_that_found_the_database_busy_is_taken_again_once_its_lease_is_over(
    study: Study, found: list[type[Exception] | None]
) -> None:
    found += [None, OperationalError]
    job = jobs.begin(study.ada, KIND, {})
    jobs.perform(job.pk)
    assert state(job) == "running"
    Job.objects.filter(pk=job.pk).update(leased_until=timezone.now())
    jobs.perform(job.pk)
    assert state(job) == "done"


def test_a_job_that_fails_otherwise_says_so(
    study: Study, found: list[type[Exception] | None]
) -> None:
    found += [ValueError]
    job = jobs.begin(study.ada, KIND, {})
    jobs.perform(job.pk)
    assert state(job) == "failed"
