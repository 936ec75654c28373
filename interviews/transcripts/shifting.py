"""Changing stretches of a text, and where every place of the text is afterwards.

No Django. All offsets are code points. Where the new text was written by somebody, and no edits
are known, places are carried instead (``carrying.py``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class Edit(NamedTuple):
    """``[start, end)`` of the old text becomes ``new``, which is never empty."""

    start: int
    end: int
    new: str


def replaced(text: str, changes: Sequence[Edit]) -> str:
    """The text after these edits, given in order."""
    pieces, at = [], 0
    for change in changes:
        pieces += [text[at : change.start], change.new]
        at = change.end
    return "".join([*pieces, text[at:]])


class Shift:
    """Where places of the old text are in the new one: exact, since the edits are known.

    A place that cuts into a replaced stretch takes in the whole of what stands there now.
    """

    def __init__(self, changes: Sequence[Edit]) -> None:
        self._changes = list(changes)
        self._starts = [change.start for change in changes]
        self._ends = [change.end for change in changes]
        grown = (len(change.new) - (change.end - change.start) for change in changes)
        self._grown = list(accumulate(grown, initial=0))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` is now."""
        return self.start(start), self.end(end)

    def start(self, at: int) -> int:
        """Where a place that begins here begins now."""
        passed = bisect_right(self._ends, at)
        if passed < len(self._changes) and self._starts[passed] < at:
            at = self._starts[passed]
        return at + self._grown[passed]

    def end(self, at: int) -> int:
        """Where a place that ends here ends now."""
        begun = bisect_left(self._starts, at)
        if begun and self._ends[begun - 1] > at:
            at = self._ends[begun - 1]
        return at + self._grown[begun]

    def touches(self, start: int, end: int) -> bool:
        """Whether words in ``[start, end)`` were replaced."""
        first = bisect_right(self._ends, start)
        return first < len(self._changes) and self._starts[first] < end
