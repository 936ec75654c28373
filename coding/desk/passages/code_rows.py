"""A code's passages as its page shows them: whose codings, what can be put right."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from coding.codebook.models import Code
from coding.desk.passages.code_asked import CodeAsked
from coding.desk.passages.rows import way_there
from coding.segments.gathering import Texts
from coding.segments.models import Coding, Voice
from coding.segments.of_code import OfCode, Stretch
from coding.segments.retrieval import Place
from interviews.transcripts.hearing import Heard, Said, heard_in
from interviews.transcripts.models import Interview

ENDS = 160


@dataclass(frozen=True)
class Note:
    """One coding behind a row: whose, under which code, what they said of it."""

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
        return bool(self.coding.rationale) or self.coding.unsure or self.behind


@dataclass(frozen=True)
class CodeRow:
    """One row; ``key`` names it within the page, ``url`` leads to its place and back to here."""

    key: uuid.UUID
    interview: Interview
    heard: Heard
    codes: list[Code]
    notes: list[Note]
    url: str
    turns: list[Said]

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
    def fixing(self) -> bool:
        return any(note.fixing for note in self.notes)


def rows_of_code(
    found: OfCode, rows: Sequence[Stretch], behind: Collection[uuid.UUID], asked: CodeAsked
) -> list[CodeRow]:
    """The rows of a page; three queries, whatever their number."""
    ids = [one.id for row in rows for one in row.codings]
    codings = Coding.objects.visible_to(found.reading.member).in_bulk(ids)
    within = {row.interview for row in rows}
    held = {one.pk: one for one in found.interviews if one.pk in within}
    texts = Texts(held.values())
    return [_row(found, row, codings, texts, behind, asked) for row in rows]


def _row(
    found: OfCode,
    row: Stretch,
    codings: dict[uuid.UUID, Coding],
    texts: Texts,
    behind: Collection[uuid.UUID],
    asked: CodeAsked,
) -> CodeRow:
    interview, reading = texts.interview(row.interview), found.reading
    place = Place(row.start, row.end, texts.quote(row.interview, row.start, row.end))
    heard = heard_in(place, row.interview, interview.citation, texts.turns(row.interview))
    key = row.codings[0].id
    notes = [
        _note(found, codings[one.id], behind, asked, texts.quote(row.interview, one.start, one.end))
        for one in row.codings
    ]
    back = f"{asked.link(fix=None)}#p-{key}"
    return CodeRow(
        key=key,
        interview=interview,
        heard=heard,
        codes=sorted({note.code for note in notes}, key=lambda code: reading.book.order[code.pk]),
        notes=notes,
        url=way_there(reading, row.interview, row.start, back),
        turns=[turn for turn in heard.said if turn.text.strip()],
    )


def _ends(words: str) -> str:
    """Long words by how they begin and end, which is what is moved."""
    return (
        words if len(words) < 2 * ENDS else f"{words[:ENDS].rstrip()} […] {words[-ENDS:].lstrip()}"
    )


def _note(
    found: OfCode, coding: Coding, behind: Collection[uuid.UUID], asked: CodeAsked, words: str
) -> Note:
    reading = found.reading
    voice = reading.voices[coding.voice_id]
    return Note(
        coding=coding,
        voice=voice,
        code=reading.codes[reading.book.shown(coding.code_id)],
        mine=voice.member_id == reading.member.pk,
        behind=coding.pk in behind,
        fixing=coding.pk == asked.fix,
        fix_url=asked.link(fix=coding.pk),
        words=_ends(words),
    )
