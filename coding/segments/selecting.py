"""Which passages are asked for: by codes (any, all, none of them), and one row for each what.

Pure. Passages are those of `coding.segments.passages`. Codes are matched by id, whole, together
with their sub-codes where that is asked for; merged codes stand for their successors.
"""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from coding.segments.filtering import Filters
from coding.segments.nearness import OVERLAPPING, Extent, Nearness
from coding.segments.passages import Coded, Key, Passage, line, passages, successor

Stretches = dict[Key, list[Extent]]


class Laid(NamedTuple):
    """One coding where it lies now: `[start, end)` code points of the interview's current text.

    Its id and its span's are kept as their 32 digits: UUIDs are made of those that are asked for.
    """

    id_hex: str
    interview: Key
    code: Key
    voice: Key
    span_hex: str
    unsure: bool
    rationale: str
    coded_at: datetime
    start: int
    end: int

    @property
    def id(self) -> uuid.UUID:
        return uuid.UUID(self.id_hex)


class Hit(NamedTuple):
    """A row in the making: a place, the code shown there (None: no code), the codings behind it."""

    interview: Key
    start: int
    end: int
    code: Key | None
    codings: tuple[Laid, ...]
    span_hex: str


@dataclass(frozen=True)
class Codebook:
    """The codes a member may see: parents by code, successors of merged ones, all in order."""

    parents: Mapping[Key, Key | None]
    successors: Mapping[Key, Key]
    order: Mapping[Key, int]

    @cached_property
    def _ends(self) -> dict[Key, Key]:
        return {code: successor(code, self.successors) for code in self.successors}

    def shown(self, code: Key) -> Key:
        """The code a coding of this one is shown under."""
        return self._ends.get(code, code) if self.successors else code

    def branch(self, code: Key, with_subcodes: bool) -> set[Key]:
        """The codes a chosen code stands for: itself, also where it is not to be seen."""
        top = self.shown(code)
        if not with_subcodes:
            return {top}
        lines = (line(one, self.parents, self.successors) for one in self.order)
        return {top, *(above[0] for above in lines if top in above)}

    def branches(self, codes: Iterable[Key], with_subcodes: bool) -> set[Key]:
        """All that several codes stand for."""
        return set().union(*(self.branch(code, with_subcodes) for code in codes))


def select(
    laid: Sequence[Laid],
    codebook: Codebook,
    filters: Filters,
    interviews: Sequence[Key],
    *,
    by_passage: bool = False,
    nearness: Nearness = OVERLAPPING,
) -> list[Hit]:
    """The hits, one a coding or one a passage, by interview (in the order given), place and code.

    Codings of codes that are not in the codebook are left out. ``nearness`` measures whether
    passages are together.
    """
    seen = _seen(laid, codebook, filters)
    if by_passage or filters.all_codes or filters.no_codes:
        every = _passages(seen, codebook, interviews)
        one_each = by_passage and filters.as_one and filters.any_codes
        asked = _as_one(seen, codebook, filters, interviews) if one_each else every
        found = _chosen(asked, every, codebook, filters, nearness)
        by_id = {one.id_hex: one for one in seen}
        each = _passage_hit if by_passage else _coding_hits
        hits = [hit for one in found for hit in each(one, by_id, filters)]
    else:
        hits = _from_codings(seen, codebook, filters)
    place = {interview: index for index, interview in enumerate(interviews)}
    hits.sort(key=lambda hit: _order(hit, place, codebook))
    return hits


def _seen(laid: Sequence[Laid], codebook: Codebook, filters: Filters) -> Sequence[Laid]:
    """Those of codes that are in the codebook, and of the voices asked for."""
    codes = {one.code for one in laid}
    known = {code for code in codes if codebook.shown(code) in codebook.order}
    if known == codes and not filters.voices:
        return laid
    voices = filters.voices
    return [one for one in laid if one.code in known and (not voices or one.voice in voices)]


def _from_codings(seen: Sequence[Laid], codebook: Codebook, filters: Filters) -> list[Hit]:
    """One hit a coding, where it does not matter what it is together with."""
    wanted = codebook.branches(filters.any_codes, filters.sub_codes)
    asks_how = filters.asks_how
    return [
        Hit(one.interview, one.start, one.end, code, (one,), one.span_hex)
        for one in seen
        for code in (codebook.shown(one.code),)
        if (not asks_how or filters.takes(one))
        and (not wanted or code in wanted)
        and one.start < one.end
    ]


def _passages(seen: Iterable[Laid], codebook: Codebook, interviews: Sequence[Key]) -> list[Passage]:
    coded = (
        Coded(one.id_hex, codebook.shown(one.code), one.interview, one.voice, one.start, one.end)
        for one in seen
    )
    return passages(coded, interviews)


def _as_one(
    seen: Iterable[Laid], codebook: Codebook, filters: Filters, interviews: Sequence[Key]
) -> list[Passage]:
    """The passages of each chosen code, its branch's codings taken as if they were its own."""
    tops: dict[Key, list[Key]] = defaultdict(list)
    for top in dict.fromkeys(map(codebook.shown, filters.any_codes)):
        for code in codebook.branch(top, filters.sub_codes):
            tops[code].append(top)
    return passages(
        (
            Coded(one.id_hex, top, one.interview, one.voice, one.start, one.end)
            for one in seen
            for top in tops.get(codebook.shown(one.code), ())
        ),
        interviews,
    )


def _order(hit: Hit, place: Mapping[Key, int], codebook: Codebook) -> tuple[int, int, int, int]:
    code = -1 if hit.code is None else codebook.order[hit.code]
    return (place.get(hit.interview, len(place)), hit.start, hit.end, code)


def _coding_hits(passage: Passage, by_id: Mapping[Key, Laid], filters: Filters) -> Iterator[Hit]:
    for one in (by_id[coding] for coding in passage.codings):
        if filters.takes(one):
            yield Hit(one.interview, one.start, one.end, passage.code, (one,), one.span_hex)


def _passage_hit(passage: Passage, by_id: Mapping[Key, Laid], filters: Filters) -> Iterator[Hit]:
    codings = tuple(by_id[coding] for coding in passage.codings)
    if not filters.asks_how or any(filters.takes(one) for one in codings):
        yield Hit(
            passage.interview,
            passage.start,
            passage.end,
            passage.code,
            codings,
            codings[0].span_hex,
        )


def _chosen(
    asked: list[Passage],
    found: list[Passage],
    codebook: Codebook,
    filters: Filters,
    nearness: Nearness,
) -> list[Passage]:
    """Those of ``asked`` that lie, among the passages ``found``, as the filters want it."""
    sub_codes = filters.sub_codes
    wanted = codebook.branches(filters.any_codes, sub_codes)
    needed = [
        _stretches(found, codebook.branch(code, sub_codes), nearness) for code in filters.all_codes
    ]
    unwanted = _stretches(found, codebook.branches(filters.no_codes, sub_codes), nearness)
    return [
        passage
        for passage in asked
        if (not wanted or passage.code in wanted)
        and all(_together(stretches, passage, nearness) for stretches in needed)
        and not _together(unwanted, passage, nearness)
    ]


def _stretches(found: Iterable[Passage], codes: set[Key], nearness: Nearness) -> Stretches:
    """Where these codes are in each interview: apart from each other, in order."""
    within: Stretches = defaultdict(list)
    for passage in sorted(found, key=lambda one: one.start) if codes else ():
        if passage.code in codes:
            known = within[passage.interview]
            first, after = nearness.extent(passage.interview, passage.start, passage.end)
            if known and first < known[-1][1]:
                known[-1] = (known[-1][0], max(known[-1][1], after))
            else:
                known.append((first, after))
    return within


def _together(stretches: Stretches, passage: Passage, nearness: Nearness) -> bool:
    known = stretches.get(passage.interview)
    if not known:
        return False
    first, after = nearness.widened(passage.interview, passage.start, passage.end)
    last = bisect_right(known, after - 1, key=lambda stretch: stretch[0]) - 1
    return last >= 0 and known[last][1] > first


def places(hits: Iterable[Hit]) -> int:
    """How many stretches of text the hits make, overlapping ones taken together."""
    total, interview, end = 0, None, -1
    for hit in sorted(hits, key=lambda hit: (str(hit.interview), hit.start)):
        if hit.interview != interview or hit.start >= end:
            total, interview, end = total + 1, hit.interview, hit.end
        end = max(end, hit.end)
    return total
