"""How many passages of each code fall under something else: a participant, a value, another code.

Pure. Passages are those of `coding.segments.passages`. The passages of a code *with its sub-codes*
are those of all their codings taken as if they were of one code, so none is counted twice and a
code's number is not the sum of those beneath it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from coding.segments.passages import Coded, Key, Passage, line, passages, successor

Numbers = Counter[tuple[Key, Key]]
OfCodes = dict[Key, list[Passage]]


class Extent(NamedTuple):
    """A stretch of an interview in some measure: characters, turns or words; `end` exclusive.

    It holds one unit at least.
    """

    interview: Key
    start: int
    end: int


class Stretch(Protocol):
    """A passage, or where one lies."""

    @property
    def interview(self) -> Key: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stretch)
Measure = Callable[[S], Extent]
OVERLAPPING = -1  # at most so many units may lie between two that go together: none, and one shared


def passages_of_codes(
    codings: Iterable[Coded],
    parents: Mapping[Key, Key | None],
    interviews: Sequence[Key] = (),
    successors: Mapping[Key, Key] | None = None,
    *,
    with_subcodes: bool = True,
) -> OfCodes:
    """The passages of each code that has any, alone or with its sub-codes.

    Merged codes' codings are their successors'.
    """
    merged = successors or {}
    lines: dict[Key, list[Key]] = {}
    coded: list[Coded] = []
    for one in codings:
        if one.code not in lines:
            above = line(one.code, parents, merged)
            lines[one.code] = above if with_subcodes else [successor(one.code, merged)]
        coded += [one._replace(code=code) for code in lines[one.code]]
    found: OfCodes = defaultdict(list)
    for passage in passages(coded, interviews):
        found[passage.code].append(passage)
    return dict(found)


def crossed(of_codes: Mapping[Key, Iterable[S]], under: Callable[[S], Collection[Key]]) -> Numbers:
    """How many passages of each (code, thing); `under` names each thing once a passage."""
    numbers: Numbers = Counter()
    for code, found in of_codes.items():
        things = Counter(key for passage in found for key in under(passage))
        numbers.update({(code, key): number for key, number in things.items()})
    return numbers


def co_occurring(of_codes: Mapping[Key, Iterable[S]], measure: Measure[S], reach: int) -> Numbers:
    """How many passages of a code have one of another by them, by (code, other).

    `reach` is how many units of the measure may lie between the two; `OVERLAPPING` asks for one
    they share. Read by row: (a, b) counts passages of a, so (b, a) may differ. (a, a) are all.
    """
    numbers: Numbers = Counter()
    codes = list(of_codes)  # counted by their places: what stands for a code may be slow to hash
    held = [(measure(one), at) for at, found in enumerate(of_codes.values()) for one in found]
    beside_each: list[Counter[int]] = [Counter() for _code in codes]
    for _passage, at, beside in together(held, reach):
        beside_each[at].update(beside | {at})
    for at, found in enumerate(beside_each):
        numbers.update({(codes[at], codes[other]): n for other, n in found.items()})
    return numbers


def together(held: Sequence[tuple[Extent, Key]], reach: int) -> Iterable[tuple[int, Key, set[Key]]]:
    """Each stretch by its place in `held`, with its code and the codes of those it goes with.

    One sweep: the time grows with the number of pairs that go together.
    """
    beside: list[set[Key]] = [set() for _each in held]
    open_: list[int] = []
    at: Key = None
    for index in sorted(range(len(held)), key=_order(held)):
        here, code = held[index]
        if here.interview != at:
            at, open_ = here.interview, []
        open_ = [one for one in open_ if held[one][0].end >= here.start - reach]
        for one in open_:
            beside[one].add(code)
            beside[index].add(held[one][1])
        open_.append(index)
    return ((index, code, beside[index]) for index, (_extent, code) in enumerate(held))


def _order(held: Sequence[tuple[Extent, Key]]) -> Callable[[int], tuple[int, int]]:
    numbers = {extent.interview: 0 for extent, _code in held}
    numbers = {interview: place for place, interview in enumerate(numbers)}
    return lambda index: (numbers[held[index][0].interview], held[index][0].start)


def in_characters(passage: Stretch) -> Extent:
    return Extent(passage.interview, passage.start, passage.end)
