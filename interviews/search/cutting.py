"""Cut the words of a turn into pieces that an engine keeps one by one. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviews.search.asking import MOST_WORDS
from interviews.search.words import Word, words

LONGEST = 128  # words of one piece: what several words asked for must be within


class Piece(NamedTuple):
    """``[start, end)`` of the text. What begins among the first ``own`` words is this piece's;
    those that follow begin the next one, and are here so that no phrase is cut."""

    start: int
    end: int
    own: int
    keys: tuple[str, ...]


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The pieces of one turn; none where it has no words."""
    found = words(text, start, end)
    step = LONGEST - MOST_WORDS
    for first in range(0, len(found), step):
        some = found[first : first + LONGEST]
        last = first + len(some) >= len(found)
        yield _piece(some, len(some) if last else step)
        if last:
            return


def _piece(some: Sequence[Word], own: int) -> Piece:
    return Piece(some[0].start, some[-1].end, own, tuple(word.key for word in some))
