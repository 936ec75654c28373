"""Who has which turn open, as Redis knows it for some minutes; a courtesy, not a lock.

Without a broker nothing is known, and nothing is lost: two people who save one turn are asked.
"""

from __future__ import annotations

import logging
import uuid
from typing import Any

import redis

from interviews.projects import feed
from interviews.projects.models import Member

log = logging.getLogger(__name__)
SECONDS = 180


def open_it(member: Member, interview: uuid.UUID, place: int) -> list[str]:
    """Note that the member opened a turn; answers with the names of those who have it open too."""
    also = [name for at, name in elsewhere(member, interview) if at == place]
    _ask(lambda store: store.set(_key(interview, member.pk), f"{place} {member.name}", ex=SECONDS))
    return also


def close(member: Member, interview: uuid.UUID) -> None:
    """The member has no turn of the interview open any more."""
    _ask(lambda store: store.delete(_key(interview, member.pk)))


def elsewhere(member: Member, interview: uuid.UUID) -> list[tuple[int, str]]:
    """The places of turns that others have open, and their names."""
    colleagues = Member.objects.filter(project_id=member.project_id, removed=False)
    others = colleagues.exclude(pk=member.pk).values_list("pk", flat=True)
    keys = [_key(interview, other) for other in others]
    known = _ask(lambda store: store.mget(keys)) if keys else None
    told = [seat.decode().partition(" ") for seat in known or () if seat]
    return [(int(place), name) for place, _space, name in told]


def _ask(question: Any) -> Any:
    store = feed.client()
    try:
        return question(store) if store else None
    except redis.RedisError as error:
        log.warning("Who corrects what is not known: %s", error)
        return None


def _key(interview: uuid.UUID, member: uuid.UUID) -> str:
    return f"polyphony:opened:{interview}:{member}"
