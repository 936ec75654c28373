"""What the transcript has where a quotation has its marks: the words under each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import Any

from coding.manuscript.matching.segments import NOWHERE, Cut, Segment, Span
from coding.manuscript.matching.sources import Phrases, bracketed, core_of
from coding.manuscript.matching.words import Word, words_of

MOST_ADDED = 5  # words in brackets above which they are more than a help for the reader
FAR_WORDS, FAR_TURNS = 100, 4  # left out by an ellipsis: above these the two are far apart
MOST_BEYOND = 12  # words shown beside brackets with which a quotation begins or ends
_BREAK = re.compile(r"[.!?…][\"”’)\]]*\s|\n")
_ENDING = re.compile(r"\s*[.!?]")
_WORDS_END = re.compile(r"([\w'’]{3,})\[([\w'’]{0,4})\]")
_BRACKETS = str.maketrans("", "", "[]")
_NOTES = re.compile(
    r"sic|laugh\w*|pauses?|sighs?|emphas[ie]s\w*|italics|translat\w+|anonymi[sz]ed|redacted|name"
    r"|lacht|lachen|Hervorhebung\w*|Übersetzung|anonymisiert",
    re.I,
)


class Way(StrEnum):
    """``BESIDE``: the brackets begin or end the quotation, so no more can be told than what the
    transcript has there in the same sentence.
    """

    REPLACED = "replaced"
    BESIDE = "beside"
    ADDED = "added"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Under:
    """A mark, and ``[start, end)`` of the transcript under it with its words.

    ``negations`` are those under it, ``put`` those within it; ``look``: the words may say
    something else than was said. ``segment`` is the one before which it stands.
    ``turns`` lie wholly under an ellipsis; ``far``: what it leaves out is much.
    """

    mark: str
    way: Way
    start: int
    end: int
    said: str
    count: int
    segment: int
    negations: tuple[str, ...] = ()
    put: tuple[str, ...] = ()
    look: bool = False
    turns: int = 0
    far: bool = False


@dataclass(frozen=True)
class Marks:
    """Reads a transcript under the marks of a quotation."""

    text: str
    source: str
    fillers: Sequence[tuple[str, ...]]
    negates: re.Pattern[str]
    names: Phrases = ()
    turns: Sequence[tuple[Any, ...]] = ()

    def under(self, cut: Cut, segments: Sequence[Sequence[Sequence[int]]]) -> list[Under]:
        """One for each mark that changes anything, given where each segment stands."""
        if not segments or not cut.segments:
            return []
        found: list[Under | None] = []
        if cut.segments[0].put and segments[0]:
            found.append(self._beside(cut.segments[0].marked, segments[0][0][0], 0, before=True))
        found += self._inside(cut.segments, segments)
        if cut.ending != NOWHERE and len(segments) == len(cut.segments) and segments[-1]:
            found.append(self._beside(cut.ending, segments[-1][-1][1], len(segments), before=False))
        return [one for one in found if one is not None]

    def same(
        self, cut: Cut, segments: Sequence[Sequence[Sequence[int]]]
    ) -> Iterator[tuple[int, str]]:
        """Where marks leave out and replace nothing, before which segment, with what they say the
        transcript has there: a masked name for one.
        """
        for number, (before, after) in enumerate(pairwise(segments), 1):
            if before and after:
                said = self.source[before[-1][1] : after[0][0]]
                words, segment = self._core(said), cut.segments[number]
                mark = self.text[slice(*segment.marked)]
                if not words or (segment.put and _alike(_inner(mark), words)):
                    yield number, said[slice(*_extent(said, words))]

    def _core(self, said: str) -> list[Word]:
        return core_of(said, self.fillers, self.names)

    def _inside(
        self, marked: Sequence[Segment], segments: Sequence[Sequence[Sequence[int]]]
    ) -> Iterator[Under | None]:
        for number, (before, after) in enumerate(pairwise(segments), 1):
            if before and after and before[-1][1] <= after[0][0]:
                yield self._between(marked[number], (before[-1][1], after[0][0]), number)

    def _between(self, segment: Segment, place: Span, number: int) -> Under | None:
        """What stands under the marks between two segments."""
        said = self.source[slice(*place)]
        mark, words = self.text[slice(*segment.marked)], self._core(said)
        if segment.put:
            return self._put(segment.marked, said, words, place[0], number, Way.REPLACED)
        if not words:
            return None
        one = self._one(mark, Way.LEFT_OUT, said, words, place[0], number)
        turned = bool(one.negations) and not _BREAK.search(said)
        turns = self._turns(*place)
        far = one.count > FAR_WORDS or turns > FAR_TURNS
        return replace(one, look=turned or far, turns=turns, far=far)

    def _turns(self, start: int, end: int) -> int:
        """How many turns lie wholly in a stretch of the transcript."""
        first = bisect_left(self.turns, start, key=itemgetter(0))
        within = takewhile(lambda turn: turn[1] <= end, self.turns[first:])
        return sum(1 for _turn in within)

    def _beside(self, marked: Span, at: int, number: int, *, before: bool) -> Under | None:
        """What stands in the same sentence beside brackets at either end of a quotation."""
        if before:
            start = max(0, at - 400)
            breaks = [hit.end() for hit in _BREAK.finditer(self.source, start, at)]
            start = breaks[-1] if breaks else start
            said = self.source[start:at]
            words = self._core(said)[-MOST_BEYOND:]
        else:
            start = at
            hit = _BREAK.search(self.source, at, at + 400)
            said = self.source[at : hit.start() if hit else at + 400]
            words = self._core(said)[:MOST_BEYOND]
        mark = self.text[slice(*marked)]
        own = _inner(mark)
        near = words[max(0, len(words) - len(own)) :] if before else words[: len(own)]
        if own and [word.plain for word in near] == own:
            return None
        if _WORDS_END.fullmatch(mark):
            words = words[-1:] if before else words[:1]
        return self._put(marked, said, words, start, number, Way.BESIDE)

    def _put(
        self, marked: Span, said: str, words: Sequence[Word], start: int, number: int, way: Way
    ) -> Under | None:
        """Brackets: what they stand for, or that they add; none where they say what is there."""
        mark = self.text[slice(*marked)]
        own = _inner(mark)
        noted = mark in said and (way is Way.BESIDE or not words)
        if noted or not own or _alike(own, words):
            return None
        one = self._one(mark, way if words else Way.ADDED, said, words, start, number)
        if words:
            return replace(one, look=bool(one.negations or one.put) or not _ends_word(mark, words))
        return replace(one, look=bool(one.put) or self._states(marked, own))

    def _states(self, marked: Span, own: Sequence[str]) -> bool:
        """Whether words put in are a statement of the writer's own."""
        if len(own) <= MOST_ADDED and any(_NOTES.fullmatch(one) for one in own):
            return False
        before, after = self.text[: marked[0]].rstrip(), self.text[marked[1] :]
        begins = not words_of(before) or before.endswith((".", "!", "?"))
        ends = not words_of(after) or _ENDING.match(self.text[marked[1] - 2] + after)
        ends = ends or _ENDING.match(after)
        return len(own) > MOST_ADDED or bool(len(own) > 1 and begins and ends)

    def _one(
        self, mark: str, way: Way, said: str, words: Sequence[Word], start: int, number: int
    ) -> Under:
        first, last = _extent(said, words)
        return Under(
            mark,
            way,
            start + first,
            start + last,
            said[first:last],
            len(words),
            number,
            tuple(said[one.start : one.end] for one in words if self.negates.fullmatch(one.plain)),
            tuple(one for one in _inner(mark) if self.negates.fullmatch(one)),
        )


def _extent(said: str, words: Sequence[Word]) -> Span:
    return bracketed(said, words[0].start, words[-1].end) if words else NOWHERE


def _alike(own: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether these are the same words: ``[friend]'s`` is one in a mark, and two in a source."""
    one, other = "".join(own), "".join(word.plain for word in words)
    return one.replace("'", "") == other.replace("'", "")


def _inner(mark: str) -> list[str]:
    """The words of brackets, with the letters before and behind them."""
    return [word.plain for word in words_of(mark.translate(_BRACKETS))]


def _ends_word(mark: str, words: Sequence[Word]) -> bool:
    """Whether brackets only end a word otherwise: ``work[ed]`` for "works"."""
    hit = _WORDS_END.fullmatch(mark)
    return hit is not None and len(words) == 1 and words[0].plain.startswith(hit[1].casefold())
