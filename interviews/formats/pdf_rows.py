"""From the words of a page to its rows in reading order: line numbers out, columns one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from unicodedata import bidirectional

from interviews.formats.pdf_pages import Page, Word

_NUMBER = re.compile(r"\d{1,5}")
_NARROW = 0.2  # share of a page's letters that the narrower of two columns must hold
_STEPS = (1, 5, 10)  # how line numbers count


@dataclass(frozen=True)
class Row:
    """Words on one line of one column, in reading order; column 0 spans the page."""

    page: int
    column: int
    words: tuple[Word, ...]

    @cached_property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @cached_property
    def height(self) -> float:
        return max(word.height for word in self.words)

    @cached_property
    def middle(self) -> float:
        return max(self.words, key=lambda word: word.height).middle

    @cached_property
    def rightward(self) -> bool:
        """Whether it is written from right to left."""
        return any(_backward(word) for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words with a space between; a tab after the first few where a wide gap follows."""
        pieces = [self.words[0].text]
        for before, word in pairwise(self.words):
            gap = max(word.left - before.right, before.left - word.right)
            tab = gap > 1.5 * self.height and "\t" not in pieces and len(pieces) < 12
            pieces += ["\t" if tab else " ", word.text]
        return "".join(pieces)


def _backward(word: Word) -> bool:
    return any(bidirectional(char) in ("R", "AL") for char in word.text)


def rows(pages: Sequence[Page]) -> tuple[list[Row], list[str]]:
    """The rows of all pages as they are read, and the line numbers taken out of the margin."""
    plain = [list(_gathered(number, 0, page.words)) for number, page in enumerate(pages)]
    numbers = _line_numbers(plain)
    found: list[Row] = []
    for number, page in enumerate(pages):
        words = [word for word in page.words if (number, word.order) not in numbers]
        found += _in_columns(number, words)
    return found, list(numbers.values())


def _gathered(page: int, column: int, words: Iterable[Word]) -> list[Row]:
    """Words whose heights overlap by half make a row, from the top down."""
    rows: list[list[Word]] = []
    tallest: Word | None = None
    for word in sorted(words, key=lambda word: -word.middle):
        if tallest is None or not _level(tallest, word):
            rows.append([])
            tallest = word
        elif word.height > tallest.height:
            tallest = word
        rows[-1].append(word)
    return [Row(page, column, _ordered(row)) for row in rows]


def _level(one: Word, other: Word) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap >= 0.5 * min(one.height, other.height)


def _ordered(row: list[Word]) -> tuple[Word, ...]:
    """From left to right; a row with words from right to left as the file has it."""
    if any(_backward(word) for word in row):
        return tuple(sorted(row, key=lambda word: word.order))
    return tuple(sorted(row, key=lambda word: (word.left, word.order)))


def _line_numbers(pages: Sequence[Sequence[Row]]) -> dict[tuple[int, int], str]:
    """Numbers in the margin that count the lines, by page and order of the word."""
    for edge in (0, -1):
        found = [row for page in pages for row in page if _NUMBER.fullmatch(row.words[edge].text)]
        total = sum(len(page) for page in pages)
        if len(found) >= 8 and len(found) >= 0.12 * total:
            aligned = _aligned(found, edge)
            if _counts(aligned, edge) and len(aligned) >= 0.12 * total:
                return {(row.page, row.words[edge].order): row.words[edge].text for row in aligned}
    return {}


def _aligned(found: Sequence[Row], edge: int) -> list[Row]:
    """Those whose number stands clear of where the text beside most of them begins or ends."""
    beside = [row.words[1 if edge == 0 else -2] for row in found if len(row.words) > 1]
    if not beside:
        return []
    if edge == 0:
        begins = Counter(round(word.left) for word in beside).most_common(1)[0][0]
        return [row for row in found if row.words[0].right < begins - 0.2 * row.height]
    ends = max(word.right for word in beside)
    return [row for row in found if row.words[-1].left > ends + 0.2 * row.height]


def _counts(found: Sequence[Row], edge: int) -> bool:
    """Whether the numbers rise by one step from row to row, beginning anew now and then."""
    values = [int(row.words[edge].text) for row in found]
    steps = Counter(b - a for a, b in pairwise(values))
    return len(values) >= 8 and any(steps[step] >= 0.8 * (len(values) - 1) for step in _STEPS)


def _in_columns(number: int, words: Sequence[Word]) -> list[Row]:
    """A page's rows; where a gutter parts them, what stands left of it is read first."""
    plain = _gathered(number, 0, words)
    gutter = _gutter(plain)
    if gutter is None:
        return plain
    found: list[Row] = []
    band: list[Word] = []
    for row in plain:
        if _spans(row, gutter):
            found += [*_parted(number, band, gutter), row]
            band = []
        else:
            band += row.words
    return found + _parted(number, band, gutter)


def _parted(number: int, words: Sequence[Word], gutter: float) -> list[Row]:
    left = [word for word in words if word.right <= gutter]
    right = [word for word in words if word.right > gutter]
    return _gathered(number, 1, left) + _gathered(number, 2, right)


def _spans(row: Row, gutter: float) -> bool:
    """Whether the row runs across the gutter: a word on it, or a gap no wider than a space."""
    before = [word.right for word in row.words if word.right <= gutter]
    after = [word.left for word in row.words if word.left >= gutter]
    if len(before) + len(after) < len(row.words):
        return True
    return bool(before and after) and min(after) - max(before) < 0.7 * row.height


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where the space between two columns lies, if there are two."""
    if len(rows) < 8:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    steps = [left + (right - left) * share / 100 for share in range(30, 71)]
    crossed = [(sum(_spans(row, step) for row in rows), step) for step in steps]
    fewest = min(crossed)[0]
    if fewest > 0.15 * len(rows):
        return None
    best = [step for count, step in crossed if count == fewest]
    gutter = best[len(best) // 2]
    return gutter if _two_columns(rows, gutter) else None


def _two_columns(rows: Sequence[Row], gutter: float) -> bool:
    """Whether both sides hold much, and most rows on the right begin at the same place."""
    sides = [row for row in rows if not _spans(row, gutter)]
    left = [word for row in sides for word in row.words if word.right <= gutter]
    begins = [
        min(word.left for word in row.words if word.right > gutter)
        for row in sides
        if row.right > gutter
    ]
    letters = sum(len(word.text) for row in sides for word in row.words)
    share = sum(len(word.text) for word in left) / letters if letters else 0.0
    if len(begins) < 5 or not _NARROW <= share <= 1 - _NARROW:
        return False
    usual = median(begins)
    return sum(abs(begin - usual) < 3 for begin in begins) >= 0.6 * len(begins)
