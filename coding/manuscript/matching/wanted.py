"""What is looked for in every transcript: the segments of all quotations, and their seeds.

A seed is a run of a few words of a segment. Transcripts are read once, one after the other, and
only places where a seed stands are looked at any closer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from coding.manuscript.matching.segments import Cut, Segment
from coding.manuscript.matching.sources import Stream, Vocabulary
from coding.manuscript.matching.words import hyphened

LONG = 8  # words from which a segment is looked for by threes instead of twos
Hits = dict[int, list[tuple[int, int]]]


@dataclass(frozen=True)
class Sought:
    """A segment by numbers. ``core`` are the indices of its words that are no fillers;
    ``joined`` has for each word what it makes with the next, where a hyphen ties them.
    """

    segment: Segment
    text: str
    plain: tuple[str, ...]
    ids: tuple[int, ...]
    core: tuple[int, ...]
    width: int
    joined: tuple[str, ...]

    @property
    def lead(self) -> int:
        """How many fillers it begins with."""
        return self.core[0]


@dataclass
class Wanted:
    """All segments by number, which of them a quotation has, and where each seed leads."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    sought: list[Sought] = field(default_factory=list)
    quotations: list[list[int]] = field(default_factory=list)
    seeds: dict[tuple[int, ...], list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, text: str, cut: Cut, fillers: Sequence[tuple[str, ...]]) -> None:
        """Look for one more quotation."""
        numbers = []
        for segment in cut.segments:
            numbers.append(len(self.sought))
            self._add(_sought(segment, text, self.vocabulary, fillers))
        self.quotations.append(numbers)

    def _add(self, one: Sought) -> None:
        number = len(self.sought)
        self.sought.append(one)
        ids = [one.ids[index] for index in one.core]
        for at in range(len(ids) - one.width + 1):
            self.seeds[tuple(ids[at : at + one.width])].append((number, at))
        for both in filter(None, one.joined):  # "co-coder" may be "cocoder" in the source
            self.vocabulary.learn(both)


def _sought(
    segment: Segment, text: str, vocabulary: Vocabulary, fillers: Sequence[tuple[str, ...]]
) -> Sought:
    said = tuple(word.plain for word in segment.words)
    core = _core(said, fillers) or tuple(range(len(said)))
    width = min(len(core), 3 if len(core) >= LONG else 2)
    ids = tuple(map(vocabulary.learn, said))
    return Sought(segment, text, said, ids, core, width, _joined(segment, text))


def _joined(segment: Segment, text: str) -> tuple[str, ...]:
    pairs = pairwise(segment.words)
    both = (
        one.plain + other.plain if hyphened(text, one.end, other.start) else ""
        for one, other in pairs
    )
    return (*both, "")


def _core(said: Sequence[str], fillers: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    left_out: set[int] = set()
    for index in range(len(said)):
        for one in fillers:
            if tuple(said[index : index + len(one)]) == one:
                left_out.update(range(index, index + len(one)))
                break
    return tuple(index for index in range(len(said)) if index not in left_out)


def hits_in(wanted: Wanted, stream: Stream) -> Hits:
    """For each segment, where its seeds stand: (place in its core, place in the stream's core)."""
    found: Hits = defaultdict(list)
    seeds, ids = wanted.seeds, stream.ids
    for width in sorted({len(seed) for seed in seeds}):
        shifted = [ids[shift:] for shift in range(width)]
        for place, seed in enumerate(zip(*shifted, strict=False)):
            if seed in seeds:
                for number, at in seeds[seed]:
                    found[number].append((at, place))
    return found
