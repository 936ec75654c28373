"""How the codings of a transcript are laid over its text: pieces a turn, runs, margin lanes.

A turn's text is drawn as runs, split wherever any coding begins or ends, so that every run knows
exactly the codings over it; brackets in the margin each get a lane in which nothing overlaps.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple, Protocol


class Marked(Protocol):
    """Anything with an id that covers `[start, end)` code points."""

    @property
    def id(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Mark(NamedTuple):
    """One coding over a text."""

    id: str
    code: str
    voice: str
    start: int
    end: int


class Piece(NamedTuple):
    """The part of a mark that lies in one turn, in code points from the turn's beginning.

    `begins` and `ends` say whether this is the mark's first piece, and its last.
    """

    id: str
    code: str
    voice: str
    start: int
    end: int
    begins: bool
    ends: bool


class Run(NamedTuple):
    """A stretch of a turn over which the same marks lie, by where they begin, longer first."""

    start: int
    end: int
    marks: tuple[str, ...]


def layout(length: int, marks: Iterable[Marked]) -> list[Run]:
    """Runs that cover a text of this length exactly, split at every boundary of a mark.

    What lies outside the text is left out; ids must be distinct. An empty text has no runs.
    """
    inside = [m for m in marks if m.start < m.end and m.start < length and m.end > 0]
    opening = sorted(inside, key=_order, reverse=True)
    closing = sorted([(mark.end, mark.id) for mark in inside], reverse=True)
    active: dict[str, None] = {}
    runs: list[Run] = []
    for start, end in pairwise(_cuts(length, inside)):
        while closing and closing[-1][0] <= start:
            del active[closing.pop()[1]]
        while opening and opening[-1].start <= start:
            active[opening.pop().id] = None
        runs.append(Run(start, end, tuple(active)))
    return runs


def _cuts(length: int, marks: list[Marked]) -> list[int]:
    cuts = {0, length}
    for mark in marks:
        cuts.add(mark.start)
        cuts.add(mark.end)
    return sorted([cut for cut in cuts if 0 <= cut <= length])


def lanes(marks: Iterable[Marked]) -> dict[str, int]:
    """The lane of each mark's bracket, by its id: 0 is next to the text.

    Two marks share a lane only if they do not overlap; touching is no overlap. The fewest lanes
    possible are used, and the same marks always get the same ones.
    """
    placed: dict[str, int] = {}
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    for mark in sorted(marks, key=_order):
        while busy and busy[0][0] <= mark.start:
            heappush(free, heappop(busy)[1])
        lane = heappop(free) if free else len(busy)
        placed[mark.id] = lane
        heappush(busy, (mark.end, lane))
    return placed


def clip(turns: Sequence[tuple[int, int]], spans: Iterable[Mark]) -> list[list[Piece]]:
    """The pieces of each turn, for marks that count from the beginning of the transcript.

    Turns are `(start, end)` in order, without overlaps. A mark over no turn's text has no piece.
    """
    starts, ends = [start for start, _ in turns], [end for _, end in turns]
    pieces: list[list[Piece]] = [[] for _ in turns]
    for mark in spans:
        first, last = bisect_right(ends, mark.start), bisect_left(starts, mark.end) - 1
        while first < last and starts[first] == ends[first]:
            first += 1
        while first < last and starts[last] == ends[last]:
            last -= 1
        for turn in range(first, last + 1):
            piece = _piece(mark, starts[turn], ends[turn], turn == first, turn == last)
            if piece.start < piece.end:
                pieces[turn].append(piece)
    return pieces


def _piece(mark: Mark, turn_start: int, turn_end: int, begins: bool, ends: bool) -> Piece:
    id, code, voice, start, end = mark
    start = start if start > turn_start else turn_start
    end = end if end < turn_end else turn_end
    return Piece(id, code, voice, start - turn_start, end - turn_start, begins, ends)


def _order(mark: Marked) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.id
