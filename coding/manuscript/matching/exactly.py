"""Where a segment stands word for word; fillers and remarks of the source may be left out."""

from __future__ import annotations

from collections.abc import Iterable

from coding.manuscript.matching.sources import Stream
from coding.manuscript.matching.wanted import Sought

Place = tuple[int, int]  # first and last index into a stream
MOST = 40  # places of one segment in one stream


def places(sought: Sought, stream: Stream, hits: Iterable[tuple[int, int]]) -> list[Place]:
    """Every place, in order, given where seeds of the segment stand."""
    tried: set[int] = set()
    found: dict[int, Place] = {}
    for at, place in hits:
        for core in (place - at - 1, place - at, place - at + 1):  # words may be joined before
            if core in tried or not 0 <= core < len(stream.core):
                continue
            tried.add(core)
            begin = stream.core[core] - sought.lead
            last = walk(sought, stream, begin) if begin >= 0 else None
            if last is not None:
                found[begin] = (begin, last)
        if len(found) >= MOST:
            break
    return [found[begin] for begin in sorted(found)]


def walk(sought: Sought, stream: Stream, begin: int) -> int | None:
    """The last index when the whole segment stands from ``begin`` on, else None."""
    ids, at, optional = stream.tokens.ids, stream.at, stream.tokens.optional
    index, place, last = 0, begin, begin
    while index < len(sought.ids):
        if place >= len(at):
            return None
        token = at[place]
        if ids[token] == sought.ids[index]:
            index, last, place = index + 1, place, place + 1
        elif (step := _joined(sought, index, stream, place)) is not None:
            index, place = index + step[0], place + step[1]
            last = place - 1
        elif index and optional[token]:
            place += 1
        else:
            return None
    return last


def _joined(sought: Sought, index: int, stream: Stream, place: int) -> tuple[int, int] | None:
    """Words taken on both sides where a hyphen parts one and not the other."""
    tokens, token = stream.tokens, stream.at[place]
    if (both := sought.joined[index]) and both == tokens.plain(token):
        return 2, 1
    if tokens.hyphened(token) and place + 1 < len(stream.at):
        both = tokens.plain(token) + tokens.plain(stream.at[place + 1])
        return (1, 2) if both == sought.plain[index] else None
    return None
