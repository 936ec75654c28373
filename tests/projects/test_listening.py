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
from interviews.projects.listening import CHECKED_EVERY, MOMENT, Listening
from interviews.projects.models import Head
from tests.conftest import Study


def heard(query: str, path: str = "/live/") -> tuple[str, dict[str, Any]]:
    told: list[str] = []
    application = Listening(lambda environ, start: [b'{"handed": "on"}'])
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


ASKED = b"GET /live/?ticket=x HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n"


def answered(request: bytes) -> bytes | None:
    return Listening(lambda environ, start: []).answered(request)


def test_a_plain_question_is_answered_whole() -> None:
    told = b'{"expired": true}'
    head, _, body = (answered(ASKED) or b"").partition(b"\r\n\r\n")
    assert head.split(b"\r\n")[0] == b"HTTP/1.1 403 Forbidden"
    assert f"Content-Length: {len(told)}".encode() in head
    assert body == told


def test_a_question_that_keeps_the_connection_is_plain() -> None:
    assert answered(ASKED.replace(b"Accept: */*", b"Connection: keep-alive")) is not None


@pytest.mark.parametrize(
    "request_",
    [
        ASKED[:-2],
        ASKED + ASKED,
        ASKED + b"x",
        ASKED.replace(b"GET", b"POST"),
        ASKED.replace(b"/live/", b"/projects/"),
        ASKED.replace(b"HTTP/1.1", b"HTTP/1.0"),
        ASKED.replace(b"Accept: */*", b"Content-Length: 5"),
        ASKED.replace(b"Accept: */*", b"content-length : 5"),
        ASKED.replace(b"Accept: */*", b"Transfer-Encoding: chunked"),
        ASKED.replace(b"Accept: */*", b"Connection: close"),
        ASKED.replace(b"Accept: */*", b"connection: keep-alive, Upgrade"),
        ASKED.replace(b"Accept: */*", b"Upgrade: h2c"),
        ASKED.replace(b"Accept: */*", b"Expect: 100-continue"),
        ASKED.replace(b"Accept: */*", b" folded"),
        b"",
    ],
)
def test_whatever_is_not_plain_goes_the_ordinary_way(request_: bytes) -> None:
    assert answered(request_) is None
