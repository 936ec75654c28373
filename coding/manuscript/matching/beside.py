"""A negation just outside a quotation, in the clause that it begins or ends in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coding.manuscript.matching.words import Word, words_of

WITHIN = 8  # words of the clause that are looked at
_FAR = 200  # characters in which they stand
_JOINS = (
    r"and|but|or|because|while|whereas|und|aber|oder|weil|denn|sondern|während|et|mais|ou|parce"
    r"|pero|porque|ma|perché|maar|omdat|mas"
)
_PARTED = re.compile(rf"[,;:.!?…–—()\n]|\s-\s|\b(?:{_JOINS})\b", re.I)


def negated_before(source: str, start: int, negates: re.Pattern[str]) -> str:
    """The words of the clause before a quotation from the negation on; empty where none is."""
    first = max(0, start - _FAR)
    begin = max((hit.end() for hit in _PARTED.finditer(source, first, start)), default=first)
    words = words_of(source[begin:start])[-WITHIN:]
    at = _negating(words, negates)
    return source[begin + words[at[0]].start : start].strip() if at else ""


def negated_after(source: str, end: int, negates: re.Pattern[str]) -> str:
    """The words of the clause after a quotation up to the negation; empty where none is."""
    parted = _PARTED.search(source, end, end + _FAR)
    said = source[end : parted.start() if parted else end + _FAR]
    words = words_of(said)[:WITHIN]
    at = _negating(words, negates)
    return said[: words[at[-1]].end].strip() if at else ""


def _negating(words: Sequence[Word], negates: re.Pattern[str]) -> list[int]:
    return [index for index, word in enumerate(words) if negates.fullmatch(word.plain)]
