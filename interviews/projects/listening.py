"""The live feed answered before Django: two hundred listeners ask once a second.

A listener's question needs a signature checked and one key of Redis, so it passes by middleware,
sessions and the database. ``views.live`` answers the same where this is not in front.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs

from interviews.projects import feed, presence

PATH = "/live/"
CHECKED_EVERY = 60.0  # seconds
MOMENT = 0.05  # seconds
_told: dict[str, tuple[float, int | None]] = {}
Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]
HEADERS = [
    ("Content-Type", "application/json"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


def before(application: Application) -> Application:
    """A WSGI application that answers the live feed and hands on everything else."""

    def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != PATH or environ.get("REQUEST_METHOD") != "GET":
            return application(environ, start)
        status, told = said(environ.get("QUERY_STRING", ""))
        body = json.dumps(told).encode()
        start(status, [*HEADERS, ("Content-Length", str(len(body)))])
        return [body]

    return answer


def said(query: str) -> tuple[str, dict[str, Any]]:
    """The status line and what is told to a listener who asks with this query string."""
    asked = parse_qs(query)
    ticket = asked.get("ticket", [""])[0]
    bearer = _admitted(ticket, int(time.monotonic() // CHECKED_EVERY))
    if bearer is None:
        return "403 Forbidden", {"expired": True}
    told: dict[str, Any] = {"seq": _newest(bearer.project)}
    return "200 OK", told | presence.told(bearer) if "here" in asked else told


@lru_cache(maxsize=4096)
def _admitted(ticket: str, period: int) -> feed.Bearer | None:
    """Whom the ticket admits, looked at once a period: a listener shows it every second."""
    return feed.admitted(ticket)


def _newest(project_id: str) -> int | None:
    """The project's newest seq; all who ask within a moment are told the same."""
    now = time.monotonic()
    asked_at, seq = _told.get(project_id, (-MOMENT, None))
    if now - asked_at >= MOMENT:
        seq = feed.newest(project_id)
        _told[project_id] = now, seq
    return seq
