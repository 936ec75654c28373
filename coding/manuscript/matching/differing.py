"""A quotation set against the transcript, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from coding.manuscript.matching import nearly
from coding.manuscript.matching.segments import ELLIPSIS, INSERTION, Cut, Segment
from coding.manuscript.matching.sources import Phrases, bracketed, optional_in
from coding.manuscript.matching.words import Word, hyphened, sequences, words_of

_EDITED = re.compile(rf"{ELLIPSIS}|{INSERTION}")
_SIGNS = re.compile(r"[^,;:.!?]")


class Kind(StrEnum):
    """What a piece is: the same in both; only here; another word there; allowed to be left out;
    an editorial mark; what the source has where a mark stands.
    """

    SAME = ""
    ADDED = "added"
    LEFT_OUT = "left"
    CHANGED = "changed"
    ALLOWED = "allowed"
    MARK = "mark"
    GAP = "gap"


@dataclass(frozen=True)
class Piece:
    text: str
    kind: Kind = Kind.SAME


@dataclass(frozen=True)
class Difference:
    """Words of the quotation and what the transcript has in their place; either may be empty."""

    quotation: str
    transcript: str


@dataclass
class Comparison:
    """Both sides in pieces, the differences, and smaller things to be told."""

    quoted: list[Piece] = field(default_factory=list)
    source: list[Piece] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    capitals: bool = False
    signs: bool = False


Range = tuple[int, int, Kind]


def compare(
    text: str,
    cut: Cut,
    sources: Sequence[Sequence[str]],
    fillers: Sequence[str] = (),
    under: Mapping[int, str] | None = None,
    names: Phrases = (),
) -> Comparison:
    """``sources`` has for each segment its stretches of the transcript; none where none is like.

    ``under`` has by a segment's number what the transcript has before it, under a mark; empty where
    nothing lies between.
    """
    hidden = under or {}
    told = Comparison()
    ranges: list[Range] = [(*hit.span(), Kind.MARK) for hit in _EDITED.finditer(text)]
    for number, (segment, stretches) in enumerate(zip(cut.segments, sources, strict=False)):
        if number in hidden:
            told.source += _beneath(hidden[number], told.source != [], True)
        elif number and told.source:
            told.source.append(Piece(" … ", Kind.GAP))
        said = "\n".join(stretches)
        here, there = _segment(told, text, segment, said, fillers, names)
        ranges += here
        told.source += _pieces(said, there)
    if len(cut.segments) in hidden:
        told.source += _beneath(hidden[len(cut.segments)], True, False)
    told.quoted = _pieces(text, sorted(ranges))
    return told


def _beneath(words: str, before: bool, after: bool) -> Iterator[Piece]:
    """The words under a mark, with blanks towards what stands before and after."""
    if before:
        yield Piece(" ")
    if words:
        yield Piece(words, Kind.GAP)
    if words and after:
        yield Piece(" ")


def _segment(
    told: Comparison,
    text: str,
    segment: Segment,
    said: str,
    fillers: Sequence[str],
    names: Phrases,
) -> tuple[list[Range], list[Range]]:
    """What differs, as ranges of the quotation and of its source."""
    words, source = segment.words, words_of(said)
    optional = optional_in(said, len(source), sequences(fillers), names)
    pairs = _pairs(text, words, said, source)
    _smaller(told, text, words, said, source, pairs)
    here: list[Range] = []
    there: list[Range] = []
    for first, after, begin, end in _between(pairs, len(words), len(source)):
        kept = [index for index in range(begin, end) if not optional[index]]
        dropped = [index for index in range(begin, end) if optional[index]]
        there += [(source[i].start, source[i].end, Kind.ALLOWED) for i in dropped]
        told.left_out += [said[source[i].start : source[i].end] for i in dropped]
        kind = Kind.CHANGED if first < after and kept else Kind.ADDED
        here += [(words[i].start, words[i].end, kind) for i in range(first, after)]
        other = Kind.CHANGED if first < after else Kind.LEFT_OUT
        there += [(source[i].start, source[i].end, other) for i in kept]
        if first < after or kept:
            here_said = _run(text, words, range(first, after))
            told.differences.append(Difference(here_said, _run(said, source, kept)))
    return here, sorted(there)


def _pairs(
    text: str, words: Sequence[Word], said: str, source: Sequence[Word]
) -> list[tuple[int, int, int, int]]:
    """Words in common as (first, after, first, after); joined ones take two on one side."""
    one, here = _joined(text, words, {word.plain for word in source})
    other, there = _joined(said, source, {word.plain for word in words})
    found = nearly.align(one, other).pairs
    return [(*here[left], *there[right]) for left, right in found]


def _joined(
    text: str, words: Sequence[Word], known: set[str]
) -> tuple[list[str], list[tuple[int, int]]]:
    """Plain words, those parted by a hyphen as one where the other side has them so."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        word, after = words[index], index + 1
        both = word.plain + words[after].plain if after < len(words) else ""
        if both in known and hyphened(text, word.end, words[after].start):
            plain.append(both)
            spans.append((index, index + 2))
            index += 2
        else:
            plain.append(word.plain)
            spans.append((index, index + 1))
            index += 1
    return plain, spans


def _between(
    pairs: Sequence[tuple[int, int, int, int]], words: int, source: int
) -> Iterator[tuple[int, int, int, int]]:
    """What lies between words in common, on either side."""
    ends = [(0, 0, 0, 0), *pairs, (words, words, source, source)]
    for before, after in pairwise(ends):
        if before[1] < after[0] or before[3] < after[2]:
            yield before[1], after[0], before[3], after[2]


def _smaller(
    told: Comparison,
    text: str,
    words: Sequence[Word],
    said: str,
    source: Sequence[Word],
    pairs: Sequence[tuple[int, int, int, int]],
) -> None:
    """Note other capitals than at the start, and other signs between the words."""
    for first, _after, begin, _end in pairs[1:]:
        one = text[words[first].start : words[first].end]
        other = said[source[begin].start : source[begin].end]
        told.capitals = told.capitals or (one[:1] != other[:1] and one[:1].isalpha())
    for left, right in pairwise(pairs):
        if left[1] == right[0] and left[3] == right[2]:
            here = text[words[left[1] - 1].end : words[right[0]].start]
            there = said[source[left[3] - 1].end : source[right[2]].start]
            told.signs = told.signs or _SIGNS.sub("", here) != _SIGNS.sub("", there)


def _run(text: str, words: Sequence[Word], chosen: Sequence[int]) -> str:
    """Words as they stand; those that do not follow each other have a blank between them."""
    if chosen and chosen[-1] - chosen[0] + 1 == len(chosen):
        start, end = bracketed(text, words[chosen[0]].start, words[chosen[-1]].end)
        return " ".join(text[start:end].split())
    return " ".join(text[words[index].start : words[index].end] for index in chosen)


def _pieces(text: str, ranges: Sequence[Range]) -> list[Piece]:
    """The text in pieces; neighbours of one kind with nothing but signs between become one."""
    merged: list[Range] = []
    for start, end, kind in ranges:
        if merged and merged[-1][2] is kind and not _letters(text[merged[-1][1] : start]):
            merged[-1] = (merged[-1][0], end, kind)
        else:
            merged.append((start, end, kind))
    found: list[Piece] = []
    last = 0
    for start, end, kind in merged:
        found += [Piece(text[last:start])] if start > last else []
        found.append(Piece(text[start:end], kind))
        last = end
    return [*found, Piece(text[last:])] if last < len(text) else found


def _letters(text: str) -> bool:
    return any(char.isalnum() for char in text)
