"""Where a segment stands nearly: the stretch of a transcript that it most resembles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from coding.manuscript.matching.sources import Stream
from coding.manuscript.matching.wanted import Sought

REACH = 60  # words that may be left out between two seeds of one stretch
AROUND = 6  # words looked at before and after
LONGEST = 400  # words of a segment that are aligned one by one
SAME, OTHER, ADDED, LEFT_OUT, LEFT_OUT_TOO = 2.0, -1.0, -1.0, -1.0, -0.1


class Window(NamedTuple):
    """A stretch of a stream, by indices of its core, in which ``votes`` seeds stand."""

    votes: int
    first: int
    last: int


class Alignment(NamedTuple):
    """Pairs of (index into the segment, index into the window) that say the same word."""

    pairs: tuple[tuple[int, int], ...]


def window(sought: Sought, hits: Sequence[tuple[int, int]]) -> Window:
    """The stretch with the most different seeds of the segment in it."""
    length = len(sought.core) + REACH
    best = Window(0, 0, 0)
    counts: Counter[int] = Counter()
    ordered = sorted(hits, key=lambda hit: hit[1])
    low = 0
    for at, place in ordered:
        counts[at] += 1
        while place - ordered[low][1] > length:
            gone = ordered[low][0]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            low += 1
        if len(counts) > best.votes:
            first_at, first = ordered[low]
            after = len(sought.core) - at
            best = Window(len(counts), first - first_at - AROUND, place + after + AROUND)
    return best


def stretch(stream: Stream, found: Window) -> list[int]:
    """Indices of the tokens in a window, optional ones among them."""
    first = stream.core[max(0, min(found.first, len(stream.core) - 1))]
    last = stream.core[max(0, min(found.last, len(stream.core) - 1))]
    return [stream.at[place] for place in range(first, last + 1)]


def align(one: Sequence[str], other: Sequence[str]) -> Alignment:
    """The words of ``one`` set against a stretch of ``other``: as many alike, as few gaps as may
    be; what ``other`` has before and after costs nothing, a long omission little more than a short.
    """
    one = one[:LONGEST]
    scores, ways = _filled(one, other)
    rows = len(one)
    column = max(range(len(other) + 1), key=lambda at: (scores[at], -at))
    pairs = []
    row = rows
    leaving = False
    while row and column >= 0:
        way = ways[row][column]
        if leaving or way & 8:
            leaving = not way & 16
            column -= 1
        elif way & 4:
            row -= 1
        elif way & 2:
            row, column = row - 1, column - 1
        elif way & 1:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        else:
            break
    return Alignment(tuple(reversed(pairs)))


def _filled(one: Sequence[str], other: Sequence[str]) -> tuple[list[float], list[list[int]]]:
    """Scores of the last row, and for each cell the way into it as bits: 1 the same, 2 another
    word, 4 added, 8 left out; 16 says that an omission begins here.
    """
    low = float("-inf")
    width = len(other) + 1
    above = [0.0] * width
    ways = [[0] * width]
    for row, word in enumerate(one, 1):
        scores = [above[0] + ADDED] + [0.0] * (width - 1)
        way = [4] + [0] * (width - 1)
        omitted = low
        for at in range(1, width):
            step, best = (1, above[at - 1] + SAME) if word == other[at - 1] else (
                2, above[at - 1] + OTHER
            )  # fmt: skip
            if above[at] + ADDED > best:
                step, best = 4, above[at] + ADDED
            opened, gone_on = scores[at - 1] + LEFT_OUT, omitted + LEFT_OUT_TOO
            begins = opened >= gone_on
            omitted = opened if begins else gone_on
            if omitted > best and row < len(one):
                step, best = 8, omitted
            way[at] = step | (16 if begins else 0)
            scores[at] = best
        above = scores
        ways.append(way)
    return above, ways
