"""Several values in one field of a form: ``Bias, Toxicity*`` and back. Pure.

Values stand between signs that part them (commas, semicolons, line ends unless told otherwise);
one that holds such a sign, or ends like a footnote mark without being one, stands in double
quotes (a quote within is doubled).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

Value = tuple[str, str]
"""A value and its footnote mark, or ""."""

Signs = Literal[r"[,;\n]", r"[;\n]", r"[;\n]|,(?=\s)"]
SIGNS: Signs = r"[,;\n]"
NO_COMMAS: Signs = r"[;\n]"
NO_DECIMAL_COMMAS: Signs = r"[;\n]|,(?=\s)"
LONGEST = 200


@lru_cache
def _piece(signs: Signs) -> re.Pattern[str]:
    others = rf"(?:(?!{signs})[\s\S])*"
    return re.compile(
        rf'\s*(?:"(?P<quoted>(?:[^"]|"")*)"(?P<after>{others})|(?P<bare>{others}))(?:{signs})?'
    )


def values_in(text: str, marks: Iterable[str], signs: Signs = SIGNS) -> list[Value]:
    """The values in ``text``; ``marks`` are the footnote marks that exist."""
    known = sorted((mark for mark in marks if mark), key=len, reverse=True)
    values, at, pieces = [], 0, _piece(signs)
    while at < len(text) and (piece := pieces.match(text, at)):
        at = max(piece.end(), at + 1)
        value = _value(piece, known)
        if value[0]:
            values.append(value)
    return values


def one_value(text: str, marks: Iterable[str]) -> list[Value]:
    """The whole text as one value, whatever signs it holds."""
    known = sorted((mark for mark in marks if mark), key=len, reverse=True)
    value = _marked(text.strip(), known)
    return [value] if value[0] else []


def _value(piece: re.Match[str], marks: Sequence[str]) -> Value:
    if piece["quoted"] is not None:
        return piece["quoted"].replace('""', '"').strip(), _mark(piece["after"].strip(), marks)
    return _marked(piece["bare"].strip(), marks)


def _marked(bare: str, marks: Sequence[str]) -> Value:
    for mark in marks:
        if bare.endswith(mark) and len(bare) > len(mark):
            return bare[: -len(mark)].rstrip(), mark
    return bare, ""


def _mark(after: str, marks: Sequence[str]) -> str:
    return after if after in marks else ""


def written(values: Iterable[Value]) -> str:
    """Values as a table prints them: ``Bias, Toxicity*``."""
    return ", ".join(f"{value}{mark}" for value, mark in values)


def to_edit(values: Iterable[Value], marks: Iterable[str], signs: Signs = SIGNS) -> str:
    """Values as a form shows them, such that ``values_in`` reads the same again."""
    known = [mark for mark in marks if mark]
    joint = ", " if signs == SIGNS else "; "
    return joint.join(f"{_quoted(value, known, signs)}{mark}" for value, mark in values)


def _quoted(value: str, marks: Sequence[str], signs: Signs) -> str:
    looks_marked = any(value.endswith(mark) for mark in marks)
    if looks_marked or value.startswith('"') or re.search(signs, value):
        return '"' + value.replace('"', '""') + '"'
    return value


def is_number(value: str) -> bool:
    """Whether a value is a number as people write it: 12, 3.5, 3,5 or -1."""
    return bool(re.fullmatch(r"[-+−]?\d+([.,]\d+)?", value))
