"""Choosing, among equally good alignments, the one that leaves marked places whole.

Where "no" becomes "no no", either of the two may be the new one; where "no no" becomes "no",
either may be gone. The insertion or deletion is slid along such repetitions to where the fewest
places are touched.
"""

from collections.abc import Sequence
from itertools import accumulate

from interviews.transcripts.aligning import Block

FARTHEST = 50


def slide(
    old: Sequence[str], new: Sequence[str], blocks: list[Block], spans: list[tuple[int, int]]
) -> list[Block]:
    """The blocks with every pure insertion and deletion slid; spans are `[first, last]` words."""
    burden = _Burden(len(old), spans)
    ends = [Block(0, 0, 0), *blocks, Block(len(old), len(new), 0)]
    for right in range(1, len(ends)):
        before, after = ends[right - 1 : right + 1]
        gone = (before.old + before.size, after.old)
        come = (before.new + before.size, after.new)
        if gone[0] == gone[1] and come[0] < come[1]:
            steps = _steps(new, come, before.size, after.size)
            best = min(steps, key=lambda k: (burden.between(gone[0] + k), abs(k)))
        elif come[0] == come[1] and gone[0] < gone[1]:
            steps = _steps(old, gone, before.size, after.size)
            best = min(steps, key=lambda k: (burden.over(gone[0] + k, gone[1] + k), abs(k)))
        else:
            continue
        ends[right - 1] = before._replace(size=before.size + best)
        ends[right] = Block(after.old + best, after.new + best, after.size - best)
    return [block for block in ends if block.size]


def _steps(words: Sequence[str], gap: tuple[int, int], left: int, right: int) -> range:
    """How far the gap can go either way while what it parts stays equal."""
    start, end = gap
    low = high = 0
    while low < min(left, FARTHEST) and words[start - low - 1] == words[end - low - 1]:
        low += 1
    while high < min(right, FARTHEST) and words[start + high] == words[end + high]:
        high += 1
    return range(-low, high + 1)


class _Burden:
    """How many spans an edit would touch."""

    def __init__(self, size: int, spans: list[tuple[int, int]]) -> None:
        steps, inner = [0] * (size + 2), [0] * (size + 2)
        for first, last in spans:
            steps[first] += 1
            steps[last + 1] -= 1
            inner[first + 1] += 1
            inner[last + 1] -= 1
        self._covering = list(accumulate(accumulate(steps), initial=0))
        self._inner = list(accumulate(inner))

    def between(self, at: int) -> int:
        """Spans that hold both the word before this place and the word after it."""
        return self._inner[at]

    def over(self, start: int, end: int) -> int:
        """Spans over these words, counted once a word."""
        return self._covering[end] - self._covering[start]
