"""Carrying places from one version of a transcript into the next.

A place is carried only if the words at both its ends are found again: as they were, or with one
word respelt by one that is like it. Then it is either placed exactly (the same words, whatever
happened to the white space) or placed with changed words, of which at least half are the old
ones. Everything else is reported as None, to be settled by a person; nothing moves silently.
White space at the ends of a place is dropped.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import NamedTuple

from interviews.transcripts.aligning import Block, align
from interviews.transcripts.anchoring import Place
from interviews.transcripts.offsets import Kind, kind, tokens, trim
from interviews.transcripts.sliding import slide

ALIKE = 0.6
LONG_WORD = 100


class Carried(NamedTuple):
    """Where a place went: None if it could not be placed; `changed` if its words were edited."""

    place: Place | None
    changed: bool

    @property
    def placed_exactly(self) -> bool:
        return self.place is not None and not self.changed


LOST = Carried(None, False)


def carry(old: str, new: str, places: Sequence[Place]) -> list[Carried]:
    """Finds every place of the old text in the new one, in the order given.

    Exact places keep their order among themselves. Linear in the texts but for the edited
    stretches. Raises ValueError for a place that is not in the old text.
    """
    for place in places:
        if not 0 <= place.start <= place.end <= len(old):
            raise ValueError(f"There are no words from {place.start} to {place.end} to carry.")
    if old == new:
        return [Carried(place, False) for place in places]
    carrier = _Carrier(old, new, places)
    return [carrier.carry(place) for place in places]


class _Side:
    """One text cut into words."""

    def __init__(self, text: str) -> None:
        self.spans = tokens(text)
        self.starts = [start for start, _ in self.spans]
        self.ends = [end for _, end in self.spans]
        self.words = [text[start:end] for start, end in self.spans]


class _Carrier:
    def __init__(self, old: str, new: str, places: Sequence[Place]) -> None:
        self.text = old
        self.old, self.new = _Side(old), _Side(new)
        there, here = self.old.words, self.new.words
        spans = [span for place in places if (span := self._words(*trim(old, *place)))]
        blocks = slide(there, here, align(there, here), spans)
        self.same = {b.old + i: b.new + i for b in blocks for i in range(b.size)}
        self.found = _respelt(there, here, blocks) | self.same
        kept = (token in self.same for token in range(len(there)))
        self.kept = list(accumulate(kept, initial=0))

    def carry(self, place: Place) -> Carried:
        start, end = trim(self.text, *place)
        outer = self._words(start, end)
        if not outer:
            return LOST
        first, last = self._inward(*outer)
        if first not in self.found or last not in self.found:
            return LOST
        begin, finish = self._new_start(first, start), self._new_end(last, end)
        if begin is None or finish is None or begin >= finish:
            return LOST
        if (first, last) == outer and self._same_words(first, last):
            return Carried(Place(begin, finish), False)
        return Carried(Place(begin, finish), True) if self._mostly_kept(*outer) else LOST

    def _words(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and last word of a span; None if it is empty."""
        if start == end:
            return None
        return bisect_right(self.old.ends, start), bisect_left(self.old.starts, end) - 1

    def _inward(self, first: int, last: int) -> tuple[int, int]:
        """The span's ends, without marks of punctuation that are gone from the new text."""
        while first < last and first not in self.found and _is_punctuation(self.old.words[first]):
            first += 1
        while first < last and last not in self.found and _is_punctuation(self.old.words[last]):
            last -= 1
        return first, last

    def _new_start(self, token: int, start: int) -> int | None:
        within = max(0, start - self.old.starts[token])
        if within and token not in self.same:
            return None
        return self.new.starts[self.found[token]] + within

    def _new_end(self, token: int, end: int) -> int | None:
        within = max(0, self.old.ends[token] - end)
        if within and token not in self.same:
            return None
        return self.new.ends[self.found[token]] - within

    def _same_words(self, first: int, last: int) -> bool:
        there = self.new.words[self.found[first] : self.found[last] + 1]
        return self.old.words[first : last + 1] == there

    def _mostly_kept(self, first: int, last: int) -> bool:
        inner_first, inner_last = self._inward(first, last)
        kept = self.kept[last + 1] - self.kept[first]
        kept += sum(token not in self.same for token in {inner_first, inner_last})
        size = self.found[inner_last] - self.found[inner_first] + 1
        return kept * 2 >= max(last - first + 1, size)


def _respelt(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> dict[int, int]:
    """Words replaced one for one by a word like them."""
    ends = [Block(0, 0, 0), *blocks, Block(len(old), len(new), 0)]
    found: dict[int, int] = {}
    for before, after in pairwise(ends):
        gone = range(before.old + before.size, after.old)
        come = range(before.new + before.size, after.new)
        if len(gone) == len(come):
            found |= {a: b for a, b in zip(gone, come, strict=True) if _alike(old[a], new[b])}
    return found


def _alike(one: str, other: str) -> bool:
    if _is_punctuation(one) or _is_punctuation(other):
        return _is_punctuation(one) and _is_punctuation(other)
    if max(len(one), len(other)) > LONG_WORD:
        return False
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= ALIKE


def _is_punctuation(word: str) -> bool:
    return kind(word[0]) not in (Kind.WORD, Kind.SOLO)
