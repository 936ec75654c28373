"""Quotations within a paragraph, by their quotation marks, whatever language's they are.

Of nested quotations the outermost counts. All offsets are code points of the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 8_000  # characters of a quotation; a mark with no end so far is not closed
MOST_UNCLOSED = 40  # marks without an end in one paragraph; no text has as many
CLOSERS = {
    "“": "”",
    "„": '“”"',
    "”": "”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
SINGLE = "‘‚'‹›"
_BEFORE = " \t\n\u00a0\u202f([{—–-/:“„«»\"‘'"


class Span(NamedTuple):
    """``[start, end)`` with its marks; ``[inner, last)`` is what stands between them."""

    start: int
    end: int
    inner: int
    last: int


def spans(text: str) -> tuple[list[Span], int]:
    """The outermost quotations in order, and where a mark that is never closed stands (or -1)."""
    found: list[Span] = []
    unclosed = -1
    at = tried = 0
    while at < len(text) and tried < MOST_UNCLOSED:
        size = _opens(text, at)
        closed = _closed(text, at, size) if size else None
        if closed is None:
            tried += bool(size)
            if size and unclosed < 0 and text[at] not in SINGLE:
                unclosed = at
            at += max(size, 1)
            continue
        found.append(closed)
        at = closed.end
    return found, at if tried == MOST_UNCLOSED and unclosed < 0 else unclosed


def _opens(text: str, at: int) -> int:
    """How many characters an opening mark here has; 0 where there is none."""
    char = text[at]
    if char == "`":
        return _ticks(text, at)
    if char not in CLOSERS or not _letters_follow(text, at):
        return 0
    before = text[at - 1] if at else " "
    if char in "\"'‘”»›":
        if before not in _BEFORE:
            return 0
        # Two straight single marks are one.
        return 2 if char == "'" and text[at : at + 2] == "''" else 1
    return 1


def _ticks(text: str, at: int) -> int:
    return 2 if text[at : at + 2] == "``" else 1 if _letters_follow(text, at) else 0


def _letters_follow(text: str, at: int) -> bool:
    """French marks have a blank between them and the words."""
    after = at + 2 if text[at] in "«‹" and text[at + 1 : at + 2] in " \u00a0\u202f" else at + 1
    return bool(text[after : after + 1].strip())


def _closed(text: str, at: int, size: int) -> Span | None:
    char = text[at]
    if char == "`":
        end = _closing_ticks(text, at + size, size)
        return Span(at, end + size, at + size, end) if end >= 0 else None
    if size == 2:
        end = text.find("''", at + 2, at + LONGEST)
        return Span(at, end + 2, at + 2, end) if end >= 0 else None
    for end in _closers(text, at, char):
        return Span(at, end + 1, at + 1, end)
    return None


def _closing_ticks(text: str, start: int, size: int) -> int:
    if size == 2:
        ends = (text.find(mark, start, start + LONGEST) for mark in ("''", '"', "”"))
        return min((at for at in ends if at >= 0), default=-1)
    return next(_apostrophes(text, start), -1)


def _closers(text: str, at: int, char: str) -> Iterator[int]:
    if char in "‘'‚":
        yield from _apostrophes(text, at + 1)
        return
    depth = 0
    for place in range(at + 1, min(len(text), at + LONGEST)):
        here = text[place]
        if here == char and here not in CLOSERS[char]:
            depth += 1
        elif here in CLOSERS[char] and (char != '"' or _ends(text, place)):
            if not depth:
                yield place
                return
            depth -= 1


def _ends(text: str, place: int) -> bool:
    """Whether a straight mark closes: no blank before it, and no letter after it."""
    return not text[place - 1].isspace() and not text[place + 1 : place + 2].isalnum()


def _apostrophes(text: str, start: int) -> Iterator[int]:
    """Single marks that close: no blank before and no letter after them, as in "don't"."""
    for place in range(start + 1, min(len(text), start + LONGEST)):
        if text[place] not in "’'‘":
            continue
        after = text[place + 1 : place + 2]
        if text[place - 1].isspace() or after.isalnum():
            continue
        yield place
