"""Who has an interview open just now: kept in Redis for some seconds, told from Redis alone.

It is told only to those whose ticket names the interview. Losing it loses nothing.
"""

from __future__ import annotations

import time

import redis

from interviews.projects import feed

HERE_SECONDS = 12


def told(bearer: feed.Bearer) -> dict[str, list[str]]:
    """``{here}``: who else is there; nothing where the ticket names no interview."""
    return {"here": others_here(bearer)} if bearer.interview else {}


def others_here(bearer: feed.Bearer) -> list[str]:
    """Note that the bearer has their interview open; the ids of the other members who have."""
    store = feed.client()
    if store is None:
        return []
    key, now = f"polyphony:here:{bearer.interview}", time.time()
    asked = store.pipeline(transaction=False)
    asked.zadd(key, {bearer.member: now})
    asked.zremrangebyscore(key, "-inf", now - HERE_SECONDS)
    asked.zrange(key, 0, -1)
    asked.expire(key, 2 * HERE_SECONDS)
    try:
        found = asked.execute()[2]
    except redis.RedisError:
        return []
    return sorted({member.decode() for member in found} - {bearer.member})
