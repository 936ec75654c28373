"""The sentences around words that were found in a turn. Pure."""

from __future__ import annotations

from collections.abc import Sequence

Stretch = tuple[int, int]


def sentences_around(
    found: Sequence[Stretch], turn: Stretch, sentences: Sequence[Stretch]
) -> Stretch:
    """From the first to the last sentence of a turn that has something found in it.

    Without sentences it is the whole turn.
    """
    start, end = turn
    first, last = min(found)[0], max(stop for _start, stop in found)
    inside = [(max(a, start), min(b, end)) for a, b in sentences if a < end and b > start]
    held = [one for one in inside if one[0] < last and one[1] > first]
    return (min(held[0][0], first), max(held[-1][1], last)) if held else turn
