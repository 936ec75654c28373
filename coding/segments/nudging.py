"""Move one end of a span by whole words."""

from __future__ import annotations

from interviews.transcripts.offsets import Kind, joined, kind

WORDS = {Kind.WORD, Kind.SOLO, Kind.FLAG, Kind.PICTURE}


def nudge(text: str, start: int, end: int, edge: str, words: int) -> tuple[int, int]:
    """The span with its ``edge`` ("start" or "end") moved by that many words, forwards if positive.

    Never empty and never beyond the text: where there is no room the span stays as it is.
    """
    place = start if edge == "start" else end
    for _step in range(abs(words)):
        place = _moved(text, place, edge, words > 0)
    moved = (place, end) if edge == "start" else (start, place)
    holds = any(kind(char) in WORDS for char in text[moved[0] : moved[1]])
    return moved if moved[0] < moved[1] and holds else (start, end)


def _moved(text: str, place: int, edge: str, forwards: bool) -> int:
    """The next place forwards (or backwards) where a word begins (or ends)."""
    step = 1 if forwards else -1
    at = place + step
    while 0 < at < len(text):
        inner = text[at] if edge == "start" else text[at - 1]
        if kind(inner) in WORDS and not joined(text, at):
            return at
        at += step
    if at <= 0 and edge == "start":
        return 0
    if at >= len(text) and edge == "end":
        return len(text)
    return place
