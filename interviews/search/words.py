"""Cut a text into the words that are looked for, and fold each: one tokeniser for all. Pure.

A word is what ``transcripts.offsets`` calls one, cut once more at apostrophes and middle dots, so
that "l'école" is found by "école". Where it lies is told in code points of the text itself.

Folding takes case, accents, vowel points and other ways of writing the same letter away, and keeps
what tells words apart: vowel signs of Indian scripts, Thai tones, the marks of kana.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from interviews.transcripts.offsets import NOT_SPACE, Kind, kind, tokens

LONGEST = 80
ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
BETWEEN = frozenset("'\u2019\u00b7")
NOTHING = frozenset("\u00ad\u0640\u200c\u200d\u05f3\u05f4")
# Letters that Unicode does not take apart, as people without the key write them.
PLAIN = str.maketrans({
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "ŧ": "t",
    "æ": "ae", "œ": "oe", "þ": "th", "ĸ": "k", "ŋ": "n",
})  # fmt: skip
# Combining classes of marks that may be left out in writing: Hebrew and Arabic points, accents.
LEFT_OUT = (*range(10, 37), *range(200, 256))


class Word(NamedTuple):
    """``[start, end)`` in code points of the text, and the word as it is compared."""

    start: int
    end: int
    key: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words between two places of a text, in order."""
    said = text[start:end]
    if said.isascii():
        return _of_ascii(said, start)
    found: list[Word] = []
    for chunk in NOT_SPACE.finditer(said):
        part, first = chunk.group(), start + chunk.start()
        found += _of_ascii(part, first) if part.isascii() else _of_chunk(part, first)
    return found


def _of_ascii(said: str, first: int) -> list[Word]:
    return [
        Word(first + one.start(), first + one.end(), one.group().lower()[:LONGEST])
        for one in ASCII_WORD.finditer(said)
    ]


def _of_chunk(said: str, first: int) -> list[Word]:
    found = []
    for start, end in tokens(said):
        if kind(said[start]) not in (Kind.WORD, Kind.SOLO):
            continue
        for begin, stop in _parts(said, start, end):
            if key := fold(said[begin:stop]):
                found.append(Word(first + begin, first + stop, key))
    return found


def _parts(said: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [at for at in range(start, end) if said[at] in BETWEEN]
    firsts, lasts = [start, *(cut + 1 for cut in cuts)], [*cuts, end]
    return [(one, other) for one, other in zip(firsts, lasts, strict=True) if one < other]


@lru_cache(maxsize=60_000)
def fold(word: str) -> str:
    """The word as it is compared; empty where nothing of it is."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    kept = "".join(char for char in apart.translate(PLAIN) if _counts(char))
    return unicodedata.normalize("NFC", kept)[:LONGEST]


def _counts(char: str) -> bool:
    if char in NOTHING or unicodedata.combining(char) in LEFT_OUT:
        return False
    return char.isalnum() or unicodedata.category(char)[0] == "M"
