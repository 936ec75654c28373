"""What a lead reads before and after, and who may."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from coding.memos.models import Memo
from interviews.projects import jobs
from interviews.projects.history import By
from interviews.projects.models import Job
from interviews.projects.models.job import JobState
from interviews.transcripts.actions import add_participant
from interviews.transcripts.models import Participant
from interviews.withdrawal.models import Withdrawal
from tests.conftest import Study, signed_in
from tests.withdrawal.a_person import Person, arrive
from tests.withdrawal.test_withdrawal import withdrawn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person(study: Study) -> Person:
    return arrive(study)


def address(study: Study, person: Person) -> str:
    return reverse("withdrawal:withdraw", args=[study.slug, person.participant.pk])


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_it_says_what_will_be_erased_and_what_will_not(study: Study, person: Person) -> None:
    page = read(signed_in(study.ada), address(study, person))
    for told in (
        "1 interview<",
        "words of transcript",
        "Coding: 2",
        "Quote: 1",
        "1 file waiting to be looked over",
        "Holunder, as she said",
        "Frau Zirbelnuss",
        "Brombeerwein kept me going",
        "Exports made before",
    ):
        assert told in page
    assert "Holunder, privately" not in page


def test_a_wrong_id_erases_nothing(study: Study, person: Person) -> None:
    answer = signed_in(study.ada).post(address(study, person), {"label": "P2"})
    assert answer.status_code == 422
    assert "Nothing was erased" in answer.content.decode()
    assert not Withdrawal.objects.exists()


def test_what_is_not_ticked_is_left_alone(study: Study, person: Person) -> None:
    memo = Memo.objects.get(body="Holunder, as she said")
    data = {"label": "P1", "chosen": [str(person.code.pk)], "also": "weissdorn\n\n x\n"}
    answer = signed_in(study.ada).post(address(study, person), data)
    row = Withdrawal.objects.get()
    assert answer.headers["Location"] == row.get_absolute_url()
    assert str(memo.pk) in row.kept
    assert str(person.code.pk) not in row.kept
    assert row.also == ["weissdorn"]


def test_the_interviews_are_out_of_sight_at_once(study: Study, person: Person) -> None:
    client = signed_in(study.ada)
    client.post(address(study, person), {"label": "P1"})
    assert client.get(person.interview.get_absolute_url()).status_code == 404
    assert "Not all is erased yet" in read(client, Withdrawal.objects.get().get_absolute_url())


def test_stopped_work_can_be_let_go_on(study: Study, person: Person) -> None:
    client = signed_in(study.ada)
    client.post(address(study, person), {"label": "P1"})
    row = Withdrawal.objects.get()
    Job.objects.filter(pk=row.job_id).update(state=JobState.FAILED, sentence="It broke.")
    assert "Go on" in read(client, row.get_absolute_url())
    client.post(reverse("withdrawal:go-on", args=[study.slug, row.pk]))
    row.refresh_from_db()
    jobs.perform(row.job_id or "")
    row.refresh_from_db()
    assert row.done


def test_the_table_lists_who_withdrew_and_exports_count_them(study: Study, person: Person) -> None:
    row = withdrawn(study, person.participant)
    assert row.done_at
    page = read(signed_in(study.olga), reverse("transcripts:participants", args=[study.slug]))
    assert f"P1 (withdrawn {row.done_at:%-d %b %Y})" in page
    url = reverse("findings:export", args=[study.slug])
    answer = signed_in(study.ada).get(url, {"kind": "participants", "format": "md"})
    table = b"".join(answer.streaming_content).decode()
    assert "1 participant has withdrawn" in table
    assert "P1" not in table


def test_a_participant_without_interviews_can_withdraw(study: Study) -> None:
    row = add_participant(By(study.ada), label="P9", note="Mispelweg")
    page = read(signed_in(study.ada), reverse("withdrawal:withdraw", args=[study.slug, row.pk]))
    assert "they have no interview here" in page
    assert withdrawn(study, row).done
    assert Participant.objects.get(pk=row.pk).note == ""


def test_an_observer_reads_the_tombstone_without_paths(study: Study, person: Person) -> None:
    row = withdrawn(study, person.participant)
    assert "Backups" not in read(signed_in(study.olga), row.get_absolute_url())
    assert "Backups that still hold it" in read(signed_in(study.ada), row.get_absolute_url())
