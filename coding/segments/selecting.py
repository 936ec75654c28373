"""Which passages are asked for: by codes (any, all, none of them), and one row for each what.

Pure. Passages are those of `coding.segments.passages`. Codes are matched by id, whole, together
with their sub-codes where that is asked for; merged codes stand for their successors.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from coding.segments.filtering import Filters
from coding.segments.passages import Coded, Key, Passage, line, passages, successor

Stretches = dict[Key, list[tuple[int, int]]]


class Laid(NamedTuple):
    """One coding where it lies now: `[start, end)` code points of the interview's current text."""

    id: Key
    interview: Key
    code: Key
    voice: Key
    span: Key
    unsure: bool
    rationale: str
    coded_at: datetime
    start: int
    end: int


class Hit(NamedTuple):
    """A row in the making: a place, the code shown there (None: no code), the codings behind it."""

    interview: Key
    start: int
    end: int
    code: Key | None
    codings: tuple[Laid, ...]
    span: Key


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
        """The codes a chosen code stands for."""
        top = self.shown(code)
        if not with_subcodes:
            return {top}
        return {one for one in self.order if top in line(one, self.parents, self.successors)}


def select(
    laid: Sequence[Laid],
    codebook: Codebook,
    filters: Filters,
    interviews: Sequence[Key],
    *,
    by_passage: bool = False,
) -> list[Hit]:
    """The hits, one a coding or one a passage, by interview (in the order given), place and code.

    Codings of codes that are not in the codebook are left out.
    """
    seen = [
        one
        for one in laid
        if codebook.shown(one.code) in codebook.order
        and (not filters.voices or one.voice in filters.voices)
    ]
    if by_passage or filters.all_codes or filters.no_codes:
        hits = _from_passages(seen, codebook, filters, interviews, by_passage)
    else:
        hits = _from_codings(seen, codebook, filters)
    place = {interview: index for index, interview in enumerate(interviews)}
    hits.sort(key=lambda hit: _order(hit, place, codebook))
    return hits


def _from_codings(seen: Iterable[Laid], codebook: Codebook, filters: Filters) -> list[Hit]:
    """One hit a coding, where it does not matter what it overlaps."""
    wanted = set().union(*(codebook.branch(one, filters.sub_codes) for one in filters.any_codes))
    return [
        Hit(one.interview, one.start, one.end, codebook.shown(one.code), (one,), one.span)
        for one in seen
        if (one.unsure or not filters.unsure)
        and (not wanted or codebook.shown(one.code) in wanted)
        and one.start < one.end
    ]


def _from_passages(
    seen: Sequence[Laid],
    codebook: Codebook,
    filters: Filters,
    interviews: Sequence[Key],
    by_passage: bool,
) -> list[Hit]:
    by_id = {one.id: one for one in seen}
    coded = (
        Coded(one.id, codebook.shown(one.code), one.interview, one.voice, one.start, one.end)
        for one in seen
    )
    found = passages(coded, interviews)
    one_each = by_passage and filters.as_one and (filters.any_codes or filters.all_codes)
    asked = _as_one(seen, codebook, filters, interviews) if one_each else found
    each = _passage_hit if by_passage else _coding_hits
    chosen = _chosen(asked, found, codebook, filters)
    return [hit for one in chosen for hit in each(one, by_id, filters)]


def _as_one(
    seen: Iterable[Laid], codebook: Codebook, filters: Filters, interviews: Sequence[Key]
) -> list[Passage]:
    """The passages of each chosen code, its branch's codings taken as if they were its own."""
    tops: dict[Key, list[Key]] = defaultdict(list)
    for top in dict.fromkeys(map(codebook.shown, filters.any_codes or filters.all_codes)):
        for code in codebook.branch(top, filters.sub_codes):
            tops[code].append(top)
    return passages(
        (
            Coded(one.id, top, one.interview, one.voice, one.start, one.end)
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
        if one.unsure or not filters.unsure:
            yield Hit(one.interview, one.start, one.end, passage.code, (one,), one.span)


def _passage_hit(passage: Passage, by_id: Mapping[Key, Laid], filters: Filters) -> Iterator[Hit]:
    codings = tuple(by_id[coding] for coding in passage.codings)
    if not filters.unsure or any(one.unsure for one in codings):
        yield Hit(
            passage.interview, passage.start, passage.end, passage.code, codings, codings[0].span
        )


def _chosen(
    asked: list[Passage], found: list[Passage], codebook: Codebook, filters: Filters
) -> list[Passage]:
    """Those of ``asked`` that lie, among the passages ``found``, as the filters want it."""

    def branches(codes: Iterable[Key]) -> list[set[Key]]:
        return [codebook.branch(code, filters.sub_codes) for code in codes]

    every = branches(filters.all_codes)
    one_of = set().union(*branches(filters.any_codes))
    not_in = set().union(*branches(filters.no_codes))
    wanted = one_of or set().union(*every)
    needed = [_stretches(found, codes) for codes in every]
    unwanted = _stretches(found, not_in)
    return [
        passage
        for passage in asked
        if (not wanted or passage.code in wanted)
        and all(_overlaps(stretches, passage) for stretches in needed)
        and not _overlaps(unwanted, passage)
    ]


def _stretches(found: Iterable[Passage], codes: set[Key]) -> Stretches:
    """The text under these codes in each interview: apart from each other, in order."""
    within: Stretches = defaultdict(list)
    for passage in sorted(found, key=lambda one: one.start) if codes else ():
        if passage.code in codes:
            known = within[passage.interview]
            if known and passage.start < known[-1][1]:
                known[-1] = (known[-1][0], max(known[-1][1], passage.end))
            else:
                known.append((passage.start, passage.end))
    return within


def _overlaps(stretches: Stretches, passage: Passage) -> bool:
    known = stretches.get(passage.interview, [])
    last = bisect_right(known, passage.end - 1, key=lambda stretch: stretch[0]) - 1
    return last >= 0 and known[last][1] > passage.start


def places(hits: Iterable[Hit]) -> int:
    """How many stretches of text the hits make, overlapping ones taken together."""
    total, interview, end = 0, None, -1
    for hit in sorted(hits, key=lambda hit: (str(hit.interview), hit.start)):
        if hit.interview != interview or hit.start >= end:
            total, interview, end = total + 1, hit.interview, hit.end
        end = max(end, hit.end)
    return total
