"""A segment as pages of passages show it: its words, whose codings, what can be put right."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.http import urlencode

from coding.codebook.models import Code
from coding.segments.models import Coding, Voice
from coding.segments.retrieval import Reading, Segment
from coding.segments.selecting import Laid
from interviews.projects import registers
from interviews.transcripts.hearing import Heard, Said
from interviews.transcripts.models import Interview

ENDS = 160


class Here(Protocol):
    """The page a row stands on: its address with changes, and the coding being put right there."""

    @property
    def fix(self) -> uuid.UUID | None: ...
    def link(self, **changes: object) -> str: ...


@dataclass(frozen=True)
class Note:
    """One coding behind a row: whose, under which code, what they said of it.

    ``behind``: made before its code's meaning changed, and not looked at since.
    """

    coding: Coding
    voice: Voice
    code: Code
    mine: bool
    behind: bool
    fixing: bool
    fix_url: str
    words: str

    @property
    def worth_saying(self) -> bool:
        said = self.coding.rationale or self.coding.found_by
        return bool(said) or self.coding.unsure or self.behind


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row; ``key`` names it within the page, ``url`` leads to its place and back to here."""

    key: uuid.UUID
    interview: Interview
    heard: Heard
    notes: list[Note]
    url: str
    turns: list[Said]
    code: Code | None = None
    above: tuple[str, ...] = ()
    astray: bool = False

    @property
    def cite(self) -> str:
        first, last = self.heard.said[0].label, self.heard.said[-1].label
        return self.heard.cite if first == last else f"{self.heard.cite}–{last}"

    @property
    def voices(self) -> list[Voice]:
        return list(dict.fromkeys(note.voice for note in self.notes))

    @property
    def mine(self) -> list[Note]:
        return [note for note in self.notes if note.mine]

    @property
    def tick(self) -> str:
        """What a tick on this row chooses."""
        return ",".join(str(note.coding.pk) for note in self.mine)

    @property
    def fixing(self) -> bool:
        return any(note.fixing for note in self.notes)


def rows_of(reading: Reading, segments: Sequence[Segment], here: Here) -> list[Row]:
    """The rows of some segments; one query."""
    codings = codings_of(reading, (one for segment in segments for one in segment.codings))
    return [_row(reading, one, codings, here) for one in segments]


def codings_of(reading: Reading, laid: Iterable[Laid]) -> dict[uuid.UUID, Coding]:
    """The codings behind some rows, by id."""
    return Coding.objects.visible_to(reading.member).in_bulk([one.id for one in laid])


def notes_of(
    reading: Reading,
    laid: Iterable[Laid],
    codings: Mapping[uuid.UUID, Coding],
    heard: Heard,
    here: Here,
) -> list[Note]:
    """The codings of a row in which ``heard`` is said; what was taken away just now is left out."""
    return [
        _note(reading, codings[one.id], _ends(_words(one, heard)), here)
        for one in laid
        if one.id in codings
    ]


def said_in(heard: Heard) -> list[Said]:
    """The turns of a place that have words there."""
    return [turn for turn in heard.said if turn.text.strip()]


def way_there(reading: Reading, interview: uuid.UUID, start: int, back: str) -> str:
    """Where a place can be read, with the way back to the page that leads there."""
    url = registers.place_url(reading.member, interview, start)
    return f"{url}{'&' if '?' in url else '?'}{urlencode({'back': back})}" if back else url


def offered(reading: Reading, codes: Iterable[Code]) -> list[tuple[str, str]]:
    """Codes to be chosen by name, each with what stands above it."""
    return [(code.name, " › ".join(reading.path(code)[:-1])) for code in codes]


def _row(reading: Reading, one: Segment, codings: Mapping[uuid.UUID, Coding], here: Here) -> Row:
    key = one.codings[0].id if one.codings else one.span_id
    back = f"{here.link(fix=None)}#p-{key}"
    return Row(
        interview=one.interview,
        heard=one.heard,
        code=one.code,
        above=tuple(reading.path(one.code)[:-1]) if one.code else (),
        notes=notes_of(reading, one.codings, codings, one.heard, here),
        key=key,
        url=way_there(reading, one.interview.pk, one.heard.start, back),
        turns=said_in(one.heard),
        astray=one.astray,
    )


def _note(reading: Reading, coding: Coding, words: str, here: Here) -> Note:
    voice = reading.voices[coding.voice_id]
    return Note(
        coding=coding,
        voice=voice,
        code=reading.codes[reading.book.shown(coding.code_id)],
        mine=voice.member_id == reading.member.pk,
        behind=coding.meaning < reading.codes[coding.code_id].meaning,
        fixing=coding.pk == here.fix,
        fix_url=here.link(fix=coding.pk),
        words=words,
    )


def _words(one: Laid, heard: Heard) -> str:
    """A coding's own words, which are part of the passage's."""
    return heard.exact[one.start - heard.start : one.end - heard.start]


def _ends(words: str) -> str:
    """Long words by how they begin and end, which is what is moved."""
    return (
        words if len(words) < 2 * ENDS else f"{words[:ENDS].rstrip()} […] {words[-ENDS:].lstrip()}"
    )
