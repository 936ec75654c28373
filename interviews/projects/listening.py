"""The live feed answered before Django: two hundred listeners ask once a second.

A listener's question needs a signature checked and one key of Redis, so it passes by middleware,
sessions and the database; ``running.answering_worker`` lets it pass by the web server's reading of
requests too. ``views.live`` answers the same where this is not in front.
"""

from __future__ import annotations

import json
import re
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
# No header that begins with what would speak of a body, of another protocol or of an end.
PLAIN = re.compile(
    rb"GET /live/\?([!-~]*) HTTP/1\.1\r\n"
    rb"(?:(?!(?i:content-length|transfer-encoding|upgrade|connection|expect)\s*:)"
    rb"[!-9;-~]+:[^\r\n\0]*\r\n|(?i:connection): ?(?i:keep-alive)\r\n)+\r\n"
)
ANSWER = b"HTTP/1.1 %s\r\n" + "".join(f"{name}: {value}\r\n" for name, value in HEADERS).encode()
ANSWER += b"Content-Length: %d\r\n\r\n%s"


class Listening:
    """A WSGI application that answers the live feed and hands on everything else."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != PATH or environ.get("REQUEST_METHOD") != "GET":
            return self.application(environ, start)
        status, told = said(environ.get("QUERY_STRING", ""))
        body = json.dumps(told).encode()
        start(status, [*HEADERS, ("Content-Length", str(len(body)))])
        return [body]

    def answered(self, request: bytes) -> bytes | None:
        """The whole answer to a request as it came from the line, the connection to be kept.

        None where the request is not the live feed's plain question, whole and alone.
        """
        asked = PLAIN.fullmatch(request)
        if asked is None:
            return None
        status, told = said(asked[1].decode())
        body = json.dumps(told).encode()
        return ANSWER % (status.encode(), len(body), body)


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
