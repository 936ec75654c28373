"""Words as they are compared: without case, typography, soft hyphens. Places are code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

APOSTROPHES = "'’ʼ＇`´‘"
HYPHENS = "-‐‑\u00ad⁃−"
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
# Scripts that put no blank between words: there every character is compared for itself.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_INSIDE = rf"[\w{_MARKS}]+"
_SPACED = re.compile(rf"{_INSIDE}(?:[{APOSTROPHES}]{_INSIDE})*")
_EITHER = re.compile(
    rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\w{_MARKS}])+"
    rf"(?:[{APOSTROPHES}](?:(?![{_UNSPACED}])[\w{_MARKS}])+)*"
)
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_PLAIN = {ord(char): "'" for char in APOSTROPHES} | {
    ord(char): None for char in "\u00ad\u200b\u200c\u200d\u2060_"
}


class Word(NamedTuple):
    """``plain`` is what is compared, ``[start, end)`` where the word stands."""

    plain: str
    start: int
    end: int


def pattern_for(text: str) -> re.Pattern[str]:
    """What a word of this text looks like."""
    return _EITHER if _HAS_UNSPACED.search(text) else _SPACED


def plain(word: str) -> str:
    """What two ways of writing one word have in common."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_PLAIN)).casefold()


def words_of(text: str) -> list[Word]:
    """The words of a text in order."""
    found = pattern_for(text).finditer(text)
    return [Word(said, *hit.span()) for hit in found if (said := plain(hit.group()))]


def hyphened(text: str, end: int, start: int) -> bool:
    """Whether nothing but a hyphen, and perhaps the end of a line, lies between two words."""
    between = text[end:start].strip()
    return len(between) == 1 and between in HYPHENS


def sequences(phrases: Sequence[str]) -> list[tuple[str, ...]]:
    """Phrases as the words they consist of, the longest first."""
    found = {tuple(word.plain for word in words_of(phrase)) for phrase in phrases}
    return sorted((one for one in found if one), key=lambda one: (-len(one), one))
