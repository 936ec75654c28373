"""Several values in one field of a form: ``Bias, Toxicity*`` and back. Pure.

Values stand between commas, semicolons or line ends; one that holds such a sign, or ends like a
footnote mark without being one, stands in double quotes (a quote within is doubled).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Value = tuple[str, str]
"""A value and its footnote mark, or ""."""

_PIECE = re.compile(
    r'\s*(?:"(?P<quoted>(?:[^"]|"")*)"(?P<after>[^,;\n]*)|(?P<bare>[^,;\n]*))[,;\n]?'
)
LONGEST = 200


def values_in(text: str, marks: Iterable[str]) -> list[Value]:
    """The values in ``text``; ``marks`` are the footnote marks that exist."""
    known = sorted((mark for mark in marks if mark), key=len, reverse=True)
    values, at = [], 0
    while at < len(text) and (piece := _PIECE.match(text, at)):
        at = max(piece.end(), at + 1)
        value = _value(piece, known)
        if value[0]:
            values.append(value)
    return values


def _value(piece: re.Match[str], marks: Sequence[str]) -> Value:
    if piece["quoted"] is not None:
        return piece["quoted"].replace('""', '"').strip(), _mark(piece["after"].strip(), marks)
    bare = piece["bare"].strip()
    for mark in marks:
        if bare.endswith(mark) and len(bare) > len(mark):
            return bare[: -len(mark)].rstrip(), mark
    return bare, ""


def _mark(after: str, marks: Sequence[str]) -> str:
    return after if after in marks else ""


def written(values: Iterable[Value]) -> str:
    """Values as a table prints them: ``Bias, Toxicity*``."""
    return ", ".join(f"{value}{mark}" for value, mark in values)


def to_edit(values: Iterable[Value], marks: Iterable[str]) -> str:
    """Values as a form shows them, such that ``values_in`` reads the same again."""
    known = [mark for mark in marks if mark]
    return ", ".join(f"{_quoted(value, known)}{mark}" for value, mark in values)


def _quoted(value: str, marks: Sequence[str]) -> str:
    looks_marked = any(value.endswith(mark) for mark in marks)
    if looks_marked or re.search(r'[,;\n]|^"', value):
        return '"' + value.replace('"', '""') + '"'
    return value


def is_number(value: str) -> bool:
    """Whether a value is a number as people write it: 12, 3.5, 3,5 or -1."""
    return bool(re.fullmatch(r"[-+−]?\d+([.,]\d+)?", value))
