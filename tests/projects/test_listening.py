"""The live feed in front of Django tells what the view tells."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from interviews.projects import feed
from interviews.projects.actions import set_question
from interviews.projects.history import By
from interviews.projects.listening import CHECKED_EVERY, MOMENT, before
from interviews.projects.models import Head
from tests.conftest import Study


def heard(query: str, path: str = "/live/") -> tuple[str, dict[str, Any]]:
    told: list[str] = []
    application = before(lambda environ, start: [b'{"handed": "on"}'])
    environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "QUERY_STRING": query}
    body = b"".join(application(environ, lambda status, headers: told.append(status)))
    return (told or [""])[0], json.loads(body)


@pytest.mark.django_db(transaction=True)
def test_a_listener_hears_the_newest_seq(broker: str, study: Study) -> None:
    set_question(By(study.ada), text="What is fair?")
    ticket = feed.ticket(study.project.pk, study.ben.pk)
    newest = Head.objects.get(pk=study.project.pk).seq
    assert heard(urlencode({"ticket": ticket})) == ("200 OK", {"seq": newest})
    assert Client().get("/live/", {"ticket": ticket}).json() == {"seq": newest}


@pytest.mark.parametrize("query", ["", "ticket=", "ticket=a:b:c", "ticket=%ff%fe", "&&&=;"])
def test_without_a_ticket_nothing_is_told(query: str) -> None:
    assert heard(query) == ("403 Forbidden", {"expired": True})


def test_everything_else_is_handed_on() -> None:
    assert heard("", "/projects/demo/") == ("", {"handed": "on"})


def test_a_ticket_is_checked_again_and_expires(
    broker: str, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = feed.ticket(study.project.pk, study.ben.pk)
    query, later = urlencode({"ticket": ticket}), time.monotonic() + CHECKED_EVERY
    assert heard(query)[0] == "200 OK"
    assert heard(urlencode({"ticket": ticket + "x"}))[0] == "403 Forbidden"
    monkeypatch.setattr(feed, "TICKET_SECONDS", -1)
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert heard(query)[0] == "403 Forbidden"


def test_news_is_heard_a_moment_later(
    broker: str, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = urlencode({"ticket": feed.ticket(study.project.pk, study.ben.pk)})
    for seq in (7, 8):
        feed.announce(study.project.pk, seq)
        assert heard(query) == ("200 OK", {"seq": seq})
        later = time.monotonic() + MOMENT
        monkeypatch.setattr(time, "monotonic", lambda later=later: later)
