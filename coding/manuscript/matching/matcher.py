"""Finds quotations in transcripts that are shown to it one after the other; memory stays flat."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from coding.manuscript.matching import exactly, nearly
from coding.manuscript.matching.segments import Cut, Gap, cut
from coding.manuscript.matching.sources import Phrases, Source, Stream, streams_of, tokens_of
from coding.manuscript.matching.wanted import Hits, Wanted, hits_in
from coding.manuscript.matching.words import sequences

MOST_PUT = 12  # words of the source that one insertion may stand for
KEPT = 60  # places kept of one quotation
GLIMPSES = 4  # stretches like it kept of one segment
ALIKE = 0.6  # share of the words that a stretch must have in common to be its source
LEAST = 3  # words in common below which nothing is said to resemble

Stretch = tuple[int, int]


class Found(NamedTuple):
    """One place of a quotation: for each segment its stretches of the source's text.

    A segment has several stretches where somebody else speaks between. An altered one has none
    for a segment that resembles nothing.
    """

    source: Source
    segments: tuple[tuple[Stretch, ...], ...]
    exact: bool
    gaps: bool = False  # words of the source lie between two segments
    alike: float = 1.0

    @property
    def stretches(self) -> list[Stretch]:
        return [one for segment in self.segments for one in segment]

    @property
    def who(self) -> tuple[str, ...]:
        """Labels of the participants who say these words, each once."""
        return tuple(dict.fromkeys(turn.who for turn in self.turns if turn.who))

    @property
    def turns(self) -> list[Any]:
        at = (self.source.turn_at(start) for start, _end in self.stretches)
        across = (self.source.turn_at(end - 1) for _start, end in self.stretches)
        pairs = zip(at, across, strict=True)
        return [turn for pair in pairs for turn in pair if turn is not None]


@dataclass(frozen=True)
class Glimpse:
    """A stretch that resembles a segment, as words and their places."""

    votes: int
    source: Source
    plain: tuple[str, ...]
    spans: tuple[Stretch, ...]


@dataclass
class Trace:
    """What is known so far of one quotation; ``who``: labels of all who say it somewhere."""

    text: str
    cut: Cut
    found: list[Found] = field(default_factory=list)
    count: int = 0
    who: set[str] = field(default_factory=set)
    glimpses: dict[int, list[Glimpse]] = field(default_factory=dict)


class Matcher:
    """Give it quotations, then transcripts, then ask for what was found."""

    def __init__(
        self, texts: Sequence[str], fillers: Sequence[str] = (), names: Phrases = ()
    ) -> None:
        self.fillers = sequences(fillers)
        self.names = names
        self._wanted = Wanted()
        self.traces = [Trace(text, cut(text)) for text in texts]
        for trace in self.traces:
            self._wanted.add(trace.text, trace.cut, self.fillers)

    def look_in(self, source: Source) -> None:
        """Look for every quotation in one transcript."""
        tokens = tokens_of(source.text, self._wanted.vocabulary, self.fillers, self.names)
        seen: dict[int, set[Any]] = {}
        for stream in streams_of(source, tokens):
            hits = hits_in(self._wanted, stream)
            for quotation, numbers in enumerate(self._wanted.quotations):
                if any(number in hits for number in numbers):
                    known = seen.setdefault(quotation, set())
                    self._look(quotation, numbers, source, stream, hits, known)

    def _look(
        self,
        quotation: int,
        numbers: Sequence[int],
        source: Source,
        stream: Stream,
        hits: Hits,
        known: set[Any],
    ) -> None:
        trace = self.traces[quotation]
        places = [self._places(number, stream, hits) for number in numbers]
        for found in _chains(source, stream, trace.cut, places):
            if found.segments not in known:
                known.add(found.segments)
                trace.count += 1
                trace.who.update(found.who)
                if len(trace.found) < KEPT:
                    trace.found.append(found)
        if not trace.found:
            for number, exact in zip(numbers, places, strict=True):
                self._glimpse(trace, number, source, stream, hits, exact)

    def _places(self, number: int, stream: Stream, hits: Hits) -> list[exactly.Place]:
        if number not in hits:
            return []
        return exactly.places(self._wanted.sought[number], stream, hits[number])

    def _glimpse(
        self,
        trace: Trace,
        number: int,
        source: Source,
        stream: Stream,
        hits: Hits,
        exact: list[exactly.Place],
    ) -> None:
        """Keep the stretch of this stream that most resembles a segment, if few are better."""
        sought = self._wanted.sought[number]
        if not hits.get(number) or (len(sought.core) < LEAST and not exact):
            return
        window = nearly.window(sought, hits[number])
        kept = trace.glimpses.setdefault(number, [])
        if len(kept) == GLIMPSES and kept[-1].votes >= window.votes:
            return
        kept.append(_seen(source, stream, window))
        kept.sort(key=lambda one: -one.votes)
        del kept[GLIMPSES:]

    def nearest(self, quotation: int, who: Iterable[str] = ()) -> Found | None:
        """The place that a quotation, found nowhere word for word, most resembles.

        None where nothing has ``ALIKE`` of its words. Of places alike, one of ``who`` is chosen.
        """
        wanted = set(who)
        tried = [
            found
            for source in self._sources_like(quotation)
            if (found := self._resembling(quotation, source)) is not None
        ]
        best = max(tried, key=lambda one: (one.alike, bool(wanted & {*one.who})), default=None)
        return best if best is not None and best.alike >= ALIKE else None

    def _sources_like(self, quotation: int) -> list[Source]:
        votes: dict[Any, int] = {}
        known: dict[Any, Source] = {}
        for kept in self.traces[quotation].glimpses.values():
            for glimpse in kept:
                key = glimpse.source.key
                known[key] = glimpse.source
                votes[key] = votes.get(key, 0) + glimpse.votes
        best = sorted(votes, key=lambda key: -votes[key])[:3]
        return [known[key] for key in best]

    def _resembling(self, quotation: int, source: Source) -> Found | None:
        trace = self.traces[quotation]
        segments: list[tuple[Stretch, ...]] = []
        alike = total = 0
        for number in self._wanted.quotations[quotation]:
            sought = self._wanted.sought[number]
            said = [sought.plain[index] for index in sought.core]
            total += len(said)
            glimpses = trace.glimpses.get(number, [])
            pairs, seen = _best(said, [one for one in glimpses if one.source is source])
            good = seen is not None and 2 * len(pairs) >= len(said)
            segments.append(_stretches(pairs, seen) if seen is not None and good else ())
            alike += len(pairs) if good else 0
        if alike < LEAST:
            return None
        return Found(source, tuple(segments), exact=False, alike=alike / total)


def _seen(source: Source, stream: Stream, window: nearly.Window) -> Glimpse:
    tokens = stream.tokens
    at = [index for index in nearly.stretch(stream, window) if not tokens.optional[index]]
    spans = tuple((tokens.starts[index], tokens.ends[index]) for index in at)
    return Glimpse(window.votes, source, tuple(tokens.plain(index) for index in at), spans)


def _best(
    said: Sequence[str], glimpses: Iterable[Glimpse]
) -> tuple[Sequence[tuple[int, int]], Glimpse | None]:
    best: Sequence[tuple[int, int]] = ()
    chosen = None
    for glimpse in glimpses:
        pairs = nearly.align(said, glimpse.plain).pairs
        if len(pairs) > len(best):
            best, chosen = pairs, glimpse
    return best, chosen


def _stretches(pairs: Sequence[tuple[int, int]], glimpse: Glimpse) -> tuple[Stretch, ...]:
    """From the first to the last word in common, in one piece for each turn."""
    first, last = glimpse.spans[pairs[0][1]], glimpse.spans[pairs[-1][1]]
    inside = [span for span in glimpse.spans if first[0] <= span[0] <= last[0]]
    return tuple(_by_turn(glimpse.source, inside))


def _by_turn(source: Source, spans: Sequence[Stretch]) -> Iterator[Stretch]:
    begun: Stretch | None = None
    turn = None
    for start, end in spans:
        here = source.turn_at(start)
        if begun is not None and here is turn:
            begun = (begun[0], end)
            continue
        if begun is not None:
            yield begun
        begun, turn = (start, end), here
    if begun is not None:
        yield begun


def _chains(
    source: Source, stream: Stream, cut: Cut, places: Sequence[Sequence[exactly.Place]]
) -> Iterator[Found]:
    """Every way to find all segments in their order, each as close to the one before as may be."""
    if not places or not all(places):
        return
    for first in places[0]:
        chain = [first]
        for segment, options in zip(cut.segments[1:], places[1:], strict=True):
            after = chain[-1][1]
            index = bisect_left(options, (after + 1, 0))
            if index == len(options):
                return
            chosen = options[index]
            if segment.gap is Gap.PUT and _between(stream, after, chosen[0]) > MOST_PUT:
                break
            chain.append(chosen)
        else:
            gaps = any(_between(stream, a[1], b[0]) for a, b in pairwise(chain))
            segments = tuple(tuple(_pieces(source, stream, one)) for one in chain)
            yield Found(source, segments, exact=True, gaps=gaps)


def _between(stream: Stream, last: int, first: int) -> int:
    """How many words that may not be left out lie between two places."""
    return bisect_left(stream.core, first) - bisect_left(stream.core, last + 1)


def _pieces(source: Source, stream: Stream, place: exactly.Place) -> Iterator[Stretch]:
    tokens = stream.tokens
    at = stream.at[place[0] : place[1] + 1]
    return _by_turn(source, [(tokens.starts[index], tokens.ends[index]) for index in at])
