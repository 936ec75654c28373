"""The report on a manuscript as a file: a document in chapters, or a table for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.findings.documents import Block, Document, Heading, QuoteBlock, TableBlock, paragraph
from coding.findings.origin import origin_of
from coding.findings.seeing import seen_document, seen_table
from coding.findings.tables import Cell, Column, Table
from coding.findings.writers import DOCUMENT_WRITERS, WRITERS
from coding.manuscript.matching.differing import Kind, Piece
from coding.manuscript.models import Manuscript
from coding.manuscript.queries import rows_in
from coding.manuscript.showing import Shown, shown
from coding.manuscript.summing import Count, counts, under
from coding.themes.richtext import Run
from interviews.projects.models import Member
from interviews.projects.watching import Watch

FORMATS = ("docx", "md", "html", "csv")
COLUMNS = (
    "number", "told", "decision", "reason", "place", "quotation", "credited", "not_said_by",
    "found", "until", "said_by", "transcript", "differences", "marks", "words_under_marks", "notes",
)  # fmt: skip
_STRESSED = frozenset({Kind.ADDED, Kind.CHANGED, Kind.LEFT_OUT})


def file_name(member: Member, format: str) -> str:
    return f"{member.project.slug}-manuscript.{WRITERS[format].EXTENSION}"


def write(member: Member, row: Manuscript, format: str, out: BinaryIO, seen: Watch) -> str:
    """Write the report; answers with its media type. csv says the same in every language."""
    if format == "csv":
        with translation.override("en"):
            WRITERS[format].write(seen_table(_table(member, row), seen), out)
    else:
        document = replace(_document(member, row), origin=origin_of(member))
        DOCUMENT_WRITERS[format].write(seen_document(document, seen), out)
    return WRITERS[format].MEDIA_TYPE


def _table(member: Member, row: Manuscript) -> Table:
    found = shown(member, rows_in(member, row), row.fillers)
    columns = [Column(name, name) for name in COLUMNS]
    return Table(_("Quotations in a manuscript"), columns, map(_cells, found))


def _cells(one: Shown) -> list[Cell]:
    row = one.row
    return [
        row.position,
        row.told,
        row.decision,
        row.reason,
        one.place,
        row.text,
        row.credit,
        row.missing,
        one.cite,
        one.until,
        ", ".join(one.who),
        _words(one.comparison.source) if one.comparison else "",
        "; ".join(one.differences),
        " ".join(one.marks),
        one.left_out,
        " ".join(one.notes),
    ]


def _document(member: Member, row: Manuscript) -> Document:
    return Document(_("Quotations in %(name)s") % {"name": row.name}, list(_blocks(member, row)))


def _blocks(member: Member, row: Manuscript) -> Iterator[Block]:
    rows = rows_in(member, row)
    told = counts(rows)
    yield paragraph(about(row, len(rows)))
    yield TableBlock(_summary(told))
    for count in told:
        if count.count:
            yield Heading(1, f"{count.label} ({count.count})")
            yield paragraph(str(count.means))
            for one in shown(member, under(rows, count.key), row.fillers):
                yield from _quotation(one)


def about(row: Manuscript, total: int) -> str:
    """What was compared with what, and by which rule."""
    compared = ngettext(
        "%(total)d quotation was compared with the transcripts of %(searched)d interviews.",
        "%(total)d quotations were compared with the transcripts of %(searched)d interviews.",
        total,
    ) % {"total": total, "searched": row.searched}
    if not row.fillers:
        return f"{compared} {_('Nothing may be left out without a mark.')}"
    rule = _("May be left out without a mark: %(words)s.") % {"words": row.fillers}
    return f"{compared} {rule}"


def _summary(told: Sequence[Count]) -> Table:
    columns = [
        Column("told", _("Verdict")),
        Column("count", _("Quotations")),
        Column("means", _("What it means")),
    ]
    return Table("", columns, [[str(one.label), one.count, str(one.means)] for one in told])


def _quotation(one: Shown) -> Iterator[Block]:
    row = one.row
    credit = f"{row.credit}, {one.place}" if row.credit else one.place
    if one.comparison is None:
        yield QuoteBlock([Run(row.text)], credit)
    else:
        yield QuoteBlock(_runs(one.comparison.quoted), credit)
        found = f"{', '.join(one.who)}, {one.where}"
        yield QuoteBlock([Run(_("Transcript:") + " "), *_runs(one.comparison.source)], found)
    said = [*one.differences, *one.marks, *one.notes]
    if row.decision:
        said.insert(0, f"{row.get_decision_display()}. {row.reason}".strip())
    if said:
        yield paragraph(" ".join(said))


def _runs(pieces: Sequence[Piece]) -> list[Run]:
    """What differs stands in bold; the differences are listed in words as well."""
    return [Run(piece.text, bold=piece.kind in _STRESSED) for piece in pieces]


def _words(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
