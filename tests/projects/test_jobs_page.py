"""A job's progress, for its owner and the leads."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from interviews.projects import jobs, registers
from interviews.projects.models import Job
from tests.conftest import Study, signed_in

HTMX = {"HX-Request": "true"}


@pytest.fixture
def job(study: Study) -> Job:
    return jobs.begin(study.ben, "test", {}, total=5)


def address(study: Study, job: Job) -> str:
    return reverse("projects:job", args=[study.slug, job.pk])


def test_it_is_asked_again_until_it_has_ended(study: Study, job: Job) -> None:
    client: Client = signed_in(study.ben)
    Job.objects.update(state="running", done=2)
    under_way = client.get(address(study, job), headers=HTMX)
    assert b"every 1s" in under_way.content
    assert b"2 of 5" in under_way.content
    assert "HX-Trigger" not in under_way.headers
    Job.objects.update(state="done", done=5)
    ended = client.get(address(study, job), headers=HTMX)
    assert b"every 1s" not in ended.content
    assert ended.headers["HX-Trigger"] == "polyphony:job-ended"


def test_it_says_in_a_sentence_what_went_wrong(study: Study, job: Job) -> None:
    Job.objects.update(state="failed", sentence="The file is locked with a password.")
    answer = signed_in(study.ben).get(address(study, job))
    assert b"The file is locked with a password." in answer.content
    assert b"<html" in answer.content


def test_its_room_says_where_the_result_is(
    study: Study, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = registers.Described("Reading 5 files", "/somewhere/")
    monkeypatch.setitem(registers._kept.job_pages, "test", lambda member, row: seen)
    Job.objects.update(state="done")
    answer = signed_in(study.ada).get(address(study, job))
    assert b"Reading 5 files" in answer.content
    assert b'href="/somewhere/"' in answer.content


def test_a_job_of_another_project_is_not_there(study: Study, job: Job) -> None:
    assert (
        signed_in(study.sven).get(reverse("projects:job", args=["another", job.pk])).status_code
        == 404
    )
