"""Queries kept as SQL answer as the queries themselves would."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.models import Change, Event, Member, Veil
from interviews.projects.prepared import columns, prepared, prepared_exists, row_of
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named


@prepared
def seen(member: Member, interview_id: uuid.UUID) -> QuerySet[Coding, tuple[Any, ...]]:
    rows = Coding.objects.visible_to(member).filter(interview=interview_id)
    return rows.values_list(*columns(Coding))


@prepared
def events_after(project_id: uuid.UUID, verb: str, seq: int) -> QuerySet[Event, tuple[int]]:
    rows = Event.objects.filter(project_id=project_id, verb=verb, seq__gt=seq)
    return rows.values_list("seq")


def test_it_gives_what_the_query_gives_to_each_who_asks(study: Study, interview: Interview) -> None:
    code = code_named(study.ada, "doubt")
    for coder, words in ((study.ben, "café talk"), (study.cleo, "the numbers we had")):
        apply_code(By(coder), code=code, interview=interview, **bounds(interview, words))
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    for member, count in ((study.ben, 2), (study.cleo, 1), (study.olga, 2), (study.sven, 0)):
        rows = [row_of(Coding, values) for values in seen(member, interview.pk)]
        expected = Coding.objects.visible_to(member).filter(interview=interview)
        assert [vars_of(row) for row in rows] == [vars_of(row) for row in expected]
        assert len(rows) == count
    assert seen(study.ben, uuid.uuid4()) == []


def vars_of(row: Coding) -> dict[str, Any]:
    return {name: getattr(row, name) for name in columns(Coding)}


def test_texts_and_numbers_are_values_too(study: Study) -> None:
    for member in (study.ben, study.cleo):
        code_named(member, f"of {member.initials}")
    seqs = list(Event.objects.filter(verb="code.coined").values_list("seq", flat=True))
    key = study.project.pk
    assert [seq for (seq,) in events_after(key, "code.coined", 0)] == seqs
    assert [seq for (seq,) in events_after(key, "code.coined", seqs[0])] == seqs[1:]
    assert events_after(key, "code'; --", 0) == []


def test_it_is_one_query_and_the_same_sql_each_time(study: Study, interview: Interview) -> None:
    with CaptureQueriesContext(connection) as queries:
        seen(study.ben, interview.pk)
        seen(study.ben, interview.pk)
    assert len(queries) == 2
    assert queries[0]["sql"] == queries[1]["sql"]


def test_a_query_that_does_something_with_its_values_is_refused(study: Study) -> None:
    @prepared
    def reckoned(seq: int) -> QuerySet[Event, tuple[int]]:
        return Event.objects.filter(seq__gt=seq + 1).values_list("seq")

    @prepared
    def rows(seq: int) -> QuerySet[Event, Any]:
        return Event.objects.filter(seq__gt=seq)

    @prepared
    def by_time(at: float) -> QuerySet[Event, tuple[int]]:
        return Event.objects.filter(seq__gt=at).values_list("seq")

    for ask in (reckoned, rows, by_time):
        with pytest.raises(TypeError):
            ask(1.5 if ask is by_time else 1)  # type: ignore[operator]


def test_a_query_may_follow_a_members_role_and_nothing_else_of_theirs(study: Study) -> None:
    @prepared
    def by_role(member: Member) -> QuerySet[Event, tuple[int]]:
        rows = Event.objects.filter(project_id=member.project_id)
        return (rows if member.leads else rows.filter(member_id=member.pk)).values_list("seq")

    @prepared
    def by_voice(member: Member) -> QuerySet[Event, tuple[int]]:
        rows = Event.objects.filter(project_id=member.project_id)
        return (rows if member.colour else rows.none()).values_list("seq")

    code_named(study.ben, "doubt")
    every = Event.objects.filter(project_id=study.project.pk).count()
    assert [len(by_role(who)) for who in (study.ada, study.ben, study.cleo)] == [every, 1, 0]
    with pytest.raises(TypeError):
        by_voice(study.ada)


def test_a_query_that_asks_the_database_while_it_is_composed_is_refused(study: Study) -> None:
    @prepared
    def hasty(member: Member) -> QuerySet[Event, tuple[int]]:
        veiled = list(Veil.objects.filter(member=member))
        return Event.objects.filter(project_id=member.project_id, seq=len(veiled)).values_list(
            "seq"
        )

    with pytest.raises(TypeError):
        hasty(study.ada)


@prepared_exists
def of_codes(member: Member, seq: int) -> QuerySet[Change]:
    rows = Change.objects.filter(project_id=member.project_id, model=Code._meta.label)
    return rows.filter(seq=seq)


def test_a_condition_holds_for_each_row_of_the_query_around_it(study: Study) -> None:
    code_named(study.ben, "doubt")
    events = Event.objects.filter(project_id=study.project.pk)
    coined = events.filter(of_codes(study.ben, F("seq")))
    assert [event.verb for event in coined] == ["code.coined"]
    others = events.exclude(of_codes(study.ben, F("seq")))
    assert set(others) == set(events) - set(coined)
    assert set(events.filter(pk__in=coined.values("pk"))) == set(coined)
    assert not events.filter(of_codes(study.sven, F("seq")))


def test_a_condition_on_the_table_it_reads_itself_is_refused(study: Study) -> None:
    rows = Change.objects.filter(of_codes(study.ben, F("seq")))
    with pytest.raises(TypeError):
        list(rows)
