"""The chain of events: what it records, and what it notices."""

from __future__ import annotations

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from interviews.projects.actions import change_project, found_project, set_question
from interviews.projects.errors import Conflict
from interviews.projects.history import By
from interviews.projects.history.guard import install, lift_guard, missing
from interviews.projects.history.verifying import verify
from interviews.projects.models import Change, Event, Head, Payload, ResearchQuestion
from tests.conftest import Study, person


def test_it_records_each_act_as_one_event_in_a_whole_chain(study: Study) -> None:
    set_question(By(study.ada), text="How do they choose what to measure?")
    verdict = verify(study.project.pk)
    assert verdict.whole
    assert verdict.events == Head.objects.get(pk=study.project.pk).seq == 5
    assert Event.objects.filter(project_id=study.project.pk).last().verb == "question.set"


def test_it_keeps_no_words_in_the_chain_itself(study: Study) -> None:
    set_question(By(study.ada), text="Why the kraken?")
    assert not Change.objects.filter(body__contains="kraken").exists()
    assert not Event.objects.filter(body__contains="kraken").exists()
    assert Payload.objects.filter(words__contains="kraken").count() == 1


def test_an_erased_payload_leaves_the_chain_whole(study: Study) -> None:
    set_question(By(study.ada), text="Why the kraken?")
    Payload.objects.filter(words__contains="kraken").delete()
    assert verify(study.project.pk).whole


def test_an_altered_payload_is_noticed(study: Study) -> None:
    set_question(By(study.ada), text="Why the kraken?")
    payload = Payload.objects.get(words__contains="kraken")
    payload.words = payload.words.replace("kraken", "whale")
    payload.save()
    assert "Words kept for event 5 were altered." in verify(study.project.pk).faults


@pytest.mark.parametrize("spoilt", ["{", "[]", "null"])
def test_a_spoilt_payload_is_noticed_and_the_rest_still_checked(study: Study, spoilt: str) -> None:
    set_question(By(study.ada), text="Why the kraken?")
    Payload.objects.filter(words__contains="kraken").update(words=spoilt)
    assert verify(study.project.pk).faults == ("Words kept for event 5 were altered.",)


@pytest.mark.parametrize("model", [Event, Change])
def test_the_database_refuses_to_alter_history(study: Study, model: type[Event | Change]) -> None:
    assert missing() == []
    with pytest.raises(DatabaseError, match="history cannot be changed"), transaction.atomic():
        model.objects.update(seq=99)
    with pytest.raises(DatabaseError, match="history cannot be changed"), transaction.atomic():
        model.objects.all().delete()


TAMPERINGS = {
    "a changed event": lambda pid: Event.objects.filter(project_id=pid, seq=2).update(verb="x"),
    "a changed body": lambda pid: Event.objects.filter(project_id=pid, seq=2).update(body="{}"),
    "a removed event": lambda pid: Event.objects.filter(project_id=pid, seq=3).delete(),
    "a removed newest event": lambda pid: Event.objects.filter(project_id=pid, seq=4).delete(),
    "a removed change": lambda pid: Change.objects.filter(project_id=pid, seq=3).delete(),
    "a changed change": lambda pid: Change.objects.filter(project_id=pid, seq=3).update(
        body='{"after":{},"before":null,"id":"0","model":"x","versions":[0,3]}'
    ),
    "an inserted change": lambda pid: Change(
        project_id=pid, seq=3, ordinal=9, model="x.Y", row_id=pid, body="{}"
    ).save(),
    "a change for no event": lambda pid: Change(
        project_id=pid,
        seq=77,
        ordinal=0,
        model="x.Y",
        row_id=pid,
        body='{"after":{},"before":null,"id":"0","model":"x","versions":[0,3]}',
    ).save(),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_verify_notices(study: Study, what: str) -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            _drop_triggers(cursor)
        TAMPERINGS[what](study.project.pk)
    assert not verify(study.project.pk).whole


def _drop_triggers(cursor: object) -> None:
    for model in (Event, Change):
        table = model._meta.db_table
        for act in ("update", "delete"):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER guard_{table}_{act}{on}")  # type: ignore[attr-defined]


def test_a_missing_trigger_is_noticed_and_mended(study: Study) -> None:
    with connection.cursor() as cursor:
        _drop_triggers(cursor)
    assert len(missing()) == 4
    install()
    assert missing() == []


def test_verify_accepts_a_head_noted_earlier_and_refuses_a_foreign_one(study: Study) -> None:
    noted = Head.objects.get(pk=study.project.pk).hash
    set_question(By(study.ada), text="What counts as harm?")
    assert verify(study.project.pk, noted).whole
    assert not verify(study.project.pk, "0" * 64).whole


def test_the_guard_can_be_lifted_for_one_transaction(study: Study) -> None:
    with lift_guard():
        Change.objects.filter(project_id=study.sven.project_id).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.all().delete()


def test_a_form_based_on_an_older_version_is_a_conflict(study: Study) -> None:
    opened = study.project.version
    change_project(By(study.ada), project=study.project, title="Renamed first")
    with pytest.raises(Conflict):
        change_project(By(study.ben), project=study.project, expected=opened, title="Renamed too")


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_give_a_gapless_chain() -> None:
    lead = found_project(person("Ada Berg"), title="Busy", slug="busy")

    def write(number: int) -> None:
        for turn in range(5):
            set_question(By(lead), text=f"Question {number}.{turn}")
        connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    verdict = verify(lead.project_id)
    assert verdict.whole
    assert verdict.events == 41
    assert ResearchQuestion.objects.count() == 40
