"""Who has an interview open is told from Redis, to those who may know, for some seconds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse

from coding.desk.coding_page.presence import now_at
from interviews.projects import feed, people, presence
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import kept_interview

pytestmark = pytest.mark.django_db
Queries = Callable[[int], AbstractContextManager[None]]


def ticket_at(member: Member, interview: Interview) -> str:
    return now_at(member, interview.pk, several=people.several(member)).ticket


def here(member: Member, interview: Interview) -> list[str] | None:
    bearer = feed.admitted(ticket_at(member, interview))
    assert bearer is not None
    return presence.told(bearer).get("here")


def test_who_else_is_there_is_told_for_some_seconds(
    broker: str, study: Study, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert here(study.ben, interview) == []
    assert here(study.cleo, interview) == [str(study.ben.pk)]
    assert here(study.ben, interview) == [str(study.cleo.pk)]
    monkeypatch.setattr(presence, "HERE_SECONDS", -1)
    assert here(study.ben, interview) == []


def test_another_interview_is_another_place(
    broker: str, study: Study, interview: Interview
) -> None:
    other = kept_interview(study.ada, participant="P2")
    here(study.ben, interview)
    assert here(study.cleo, other) == []


def test_no_presence_comes_through_a_veil_either_way(
    broker: str, study: Study, interview: Interview
) -> None:
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    here(study.ben, interview)
    assert here(study.cleo, interview) is None
    assert here(study.ben, interview) == []


def test_alone_there_is_no_presence(broker: str, study: Study) -> None:
    assert here(study.sven, kept_interview(study.sven)) is None


def test_it_is_asked_for_without_the_database(
    broker: str, study: Study, interview: Interview, django_assert_num_queries: Queries
) -> None:
    ticket = ticket_at(study.ben, interview)
    here(study.cleo, interview)
    with django_assert_num_queries(0):
        told = Client().get("/live/", {"ticket": ticket, "here": "1"}).json()
    assert told["here"] == [str(study.cleo.pk)]
    assert "here" not in Client().get("/live/", {"ticket": ticket}).json()


def test_the_page_names_colleagues_but_oneself(study: Study, interview: Interview) -> None:
    address = reverse("desk:code", args=[study.slug, interview.pk])
    page = signed_in(study.ben).get(address).content.decode()
    assert f'<li data-member="{study.cleo.pk}" hidden>' in page
    assert f'<li data-member="{study.ben.pk}"' not in page
    assert feed.admitted(ticket_at(study.ben, interview)) is not None
