"""The live feed's short memory in Redis: each project's newest seq. Losing it loses nothing."""

from __future__ import annotations

import functools
import logging
import uuid
from collections.abc import Callable
from typing import NamedTuple

import redis
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

log = logging.getLogger(__name__)
TICKET_SECONDS = 900


@functools.cache
def client() -> redis.Redis | None:
    """The Redis connection pool, or None where no broker is set (a bare command)."""
    if not settings.REDIS_URL:
        return None
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=1)


def announce(project_id: uuid.UUID, seq: int) -> None:
    """Tell listeners the project's newest seq."""
    if (store := client()) is not None:
        _try(lambda: store.set(_key(project_id), seq))


def newest(project_id: uuid.UUID | str) -> int | None:
    """The project's newest seq as Redis knows it; None when it does not."""
    store = client()
    try:
        known = store.get(_key(project_id)) if store else None
    except redis.RedisError:
        return None
    return int(known) if isinstance(known, bytes | str) else None


def shut_out(member_id: uuid.UUID) -> None:
    """Have the tickets of a member who has left admit nobody; they are looked at once a minute."""
    if (store := client()) is not None:
        _try(lambda: store.set(_gone(member_id), 1, ex=TICKET_SECONDS))


def let_in(member_id: uuid.UUID) -> None:
    """Have the tickets of a member who has come back admit them again."""
    if (store := client()) is not None:
        _try(lambda: store.delete(_gone(member_id)))


def _try(tell: Callable[[], object]) -> None:
    try:
        tell()
    except redis.RedisError as error:
        log.warning("The live feed is silent: %s", error)


class Bearer(NamedTuple):
    """Whom a ticket admits, to which project; ``interview`` is empty where presence is not told."""

    project: str
    member: str
    interview: str


def ticket(
    project_id: uuid.UUID, member_id: uuid.UUID, interview_id: uuid.UUID | None = None
) -> str:
    """A signed, short-lived right to listen, checked without a database."""
    return _signer().sign(f"{project_id}:{member_id}:{interview_id or ''}")


def admitted(ticket: str) -> Bearer | None:
    """Whom a ticket admits; None when it was altered or has expired."""
    try:
        parts = _signer().unsign(ticket, max_age=TICKET_SECONDS).split(":")
    except BadSignature:
        return None
    bearer = Bearer(*parts) if len(parts) == len(Bearer._fields) else None
    return None if bearer and _has_left(bearer) else bearer


def _has_left(bearer: Bearer) -> bool:
    store = client()
    try:
        return bool(store and store.exists(_gone(bearer.member)))
    except redis.RedisError:
        return False


@functools.cache
def _signer() -> TimestampSigner:
    return TimestampSigner(salt="live")


def _key(project_id: uuid.UUID | str) -> str:
    return f"polyphony:seq:{project_id}"


def _gone(member_id: uuid.UUID | str) -> str:
    return f"polyphony:gone:{member_id}"
