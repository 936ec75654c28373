"""A transcript made ready for matching: its words, those that may be left out, who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from coding.manuscript.matching.words import Word, hyphened, pattern_for, plain, sequences, words_of

# What the transcriber noted between the words: [laughs], (pause).
_REMARK = re.compile(
    r"\[[^\[\]\n]{1,120}\]"
    r"|\((?i:laugh\w*|pause\w*|sigh\w*|inaudible|unintelligible|crosstalk|cough\w*|lacht|lachen"
    r"|seufzt|unverständlich|rires?|risas?)[^()\n]{0,40}\)"
)


_BRACKETED = re.compile(r"\[[^\[\]\n]{1,120}\]")
Phrases = Collection[tuple[str, ...]]


def standing_in(replacements: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """What masked names were replaced by, as words: in brackets it is no remark but a name."""
    said = [part for one in replacements for part in (one, *_BRACKETED.findall(one))]
    return frozenset(sequences(said))


class Turn(NamedTuple):
    """``who`` is the participant's label, empty for others; ``speaker`` tells voices apart, and is
    empty where nobody is named.
    """

    start: int
    end: int
    speaker: Any
    who: str = ""
    interviewer: bool = False


@dataclass(frozen=True)
class Source:
    """One interview's current text, as plain values."""

    key: Any
    text: str
    turns: Sequence[Turn]

    def turn_at(self, place: int) -> Turn | None:
        index = bisect_right(self.turns, place, key=lambda turn: turn.start) - 1
        return self.turns[index] if index >= 0 else None


class Vocabulary(dict[str, int]):
    """Numbers for the words that quotations hold; 0 for all others, which are never asked for."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def learn(self, word: str) -> int:
        """The number of a plain word, given to it now where it has none."""
        if word not in self.known:
            self.known[word] = len(self.known) + 1
            self.clear()  # how it is written may have been taken for unknown
        return self.known[word]

    def __missing__(self, word: str) -> int:
        number = self[word] = self.known.get(plain(word), 0)
        return number


@dataclass
class Tokens:
    """The words of a text by number, with their places; ``optional`` ones may be left out."""

    text: str
    ids: list[int]
    starts: list[int]
    ends: list[int]
    optional: bytearray

    def plain(self, index: int) -> str:
        return plain(self.text[self.starts[index] : self.ends[index]])

    def hyphened(self, index: int) -> bool:
        """Whether a hyphen ties the word to the next one."""
        after = index + 1
        return after < len(self.ids) and hyphened(self.text, self.ends[index], self.starts[after])


@dataclass
class Stream:
    """Words of a text that are read one after the other: all, or one speaker's.

    ``at`` are indices into the tokens, ``core`` the indices into ``at`` of those that may not be
    left out, ``ids`` the numbers of the core.
    """

    tokens: Tokens
    at: Sequence[int]
    core: list[int]
    ids: list[int]


def tokens_of(
    text: str, vocabulary: Vocabulary, fillers: Sequence[tuple[str, ...]], names: Phrases = ()
) -> Tokens:
    """The words of a transcript; fillers and the transcriber's remarks are optional.

    What stands for one of ``names`` is no remark.
    """
    numbered = [tuple(map(vocabulary.learn, one)) for one in fillers]
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for hit in pattern_for(text).finditer(text):
        ids.append(vocabulary[hit.group()])
        start, end = hit.span()
        starts.append(start)
        ends.append(end)
    tokens = Tokens(text, ids, starts, ends, bytearray(len(ids)))
    _leave_out_remarks(tokens, names)
    _leave_out_fillers(tokens, numbered)
    return tokens


def _leave_out_remarks(tokens: Tokens, names: Phrases) -> None:
    for remark in _REMARK.finditer(tokens.text):
        if names and tuple(word.plain for word in words_of(remark.group())) in names:
            continue
        first = bisect_left(tokens.starts, remark.start())
        after = bisect_left(tokens.starts, remark.end())
        tokens.optional[first:after] = b"\1" * (after - first)


def _leave_out_fillers(tokens: Tokens, fillers: Sequence[tuple[int, ...]]) -> None:
    by_first: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for one in fillers:
        by_first[one[0]].append(one)
    for index, number in enumerate(tokens.ids):
        for one in by_first.get(number, ()) if number else ():
            if tuple(tokens.ids[index : index + len(one)]) == one:
                tokens.optional[index : index + len(one)] = b"\1" * len(one)
                break


def streams_of(source: Source, tokens: Tokens) -> list[Stream]:
    """The whole conversation, and what each speaker says as if nobody else spoke between."""
    found = [_stream(tokens, range(len(tokens.ids)))]
    spoken: dict[Any, list[int]] = defaultdict(list)
    turns: dict[Any, int] = defaultdict(int)
    for turn in source.turns:
        first, after = bisect_left(tokens.starts, turn.start), bisect_left(tokens.starts, turn.end)
        spoken[turn.speaker].extend(range(first, after))
        turns[turn.speaker] += 1
    if len(spoken) > 1:
        found += [_stream(tokens, at) for speaker, at in spoken.items() if turns[speaker] > 1]
    return found


def _stream(tokens: Tokens, at: Sequence[int]) -> Stream:
    optional, ids = tokens.optional, tokens.ids
    core = [place for place, index in enumerate(at) if not optional[index]]
    return Stream(tokens, at, core, [ids[at[place]] for place in core])


def optional_in(
    said: str, count: int, fillers: Sequence[tuple[str, ...]], names: Phrases = ()
) -> bytearray:
    """Which of the ``count`` words of a stretch may be left out."""
    found = tokens_of(said, Vocabulary(), fillers, names).optional
    return found if len(found) == count else bytearray(count)


def core_of(said: str, fillers: Sequence[tuple[str, ...]], names: Phrases = ()) -> list[Word]:
    """The words of a stretch that may not be left out."""
    words = words_of(said)
    optional = optional_in(said, len(words), fillers, names)
    return [word for word, may in zip(words, optional, strict=True) if not may]


def bracketed(said: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the brackets that enclose its first and its last word."""
    first = start - 1 if said[max(start - 1, 0) : start] == "[" else start
    return first, end + 1 if said[end : end + 1] == "]" else end
