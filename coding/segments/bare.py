"""Codings as figures need them, without ids, words and reasons: one query, and light.

A table or the codebook counts every coding of a project at once; what Django makes of a row, and
an id that nobody asks for, would be most of the time.
"""

from __future__ import annotations

import uuid
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import CharField, F
from django.db.models.functions import Cast

from coding.segments.crossing import Extent
from coding.segments.filtering import Filters
from coding.segments.gathering import Texts
from coding.segments.models import Coding
from coding.segments.passages import line, united
from coding.segments.retrieval import Reading, by_text, interviews_of
from interviews.transcripts.models import Interview

Place = tuple[uuid.UUID, uuid.UUID]  # a code and an interview
Lines = dict[uuid.UUID, list[uuid.UUID]]
Speakers = Callable[[uuid.UUID, int, int], frozenset[str]]
NOBODY: frozenset[str] = frozenset()


class Bare(NamedTuple):
    """A coding under the code its author used, under that code's ``meaning`` then."""

    code: uuid.UUID
    interview: uuid.UUID
    voice: uuid.UUID
    start: int
    end: int
    meaning: int


def bare_of(reading: Reading) -> list[Bare]:
    """The codings a member may see, where they lie in the current texts; two queries.

    Codings of codes the member may not see, or that are in no codebook any more, are left out.
    """
    text = CharField()
    placed = Coding.objects.visible_to(reading.member).filter(
        interview__removed=False,
        span__anchors__transcript_id=F("interview__current_id"),
        span__anchors__placed=True,
    )
    rows = placed.order_by().values_list(
        Cast("code_id", text),
        Cast("interview_id", text),
        Cast("voice_id", text),
        "span__anchors__start",
        "span__anchors__end",
        "meaning",
    )
    book = reading.book
    held = by_text(Interview.objects.visible_to(reading.member).values_list("pk", flat=True))
    codes = by_text(code for code in reading.codes if book.shown(code) in book.order)
    voices = by_text(reading.voices)
    return [
        Bare(codes[code], held[interview], voices[voice], start, end, meaning)
        for code, interview, voice, start, end, meaning in rows
        if code in codes
    ]


def by_place(codings: Iterable[Bare]) -> dict[Place, list[Bare]]:
    """The codings of each code in each interview."""
    groups: dict[Place, list[Bare]] = {}
    for one in codings:
        groups.setdefault((one.code, one.interview), []).append(one)
    return groups


def lines_of(reading: Reading, *, with_subcodes: bool = True) -> Lines:
    """Under which codes a coding of each code counts: as shown, then those seen above it."""
    book = reading.book
    if not with_subcodes:
        return {code: [book.shown(code)] for code in book.parents}
    lines = {code: line(code, book.parents, book.successors) for code in book.parents}
    return {code: [one for one in above if one in book.order] for code, above in lines.items()}


def extents_of(
    groups: Mapping[Place, Sequence[Bare]], lines: Lines
) -> dict[uuid.UUID, list[Extent]]:
    """Where the passages of each code lie that has any."""
    merged: dict[Place, list[tuple[int, int]]] = {}
    for (code, interview), codings in groups.items():
        stretches = [(one.start, one.end) for one in codings if one.start < one.end]
        for above in lines[code]:
            merged.setdefault((above, interview), []).extend(stretches)
    found: dict[uuid.UUID, list[Extent]] = {}
    for (code, interview), stretches in merged.items():
        places = [Extent(interview, start, end) for start, end in united(stretches)]
        found.setdefault(code, []).extend(places)
    return found


def speakers_of(reading: Reading) -> Speakers:
    """Which participants, by label, have words in a stretch; three queries, once it is asked."""
    texts: Texts | None = None
    known: dict[uuid.UUID, tuple[list[int], list[int], list[frozenset[str]]]] = {}

    def speakers(interview: uuid.UUID, start: int, end: int) -> frozenset[str]:
        nonlocal texts
        if interview not in known:
            texts = texts or Texts(interviews_of(reading, Filters()))
            turns = texts.turns(interview)
            who = [frozenset({one.participant}) if one.participant else NOBODY for one in turns]
            known[interview] = [one.start for one in turns], [one.end for one in turns], who
        return _speaking(*known[interview], start, end)

    return speakers


def _speaking(
    starts: list[int], ends: list[int], who: list[frozenset[str]], start: int, end: int
) -> frozenset[str]:
    """As ``gathering.at`` has it: whoever has words there, else who spoke last before."""
    first = max(bisect_right(starts, start) - 1, 0)
    after = max(bisect_left(starts, end), first + 1)
    if after == first + 1:
        return who[first] if who else NOBODY
    said = [who[at] for at in range(first, after) if ends[at] > start] or who[first:after]
    return NOBODY.union(*said)
