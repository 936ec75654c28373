"""Which segments are asked for. Codes are matched whole, by id, never by a part of a name."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coding.segments.retrieval import Reading, Segment

Ids = frozenset[uuid.UUID]
NONE: Ids = frozenset()


@dataclass(frozen=True)
class Filters:
    """What is asked for; an empty set asks for all.

    ``any_codes``: under at least one of these. ``all_codes``: the words overlap words under each
    of these. ``no_codes``: they overlap none under these. ``sub_codes`` takes codes with all that
    stands below them. ``uncoded`` adds words that carry a memo, flag or quote but no code.
    """

    any_codes: Ids = NONE
    all_codes: Ids = NONE
    no_codes: Ids = NONE
    sub_codes: bool = True
    participants: frozenset[str] = frozenset()
    voices: Ids = NONE
    interviews: Ids = NONE
    roles: frozenset[str] = frozenset()
    unsure: bool = False
    words: str = ""
    uncoded: bool = False

    def takes_interview(self, interview: uuid.UUID) -> bool:
        return not self.interviews or interview in self.interviews


def chosen(found: Sequence[Segment], filters: Filters, reading: Reading) -> list[Segment]:
    """The segments of one interview that the filters ask for."""
    kept = [one for one in found if _takes(one, filters)]
    wanted = _with_below(filters.any_codes, filters, reading)
    if filters.any_codes:
        kept = [one for one in kept if one.code and one.code.pk in wanted]
    if not (filters.all_codes or filters.no_codes):
        return kept
    places = _places_of_codes(found)
    for code in filters.all_codes:
        family = _with_below(frozenset({code}), filters, reading)
        kept = [one for one in kept if _meets(one, places, family)]
    without = _with_below(filters.no_codes, filters, reading)
    return [one for one in kept if not _meets(one, places, without)]


def _takes(one: Segment, filters: Filters) -> bool:
    heard = one.heard
    if filters.participants and not filters.participants & set(heard.participants):
        return False
    if filters.roles and not filters.roles & {said.role for said in heard.said}:
        return False
    if filters.voices and not any(coding.voice in filters.voices for coding in one.codings):
        return False
    if filters.unsure and not one.unsure:
        return False
    return not filters.words or filters.words.casefold() in heard.exact.casefold()


def _with_below(codes: Ids, filters: Filters, reading: Reading) -> Ids:
    if not (filters.sub_codes and codes):
        return codes
    below: dict[uuid.UUID | None, list[uuid.UUID]] = defaultdict(list)
    for code in reading.codes.values():
        below[code.parent_id].append(code.pk)
    found, waiting = set(codes), list(codes)
    while waiting:
        children = set(below[waiting.pop()]) - found
        found |= children
        waiting += children
    return frozenset(found)


def _places_of_codes(found: Iterable[Segment]) -> dict[uuid.UUID, list[tuple[int, int]]]:
    places: dict[uuid.UUID, list[tuple[int, int]]] = defaultdict(list)
    for one in found:
        if one.code:
            places[one.code.pk].append((one.heard.start, one.heard.end))
    return places


def _meets(
    one: Segment, places: dict[uuid.UUID, list[tuple[int, int]]], codes: Iterable[uuid.UUID]
) -> bool:
    start, end = one.heard.start, one.heard.end
    return any(
        first < end and start < last for code in codes for first, last in places.get(code, ())
    )
