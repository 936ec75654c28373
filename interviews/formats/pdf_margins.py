"""Page headers, footers and page numbers: what comes back at the edge of the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from interviews.formats.pdf_rows import Row
from interviews.formats.transcript import Skipped
from interviews.phrases import gettext_noop

HEADER = gettext_noop("It comes back at the top of the pages.")
FOOTER = gettext_noop("It comes back at the bottom of the pages.")
NUMBER = gettext_noop("It is a page number.")

_DEPTH = 3  # rows from the edge that are looked at
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"[-–—(\[]{0,2}\s*(?:(?:page|p\.|pg\.?|seite|s\.|página|pagina|pág\.|sivu|sida|side)\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|von|de|sur|di|av|af)\s*\d{1,4})?\s*[-–—)\]]{0,2}",
    re.I,
)


def without(rows: Sequence[Row]) -> tuple[list[Row], list[Skipped]]:
    """The rows that are read, and those at the edge of the pages with the reason."""
    pages: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        pages[row.page].append(row)
    ordered = {page: sorted(each, key=lambda row: -row.middle) for page, each in pages.items()}
    marginal = _marginal(ordered, HEADER, 1) | _marginal(ordered, FOOTER, -1)
    kept = [row for row in rows if id(row) not in marginal]
    return kept, _said(rows, marginal)


def _marginal(pages: dict[int, list[Row]], why: str, step: int) -> dict[int, str]:
    """Rows at one edge (step 1: from the top, -1: from the bottom), by identity."""
    edge = {page: rows[::step] for page, rows in pages.items()}
    back = _back(edge)
    pitch = _pitch(pages)
    found = {id(row): NUMBER for row in _lone_numbers(edge)}
    for rows in edge.values():
        for row in rows[: _depth(rows, back, pitch)]:
            found[id(row)] = NUMBER if _is_number(row) else why
    return found


def _back(edge: dict[int, list[Row]]) -> set[int]:
    """Rows that come back on other pages, as do all between them and the edge; by identity."""
    back: set[int] = set()
    for depth in range(_DEPTH):
        alike: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for rows in edge.values():
            if len(rows) > depth and all(id(row) in back for row in rows[:depth]):
                alike[_shape(rows[depth])].append(rows[depth])
        for group in alike.values():
            if _comes_back(group, len(edge)):
                back.update(id(row) for row in group)
    return back


def _depth(rows: Sequence[Row], back: set[int], pitch: float) -> int:
    """How many rows from the edge come back and stand apart from what follows."""
    depth = 0
    for count, row in enumerate(rows[:_DEPTH], 1):
        if id(row) not in back:
            break
        inner = rows[count] if count < len(rows) else None
        if inner is None or abs(row.middle - inner.middle) > 1.3 * pitch or _is_number(row):
            depth = count
    return depth


def _pitch(pages: dict[int, list[Row]]) -> float:
    """The usual distance between two rows, in points."""
    distances = [a.middle - b.middle for rows in pages.values() for a, b in pairwise(rows)]
    close = sorted(each for each in distances if each > 1)
    return close[len(close) * 3 // 10] if close else 0.0


def _shape(row: Row) -> tuple[str, int]:
    """What a row says but for its numbers, and roughly how high it stands."""
    return _DIGITS.sub("#", row.text.casefold()), round(row.middle / 6)


def _is_number(row: Row) -> bool:
    return bool(_PAGE.fullmatch(row.text.strip()))


def _comes_back(group: Sequence[Row], pages: int) -> bool:
    """Whether rows alike in shape are the same on many pages, or count the pages."""
    if len({row.page for row in group}) < max(2, 0.3 * pages):
        return False
    texts = {row.text for row in group}
    return len(texts) == 1 or _count_pages(group)


def _count_pages(group: Sequence[Row]) -> bool:
    """Whether each number stays, or rises with the pages."""
    numbers = [[int(digits[:9]) for digits in _DIGITS.findall(row.text)] for row in group]
    steady = (
        len({each[place] for each in numbers}) == 1
        or len({each[place] - row.page for each, row in zip(numbers, group, strict=True)}) == 1
        for place in range(min(len(each) for each in numbers))
    )
    return all(steady) and any(numbers)


def _lone_numbers(edge: dict[int, list[Row]]) -> list[Row]:
    """Page numbers that say so themselves or stand apart, also in a file of one page."""
    found = []
    for page, rows in edge.items():
        text = rows[0].text.strip()
        if _is_number(rows[0]) and (not text.isdigit() or _stands_apart(rows, page)):
            found.append(rows[0])
    return found


def _stands_apart(rows: Sequence[Row], page: int) -> bool:
    if len(rows) < 4:
        return False
    distance = abs(rows[0].middle - rows[1].middle)
    usual = abs(rows[1].middle - rows[2].middle)
    return distance > 1.8 * usual and int(rows[0].text[:4]) >= page


def _said(rows: Sequence[Row], marginal: dict[int, str]) -> list[Skipped]:
    """One entry for the page numbers, and one for each thing that comes back."""
    texts: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        if id(row) in marginal:
            texts[marginal[id(row)]].setdefault(row.text)
    return [Skipped("\n".join(each), why) for why, each in texts.items()]
