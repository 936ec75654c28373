"""What a cell may hold, by the type of its column: reading what is typed, and saying what is not.

Stored values: numbers as they were typed, dates in ISO form (2026-11-23, 2026-11 or 2026),
``yes`` or ``no``, choices in the spelling of the column's list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from interviews.transcripts.valuing import (
    NO_COMMAS,
    NO_DECIMAL_COMMAS,
    SIGNS,
    Signs,
    Value,
    is_number,
    one_value,
    to_edit,
    values_in,
)

TEXT, NUMBER, CHOICE, DATE, YESNO = KINDS = ("text", "number", "choice", "date", "yesno")
YES = frozenset({"yes", "y", "true"})
NO = frozenset({"no", "n", "false"})
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")

ALL, SEMICOLONS, WHOLE = PARTINGS = ("all", "semicolons", "whole")
"""What parts the values of one cell: commas, semicolons and lines; not commas; nothing."""


@dataclass(frozen=True)
class Shape:
    """A column's type; ``choices`` empty lets a choice be anything."""

    kind: str = TEXT
    choices: tuple[str, ...] = ()

    @property
    def signs(self) -> Signs:
        return NO_DECIMAL_COMMAS if self.kind == NUMBER else SIGNS


def read(text: str, shape: Shape, marks: Iterable[str], parting: str = ALL) -> list[Value]:
    """The values in a cell's text, each in its stored form where it fits the shape."""
    known = list(marks)
    return [(stored(value, shape), mark) for value, mark in _parted(text, shape, known, parting)]


def _parted(text: str, shape: Shape, marks: list[str], parting: str) -> list[Value]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if parting == WHOLE:
        return one_value(text, marks)
    commas_part = shape.kind == NUMBER or parting != SEMICOLONS
    return values_in(text, marks, shape.signs if commas_part else NO_COMMAS)


def editable(values: Iterable[Value], shape: Shape, marks: Iterable[str]) -> str:
    """Values as a cell is edited, such that ``read`` gives the same again."""
    return to_edit(values, marks, shape.signs)


def unfit(values: Sequence[Value], shape: Shape) -> str:
    """The first value that is not of the column's type; empty when all are."""
    return next((value for value, _mark in values if not fits(value, shape)), "")


def fits(value: str, shape: Shape) -> bool:
    if shape.kind == NUMBER:
        return is_number(value)
    if shape.kind == DATE:
        return bool(day_in(value))
    if shape.kind == YESNO:
        return value in {"yes", "no"}
    return shape.kind != CHOICE or not shape.choices or value in shape.choices


def stored(value: str, shape: Shape) -> str:
    """A value in its stored form; as it is where it does not fit the shape."""
    if shape.kind == DATE:
        return day_in(value) or value
    if shape.kind == YESNO:
        said = value.casefold()
        return "yes" if said in YES else "no" if said in NO else value
    if shape.kind == CHOICE and value not in shape.choices:
        alike = (one for one in shape.choices if one.casefold() == value.casefold())
        return next(alike, value)
    return value


def day_in(text: str) -> str:
    """A day, month or year in ISO form; empty where the text is none, or could be two days."""
    if re.fullmatch(r"[12]\d{3}", text):
        return text
    if found := _DAY.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _MONTH.fullmatch(text):
        return _day(found[1], found[2], "1")[:7]
    if found := _DOTTED.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _SLASHED.fullmatch(text):
        return _unlike(found[3], found[1], found[2])
    return ""


def _unlike(year: str, one: str, other: str) -> str:
    """Day and month parted by slashes stand in either order: taken where only one can be."""
    ways = {_day(year, one, other), _day(year, other, one)} - {""}
    return ways.pop() if len(ways) == 1 else ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def sort_key(text: str, kind: str) -> tuple[float, tuple[tuple[int, str], ...]]:
    """An order in which P2 comes before P10, and numbers stand by their size."""
    size = 0.0
    if kind == NUMBER and is_number(text):
        size = float(text.replace("−", "-").replace(",", "."))
    pieces = re.findall(r"\d{1,30}|\D+", text.casefold())
    return size, tuple((int(p) if p.isdecimal() else -1, p) for p in pieces)


MOST_CHOICES = 12


def guessed(texts: Sequence[str], marks: Iterable[str]) -> Shape:
    """The type that a new column's cells suggest: all dates, numbers, yes or no; few choices."""
    known = list(marks)
    for kind in (YESNO, NUMBER, DATE):
        shape = Shape(kind)
        cells = [values for text in texts if (values := read(text, shape, known))]
        if cells and not any(unfit(values, shape) for values in cells):
            return shape
    every = [value for text in texts for value, _mark in read(text, Shape(), known)]
    once = list(dict.fromkeys(every))
    repeated = len(every) >= 4 and len(once) * 2 <= len(every)
    if repeated and len(once) <= MOST_CHOICES and all(len(one) <= 60 for one in once):
        return Shape(CHOICE, tuple(once))
    return Shape()
