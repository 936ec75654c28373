"""A quotation cut at its editorial marks: ellipses, and what stands in square brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coding.manuscript.matching.words import Word, words_of

_DOTS = r"(?:…|\.(?:\s?\.){2,3})"
ELLIPSIS = rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}"
INSERTION = r"[\w'’]*\[[^\[\]]{0,400}\][\w'’]*"
_MARK = re.compile(rf"(?P<cut>{ELLIPSIS})|(?P<put>{INSERTION})")
_LETTER = re.compile(r"\[(\w)\](?=\w)")  # [T]he: the letter's case was changed, and marked


Span = tuple[int, int]
NOWHERE = (0, 0)


class Gap(StrEnum):
    """What stands before a segment: nothing, an ellipsis, or words in brackets."""

    NONE = ""
    CUT = "cut"
    PUT = "put"


@dataclass(frozen=True)
class Segment:
    """Words of a quotation between two marks, ``[start, end)`` of its text.

    ``marked`` is where the marks before it stand, ``put`` whether brackets are among them.
    """

    words: tuple[Word, ...]
    gap: Gap = Gap.NONE
    marked: Span = NOWHERE
    put: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


@dataclass(frozen=True)
class Cut:
    """A quotation's segments, and what it has in brackets; ``lettered``: of one letter the case
    was changed so. ``ending``: where brackets stand behind the last segment.
    """

    segments: tuple[Segment, ...]
    lettered: bool = False
    puts: tuple[str, ...] = ()
    ending: Span = NOWHERE

    @property
    def ellipses(self) -> bool:
        """Whether an ellipsis stands between two segments."""
        return any(one.gap is Gap.CUT for one in self.segments[1:])

    @property
    def length(self) -> int:
        """How many words are claimed to be the participant's."""
        return sum(len(one.words) for one in self.segments)


def cut(text: str) -> Cut:
    """The segments of a quotation's text, in order."""
    lettered = _LETTER.search(text) is not None
    text = _LETTER.sub("\u00ad\\1\u00ad", text)  # as long as it was, and no part of a word
    found: list[Segment] = []
    waiting: list[re.Match[str]] = []
    puts: list[str] = []
    last = 0
    for mark in [*_MARK.finditer(text), None]:
        stretch = text[last : mark.start() if mark else len(text)]
        words = tuple(Word(w.plain, w.start + last, w.end + last) for w in words_of(stretch))
        if words:
            found.append(_segment(words, waiting))
            waiting = []
        if mark:
            last = mark.end()
            puts += [mark.group()] if mark["put"] else []
            waiting.append(mark)
    ending = _marked(waiting) if any(one["put"] for one in waiting) else NOWHERE
    return Cut(tuple(found), lettered, tuple(puts), ending)


def _segment(words: tuple[Word, ...], marks: Sequence[re.Match[str]]) -> Segment:
    if not marks:
        return Segment(words)
    gap = Gap.CUT if any(one["cut"] for one in marks) else Gap.PUT
    return Segment(words, gap, _marked(marks), any(one["put"] for one in marks))


def _marked(marks: Sequence[re.Match[str]]) -> Span:
    return marks[0].start(), marks[-1].end()
