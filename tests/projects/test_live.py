"""The live feed is cheap: no database, no session, no cookie."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from django.urls import reverse

from interviews.projects import feed
from interviews.projects.actions import accept, invite, leave
from interviews.projects.history import By
from tests.conftest import Study, signed_in

Queries = Callable[[int], AbstractContextManager[None]]


def test_it_answers_without_database_or_cookie(
    study: Study, django_assert_num_queries: Queries
) -> None:
    client = signed_in(study.ben)
    ticket = feed.ticket(study.project.pk, study.ben.pk)
    with django_assert_num_queries(0):
        answer = client.get(reverse("projects:live"), {"ticket": ticket})
    assert answer.status_code == 200
    assert set(answer.json()) == {"seq"}
    assert not answer.cookies
    assert not answer.wsgi_request.session.accessed


def test_a_ticket_that_was_altered_or_has_expired_is_refused(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = feed.ticket(study.project.pk, study.ben.pk)
    live = reverse("projects:live")
    assert Client().get(live, {"ticket": ticket + "x"}).json() == {"expired": True}
    monkeypatch.setattr(feed, "TICKET_SECONDS", -1)
    assert Client().get(live, {"ticket": ticket}).status_code == 403


def test_a_ticket_of_another_shape_admits_nobody() -> None:
    assert feed.admitted(TimestampSigner(salt="live").sign("project:member")) is None


@pytest.mark.django_db(transaction=True)
def test_a_ticket_admits_nobody_once_its_member_has_left_and_again_when_they_are_back(
    broker: str, study: Study
) -> None:
    ticket = feed.ticket(study.project.pk, study.ben.pk)
    admitted = feed.admitted(ticket)
    assert admitted is not None
    leave(By(study.ada), member=study.ben)
    assert feed.admitted(ticket) is None
    invitation = invite(By(study.ada), role="coder")
    accept(invitation, study.ben.user)
    assert feed.admitted(ticket) == admitted


def test_a_member_gets_a_fresh_ticket(study: Study) -> None:
    given = signed_in(study.olga).get(reverse("projects:ticket", args=[study.slug])).json()
    assert feed.admitted(given["ticket"]) == (str(study.project.pk), str(study.olga.pk), "")
    assert given["seq"] == 4
