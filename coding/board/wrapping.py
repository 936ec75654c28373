"""Words broken into the lines of a card, by how wide letters are on average. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

ELLIPSIS = "…"
THIN, BROAD = set("ijlftr.,:;'|!()[]- "), set("mwMW@%")
UNPRINTABLE = {"Cc", "Cs", "Co", "Cn"}


def width(text: str) -> float:
    """How wide a text is, in ems of a humanist sans, rather too wide than too narrow."""
    return sum(_letter(char) for char in text)


def _letter(char: str) -> float:
    if char in THIN:
        return 0.34
    if char in BROAD:
        return 0.9
    if unicodedata.east_asian_width(char) in "WF":
        return 1.02
    if unicodedata.combining(char):
        return 0.0
    return 0.7 if char.isupper() else 0.58


def printable(text: str) -> str:
    """The text on one line, without what no XML document may hold."""
    kept = (" " if char in "\t\n\r" else char for char in text)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in UNPRINTABLE).split())


def wrap(text: str, ems: float, lines: int) -> list[str]:
    """At most so many lines of at most so many ems; what has no room ends in an ellipsis."""
    found: list[str] = []
    left = list(_pieces(printable(text), ems))
    while left and len(found) < lines:
        line, joint = left.pop(0)
        while left and width(line + joint + left[0][0]) <= ems:
            following, after = left.pop(0)
            line, joint = line + joint + following, after
        found.append(line)
    if left and found:
        found[-1] = _cut(found[-1], ems)
    return found


def _pieces(text: str, ems: float) -> Iterator[tuple[str, str]]:
    """The words, one that is wider than a line in parts; each with what joins the next to it."""
    for word in text.split():
        while width(word) > ems:
            part = _fitting(word, ems)
            yield part, ""
            word = word[len(part) :]
        yield word, " "


def _fitting(word: str, ems: float) -> str:
    end = 1
    while end < len(word) and width(word[: end + 1]) <= ems:
        end += 1
    return word[:end]


def _cut(line: str, ems: float) -> str:
    while line and width(line + ELLIPSIS) > ems:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
