"""Cut texts into pieces that a pipeline can hold, and into words where spaCy cannot. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviews.transcripts.offsets import tokens

LONGEST = 20_000
BREAKS = ("\n\n", "\n", ". ", " ")
INNER_STOP = re.compile(r"(?<=\w)[.,:](?=\w)")


def pieces(text: str, longest: int = LONGEST) -> Iterator[tuple[int, str]]:
    """``(offset, piece)`` of a text: whole where it is short, else cut after a break."""
    start = 0
    while len(text) - start > longest:
        end = _break(text, start, start + longest)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _break(text: str, start: int, end: int) -> int:
    for mark in BREAKS:
        found = text.rfind(mark, start + 1, end)
        if found > start:
            return found + len(mark)
    return end


def words_of(text: str) -> list[str]:
    """Words and marks in order, without white space; "3.5" and "u.a" stay together."""
    found: list[tuple[int, int]] = []
    inner = {match.start() for match in INNER_STOP.finditer(text)}
    for start, end in tokens(text):
        joins = found and found[-1][1] == start and (start in inner or start - 1 in inner)
        if joins and text[start - 1 : start + 1].isascii():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [text[start:end] for start, end in found]
