"""Themes with their quotes, as a table and as a document to read."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coding.findings.documents import Block, Document, Heading, Paragraph, QuoteBlock, paragraph
from coding.findings.tables import Cell, Column, Table
from coding.findings.wording import listed
from coding.themes.copies import (
    Manner,
    attribution_at,
    attribution_of,
    is_inline,
    manner_of,
    passage_inline,
    passage_runs,
    passage_words,
    plain_words,
    runs_of,
)
from coding.themes.models import Quote
from coding.themes.queries import Entry, Piece, Section, outline
from coding.themes.richtext import Run
from interviews.projects.models import Member

COLUMNS = (
    "research_question",
    "theme",
    "sub_theme",
    "status",
    "concept",
    "said_by",
    "contrary",
    "no_passage_chosen",
    "joined",
    "quote_id",
    "participant",
    "quote",
    "note",
    "placed",
    "corrected",
)


def themes_table(member: Member) -> Table:
    """One row a quote or joined passage; a theme without any has one row of its own."""
    manner = manner_of(member)
    rows = (row for section in outline(member) for row in _section_rows(section, manner))
    columns = [Column(name, name) for name in COLUMNS]
    return Table(_("Themes"), columns, rows, [definition()])


def definition() -> str:
    return _(
        "Said by: participants who speak in a theme's quoted or paraphrased passages, those of its "
        "sub-themes included, among the passages you may see. No passage chosen is no evidence of "
        "absence."
    )


def _section_rows(section: Section, manner: Manner) -> Iterator[list[Cell]]:
    asked = str(section.question) if section.question else ""
    for entry in section.entries:
        yield from _entry_rows(asked, entry, entry.theme.name, "", manner)


def _entry_rows(
    asked: str, entry: Entry, theme: str, sub: str, manner: Manner
) -> Iterator[list[Cell]]:
    told: list[Cell] = [asked, theme, sub, str(entry.theme.get_status_display())]
    told += [entry.theme.concept, *(listed(names) for names in _voices(entry))]
    for piece in entry.pieces:
        for quote in piece.quotes or (None,):
            yield [*told, *_piece_cells(piece, quote, manner)]
    if not entry.pieces:
        yield [*told, "", "", "", "", "", None, None]
    for below in entry.below:
        yield from _entry_rows(asked, below, theme, below.theme.name, manner)


def _voices(entry: Entry) -> tuple[list[str], list[str], list[str]]:
    return entry.saying, entry.contrary, entry.quiet


def _piece_cells(piece: Piece, quote: Quote | None, manner: Manner) -> list[Cell]:
    heard = (quote.heard if quote else None) or piece.heard
    return [
        str(piece.row.get_joined_display()),
        str(quote) if quote else heard.cite,
        listed(heard.participants),
        plain_words(quote, manner) if quote else passage_words(heard, manner),
        piece.row.note,
        not _astray(piece, quote),
        quote.corrected if quote else None,
    ]


def themes_document(member: Member) -> Document:
    """Themes under their questions, with who said so and the passages as they will be printed."""
    title = _("Themes of “%(title)s”") % {"title": member.project.title}
    return Document(title, _blocks(member, manner_of(member)))


def _blocks(member: Member, manner: Manner) -> Iterator[Block]:
    for section in outline(member):
        unasked = _("Under no research question yet")
        yield Heading(1, str(section.question) if section.question else unasked)
        if not section.entries:
            yield paragraph(_("No theme here yet."))
        for entry in section.entries:
            yield from _entry_blocks(entry, 2, manner)
    yield paragraph(definition())


def _entry_blocks(entry: Entry, level: int, manner: Manner) -> Iterator[Block]:
    yield Heading(level, entry.theme.name)
    if entry.theme.concept:
        yield Paragraph((Run(entry.theme.concept, italic=True),))
    yield paragraph(_who(entry))
    for piece in entry.pieces:
        yield from _piece_blocks(piece, manner)
    for below in entry.below:
        yield from _entry_blocks(below, level + 1, manner)


def _who(entry: Entry) -> str:
    saying, contrary, quiet = (listed(names) for names in _voices(entry))
    if not entry.all_pieces():
        return _("No passage yet.")
    sentences = [
        _("Said by %(who)s.") % {"who": saying}
        if saying
        else _("No quoted or paraphrased passage by a participant yet.")
    ]
    if contrary:
        sentences.append(_("Contrary: %(who)s.") % {"who": contrary})
    if quiet:
        sentences.append(_("No passage chosen for %(who)s.") % {"who": quiet})
    return " ".join(sentences)


def _piece_blocks(piece: Piece, manner: Manner) -> Iterator[Block]:
    role = str(piece.row.get_joined_display())
    for quote in piece.quotes or (None,):
        source = attribution_of(quote, manner) if quote else attribution_at(piece.heard, manner)
        told = "; ".join([f"{source}, {role.lower()}", *_warnings(piece, quote)])
        if quote:
            yield QuoteBlock(runs_of(quote, manner), told, is_inline(quote, manner))
        else:
            inline = passage_inline(piece.heard, manner)
            yield QuoteBlock(passage_runs(piece.heard, manner), told, inline)
    if piece.row.note:
        yield paragraph(piece.row.note)


def _warnings(piece: Piece, quote: Quote | None) -> list[str]:
    """What a reader must know of words that a correction has touched."""
    if _astray(piece, quote):
        return [_("not placed in the corrected transcript, with its old words")]
    return [_("its source was corrected since it was marked")] if _corrected(quote) else []


def _astray(piece: Piece, quote: Quote | None) -> bool:
    return quote.astray if quote else piece.astray


def _corrected(quote: Quote | None) -> bool:
    return quote is not None and quote.corrected
