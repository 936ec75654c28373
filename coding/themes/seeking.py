"""Words sought in what people said: the sentences of a turn that hold them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Stretch = tuple[int, int]


def wanted(words: str) -> list[str]:
    """The words asked for, each alone; those in quotation marks as one phrase."""
    parts = words.casefold().split('"')
    phrases = [" ".join(part.split()) for part in parts[1::2]]
    loose = [word for part in parts[::2] for word in part.split()]
    return [one for one in [*phrases, *loose] if one]


def holding(
    text: str, turn: Stretch, sentences: Sequence[Stretch], sought: Sequence[str]
) -> Stretch | None:
    """From the first to the last sentence of a turn that holds anything sought.

    None unless the turn holds all of it. Without sentences it is the whole turn.
    """
    start, end = turn
    said = _folded(text[start:end])
    if not sought or not all(one in said for one in sought):
        return None
    inside = [(max(a, start), min(b, end)) for a, b in sentences if a < end and b > start]
    found = [one for one in inside if _any(text[one[0] : one[1]], sought)]
    return (found[0][0], found[-1][1]) if found else turn


def _any(said: str, sought: Iterable[str]) -> bool:
    folded = _folded(said)
    return any(one in folded for one in sought)


def _folded(said: str) -> str:
    return " ".join(said.casefold().split())
