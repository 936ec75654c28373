"""A code's passages as its page shows them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coding.codebook.models import Code
from coding.desk.passages.code_asked import CodeAsked
from coding.desk.passages.rows import Row, codings_of, notes_of, said_in, way_there
from coding.segments.gathering import Texts
from coding.segments.models import Coding
from coding.segments.of_code import OfCode, Stretch
from interviews.transcripts.hearing import heard_in


@dataclass(frozen=True, kw_only=True)
class CodeRow(Row):
    """A row that may be of several codes: those below the one whose page it is."""

    codes: list[Code]


def rows_of_code(found: OfCode, rows: Sequence[Stretch], asked: CodeAsked) -> list[CodeRow]:
    """The rows of a page; three queries, whatever their number."""
    codings = codings_of(found.reading, (one for row in rows for one in row.codings))
    within = {row.interview for row in rows}
    texts = Texts(one for one in found.interviews if one.pk in within)
    return [_row(found, row, codings, texts, asked) for row in rows]


def _row(
    found: OfCode,
    row: Stretch,
    codings: Mapping[uuid.UUID, Coding],
    texts: Texts,
    asked: CodeAsked,
) -> CodeRow:
    interview, reading = texts.interview(row.interview), found.reading
    exact, turns = texts.quote(row.interview, row.start, row.end), texts.turns(row.interview)
    heard = heard_in(row.start, row.end, exact, row.interview, interview.citation, turns)
    key = row.codings[0].id
    codes = {reading.codes[reading.book.shown(one.code)] for one in row.codings}
    return CodeRow(
        key=key,
        interview=interview,
        heard=heard,
        codes=sorted(codes, key=lambda code: reading.book.order[code.pk]),
        notes=notes_of(reading, row.codings, codings, heard, asked),
        url=way_there(reading, row.interview, row.start, f"{asked.link(fix=None)}#p-{key}"),
        turns=said_in(heard),
    )
