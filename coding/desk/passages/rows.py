"""A segment as the passages page shows it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.http import urlencode

from coding.codebook.models import Code
from coding.segments.models import Voice
from coding.segments.retrieval import Applied, Reading, Segment
from interviews.projects import registers
from interviews.transcripts.hearing import Heard, Said
from interviews.transcripts.models import Interview


@dataclass(frozen=True)
class Note:
    """One coding behind a row: whose, and what they said of it."""

    coding: Applied
    voice: Voice

    @property
    def worth_saying(self) -> bool:
        return bool(self.coding.rationale) or self.coding.unsure


@dataclass(frozen=True)
class Row:
    """One row of the page; ``url`` leads to its place in the text."""

    interview: Interview
    heard: Heard
    code: Code | None
    above: tuple[str, ...]
    notes: list[Note]
    key: uuid.UUID
    url: str
    turns: list[Said] = field(default_factory=list)
    astray: bool = False

    @property
    def cite(self) -> str:
        first, last = self.heard.said[0].label, self.heard.said[-1].label
        return self.heard.cite if first == last else f"{self.heard.cite}–{last}"

    @property
    def voices(self) -> list[Voice]:
        return list(dict.fromkeys(note.voice for note in self.notes))


def rows_of(reading: Reading, segments: Sequence[Segment], back: str = "") -> list[Row]:
    """The rows of some segments, each with the way ``back`` to it; asks the database nothing."""
    return [_row(reading, one, back) for one in segments]


def way_there(reading: Reading, interview: uuid.UUID, start: int, back: str) -> str:
    """Where a place can be read, with the way back to the page that leads there."""
    url = registers.place_url(reading.member, interview, start)
    return f"{url}{'&' if '?' in url else '?'}{urlencode({'back': back})}" if back else url


def _row(reading: Reading, one: Segment, back: str) -> Row:
    key = one.codings[0].id if one.codings else one.span_id
    said = [turn for turn in one.heard.said if turn.text.strip()]
    return Row(
        interview=one.interview,
        heard=one.heard,
        code=one.code,
        above=tuple(reading.path(one.code)[:-1]) if one.code else (),
        notes=[Note(coding, reading.voices[coding.voice]) for coding in one.codings],
        key=key,
        url=way_there(reading, one.interview.pk, one.heard.start, back and f"{back}#p-{key}"),
        turns=said,
        astray=one.astray,
    )
