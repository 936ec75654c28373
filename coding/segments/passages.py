"""Passages, which are what counts count: codings of one code that overlap, taken together.

Whoever made them, codings of one code in one interview that share at least one character are one
passage; codings that only touch are two. The count of a code *with its sub-codes* is the number
of passages of all their codings taken as if they were of one code: where a passage of a sub-code
lies within one of its parent, it is one passage, never counted twice. Such a count is therefore
not the sum of the counts beneath it.

Ids are whatever the caller uses, as long as they can be keys.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Key = Any  # mappings are invariant in their keys, so no narrower type would take every id
Stretch = tuple[int, int, int]


class Coded(NamedTuple):
    """One coding: `[start, end)` in code points of the interview's transcript."""

    id: Key
    code: Key
    interview: Key
    voice: Key
    start: int
    end: int


class Passage(NamedTuple):
    """The union of overlapping codings of one code; ids and voices in the order of the codings."""

    code: Key
    interview: Key
    start: int
    end: int
    codings: tuple[Key, ...]
    voices: tuple[Key, ...]


class Count(NamedTuple):
    """Passages of a code alone, and with all its sub-codes (see above)."""

    own: int
    with_subcodes: int


def passages(
    codings: Iterable[Coded],
    interviews: Sequence[Key] = (),
    successors: Mapping[Key, Key] | None = None,
) -> list[Passage]:
    """The passages, by interview, then where they begin and end, then the first coding met.

    Interviews come in the order given; those not named come after, as first met. Merged codes
    appear under their successors. Codings without characters are left out.
    """
    kept = [coding for coding in codings if coding.start < coding.end]
    rank = {interview: place for place, interview in enumerate(interviews)}
    groups: dict[tuple[Key, Key], list[Coded]] = defaultdict(list)
    for coding in kept:
        rank.setdefault(coding.interview, len(rank))
        code = successor(coding.code, successors or {})
        groups[code, coding.interview].append(coding)
    found = [p for (code, _), group in groups.items() for p in _united(code, group)]
    return sorted(found, key=lambda p: (rank[p.interview], p.start, p.end))


def unbroken(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of one text in order, those that overlap or touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def united(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The passages that codings of one code in one text make: those that only touch are two."""
    found: list[tuple[int, int]] = []
    begin, last = 0, -1
    for start, end in sorted(stretches):
        if start < last:
            last = max(last, end)
            continue
        if last >= 0:
            found.append((begin, last))
        begin, last = start, end
    return [*found, (begin, last)] if last >= 0 else found


def covered(start: int, end: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether ``[start, end)`` lies wholly in ``stretches``, which come from `unbroken`."""
    before = bisect_right(stretches, start, key=lambda stretch: stretch[0])
    return before > 0 and end <= stretches[before - 1][1]


def roll_up(
    codings: Iterable[Coded],
    parents: Mapping[Key, Key | None],
    successors: Mapping[Key, Key] | None = None,
) -> dict[Key, Count]:
    """The counts of every code in `parents` and of every other that has codings.

    Merged codes count under their successors, as do the sub-codes they had. A parent that leads
    back to where it came from is followed once only, so a broken tree still gives an answer.
    """
    merged = successors or {}
    own: dict[Key, list[Stretch]] = defaultdict(list)
    rolled: dict[Key, list[Stretch]] = defaultdict(list)
    lines: dict[Key, list[Key]] = {}
    for stretch, code in _stretches(codings, merged):
        own[code].append(stretch)
        for above in lines.setdefault(code, line(code, parents, merged)):
            rolled[above].append(stretch)
    codes = dict.fromkeys([successor(code, merged) for code in parents] + list(rolled))
    return {code: Count(_count(own[code]), _count(rolled[code])) for code in codes}


def by_voice(codings: Iterable[Coded]) -> Counter[tuple[Key, Key]]:
    """How many passages of each (interview, voice): the union of that voice's own codings.

    Under (interview, None) those of all voices together. Codes are those shown: merged ones
    under their successors. One sweep, for whole projects.
    """
    ends: dict[tuple[Key, Key, Key], int] = {}
    number: Counter[tuple[Key, Key]] = Counter()
    kept = (coding for coding in codings if coding.start < coding.end)
    for coding in sorted(kept, key=lambda coding: coding.start):
        for voice in (coding.voice, None):
            key = (coding.interview, voice, coding.code)
            end = ends.get(key, 0)
            if coding.start >= end:
                number[coding.interview, voice] += 1
            if coding.end > end:
                ends[key] = coding.end
    return number


def successor(code: Key, successors: Mapping[Key, Key]) -> Key:
    """The code this one was merged into, followed to the last; itself if merging went in a ring."""
    seen, last = {code}, code
    while last in successors:
        last = successors[last]
        if last in seen:
            return code
        seen.add(last)
    return last


def line(
    code: Key, parents: Mapping[Key, Key | None], successors: Mapping[Key, Key] | None = None
) -> list[Key]:
    """A code, its parent, and so on to the top, each once; merged ones by their successors."""
    merged = successors or {}
    found: dict[Key, None] = {}
    above: Key | None = successor(code, merged)
    while above is not None and above not in found:
        found[above] = None
        parent = parents.get(above)
        above = None if parent is None else successor(parent, merged)
    return list(found)


def _united(code: Key, group: list[Coded]) -> list[Passage]:
    found: list[list[Coded]] = []
    end = -1
    for coding in sorted(group, key=lambda coding: (coding.start, -coding.end)):
        if coding.start >= end:
            found.append([])
        found[-1].append(coding)
        end = max(end, coding.end)
    return [_passage(code, together) for together in found]


def _passage(code: Key, together: list[Coded]) -> Passage:
    first, end = together[0], max(coding.end for coding in together)
    ids = tuple(coding.id for coding in together)
    voices = tuple(dict.fromkeys(coding.voice for coding in together))
    return Passage(code, first.interview, first.start, end, ids, voices)


def _stretches(
    codings: Iterable[Coded], successors: Mapping[Key, Key]
) -> list[tuple[Stretch, Key]]:
    """Every coding as (interview's number, start, end) with its code, in order."""
    numbers: dict[Key, int] = {}
    codes: dict[Key, Key] = {}
    found = []
    for coding in codings:
        if coding.start < coding.end:
            number = numbers.setdefault(coding.interview, len(numbers))
            if coding.code not in codes:
                codes[coding.code] = successor(coding.code, successors)
            found.append(((number, coding.start, coding.end), codes[coding.code]))
    return sorted(found, key=lambda pair: pair[0])


def _count(stretches: list[Stretch]) -> int:
    """How many passages these make, given in order."""
    total, interview, end = 0, -1, -1
    for number, start, finish in stretches:
        if number != interview or start >= end:
            total, interview, end = total + 1, number, finish
        end = max(end, finish)
    return total
