"""When two places of a text count as together: overlapping, in one turn, or near by. Pure.

Places are measured in units of the text, and widened: two are together where the one, widened,
shares a unit with the other.

* overlapping: in characters; they share at least one.
* in the same turn: in turns; there is a turn that both have words in.
* within N turns: from the turn of the one to that of the other are at most N steps.
* within N words: at most N words stand between them; where they overlap, none does.

Words are those of `interviews.transcripts.offsets`; punctuation is none. A place that has no word
or turn of its own counts as the one that follows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from coding.segments.passages import Key
from interviews.transcripts.offsets import Kind, kind, tokens

OVERLAP, TURN, TURNS, WORDS = "overlap", "turn", "turns", "words"
RELATIONS = (OVERLAP, TURN, TURNS, WORDS)
COUNTED = {TURNS, WORDS}  # relations that take a number
FARTHEST = 1_000

Extent = tuple[int, int]


class Scale(NamedTuple):
    """The units of one text, in order: where each begins and ends in code points."""

    starts: list[int]
    ends: list[int]

    def extent(self, start: int, end: int) -> Extent:
        """The units ``[start, end)`` has characters of, as ``[first, after)``."""
        first = bisect_right(self.ends, start)
        return first, max(bisect_left(self.starts, end), first + 1)


def scale_of(units: Iterable[tuple[int, int]]) -> Scale:
    starts, ends = [], []
    for start, end in units:
        starts.append(start)
        ends.append(end)
    return Scale(starts, ends)


def words_of(text: str) -> Scale:
    """The words of a text as a scale."""
    words = {Kind.WORD, Kind.SOLO}
    return scale_of(unit for unit in tokens(text) if kind(text[unit[0]]) in words)


@dataclass(frozen=True)
class Nearness:
    """Measures places: ``scale`` gives an interview's units (None: characters)."""

    scale: Callable[[Key], Scale] | None = None
    reach: int = 0
    _known: dict[Key, Scale] = field(default_factory=dict)

    def extent(self, interview: Key, start: int, end: int) -> Extent:
        if self.scale is None:
            return start, end
        if interview not in self._known:
            self._known[interview] = self.scale(interview)
        return self._known[interview].extent(start, end)

    def widened(self, interview: Key, start: int, end: int) -> Extent:
        first, after = self.extent(interview, start, end)
        return first - self.reach, after + self.reach


OVERLAPPING = Nearness()


def reach_of(relation: str, near: int) -> int:
    """By how many units a place is widened; words may stand *between*, turns are steps."""
    return {TURNS: near, WORDS: near + 1}.get(relation, 0)
