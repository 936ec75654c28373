"""Cells from text: what a spreadsheet puts on the clipboard, and csv files of any dialect."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace

from interviews.formats.text import clean, decode
from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop
from interviews.transcripts.sheet.block import MOST_CHARACTERS, TOO_MUCH, Block, with_records
from interviews.transcripts.sheet.guarding import unguarded

SEPARATORS = "\t;,|"
QUOTES = gettext_noop(
    "A quotation mark in this file is never closed, so its cells cannot be told apart. Save it "
    "again from a spreadsheet as csv, or bring it as xlsx."
)


def from_csv(data: bytes) -> Block:
    """A csv file in any common encoding, its cells parted by commas, semicolons, tabs or bars."""
    decoded = decode(data)
    return replace(from_text(decoded.text), notices=decoded.notices)


def from_text(text: str) -> Block:
    """Cells that were pasted or typed, or the text of a csv file."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(TOO_MUCH)
    text = clean(text)
    first, _end, rest = text.partition("\n")
    if first.casefold().strip('"').startswith("sep=") and len(first.strip('"')) == 5:
        return with_records(_parted(rest, first.strip('"')[4]))
    return with_records(_parted(text, _separator(text)))


def _parted(text: str, separator: str) -> list[list[str]]:
    rows = _tabbed(text) if separator == "\t" else _quoted(text, separator)
    return [[unguarded(cell) for cell in row] for row in rows]


def _quoted(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(MOST_CHARACTERS + 1)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return _forgiving(text, separator)


def _forgiving(text: str, separator: str) -> list[list[str]]:
    """Quotes that stand within words are taken as they are; one that swallows the rest is not."""
    if text.count('"') % 2:
        raise Unreadable(QUOTES)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _tabbed(text: str) -> list[list[str]]:
    """Cells from a clipboard: quotes stand around one only where it holds a line end or a tab."""
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        cell, at, ended = _cell(text, at)
        rows[-1].append(cell)
        if ended and at <= len(text):
            rows.append([])
    return rows


def _cell(text: str, at: int) -> tuple[str, int, bool]:
    """The cell at a place, where the next one begins, and whether it was the last of its row."""
    if text[at : at + 1] == '"' and (wrapped := _wrapped(text, at)):
        return wrapped
    ends = [place for sign in "\t\n" if (place := text.find(sign, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end + 1, text[end : end + 1] == "\n"


def _wrapped(text: str, at: int) -> tuple[str, int, bool] | None:
    close = at + 1
    while (close := text.find('"', close)) >= 0 and text[close + 1 : close + 2] == '"':
        close += 2
    inside, after = text[at + 1 : close], text[close + 1 : close + 2]
    if close < 0 or after not in ("", "\t", "\n") or not ("\n" in inside or "\t" in inside):
        return None
    return inside.replace('""', '"'), close + 2, after == "\n"


def _separator(text: str) -> str:
    """The sign that parts the most lines into equally many cells."""
    if any("\t" in line for line in _lines(text)):
        return "\t"
    lines = _lines(_outside(text))
    counts = {sign: Counter(line.count(sign) for line in lines) for sign in SEPARATORS}
    return max(SEPARATORS[1:], key=lambda sign: _evenness(counts[sign]) + (sign == ",") * 0.1)


def _evenness(counts: Counter[int]) -> float:
    parted = {count: lines for count, lines in counts.items() if count}
    return max((lines + count / 100 for count, lines in parted.items()), default=0)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n")[:30] if line.strip()]


def _outside(text: str) -> str:
    """A text without what stands in quotes; where one is never closed, line by line."""
    if text.count('"') % 2:
        return "\n".join("".join(line.split('"')[::2]) for line in text.split("\n"))
    return "".join(text.split('"')[::2])
