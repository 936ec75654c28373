"""Themes with their quotes, as a table and as a document to read."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coding.findings.documents import Block, Document, Heading, Paragraph, QuoteBlock, paragraph
from coding.findings.tables import Cell, Column, Table
from coding.findings.unchosen import noted_of
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
from coding.themes.marks import Mask
from coding.themes.masked import masked_in_quotes
from coding.themes.models import Joined, Quote
from coding.themes.queries import Entry, Piece, Section, outline
from coding.themes.richtext import Run
from interviews.projects.models import Member
from interviews.transcripts.hearing import Heard


class _Printing:
    """How quotes are printed; in passages without one, names that other quotes mask stay masked."""

    def __init__(self, member: Member) -> None:
        self.manner: Manner = manner_of(member)
        self._masked = masked_in_quotes(member)

    def masks(self, heard: Heard) -> list[Mask]:
        return self._masked.over(heard)

    def words(self, heard: Heard) -> str:
        return passage_words(heard, self.manner, self.masks(heard))


COLUMNS = (
    "research_question",
    "theme",
    "sub_theme",
    "status",
    "concept",
    "said_by",
    "contrary",
    "contrary_in_sub_themes",
    "no_passage_chosen",
    "noted",
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
    printing = _Printing(member)
    rows = (row for section in outline(member) for row in _section_rows(section, printing))
    columns = [Column(name, name) for name in COLUMNS]
    return Table(_("Themes"), columns, rows, [definition()])


def definition() -> str:
    return _(
        "Said by: participants who speak in a theme's quoted or paraphrased passages, those of its "
        "sub-themes included. Contrary: those who speak in "
        "passages joined to the theme itself as speaking against it; those of its sub-themes are "
        "named apart. No passage chosen is no evidence of absence."
    )


def _section_rows(section: Section, printing: _Printing) -> Iterator[list[Cell]]:
    asked = str(section.question) if section.question else ""
    for entry in section.entries:
        yield from _entry_rows(asked, entry, entry.theme.name, "", printing)


def _entry_rows(
    asked: str, entry: Entry, theme: str, sub: str, printing: _Printing
) -> Iterator[list[Cell]]:
    told: list[Cell] = [asked, theme, sub, str(entry.theme.get_status_display())]
    told += [entry.theme.concept, *(listed(names) for names in _voices(entry)), noted_of(entry)]
    for piece in entry.pieces:
        for quote in piece.quotes or (None,):
            yield [*told, *_piece_cells(piece, quote, printing)]
    if not entry.pieces:
        yield [*told, "", "", "", "", "", None, None]
    for below in entry.below:
        yield from _entry_rows(asked, below, theme, below.theme.name, printing)


def _voices(entry: Entry) -> tuple[list[str], list[str], list[str], list[str]]:
    return entry.saying, entry.contrary_itself, entry.contrary_below, entry.quiet


def _piece_cells(piece: Piece, quote: Quote | None, printing: _Printing) -> list[Cell]:
    heard = (quote.heard if quote else None) or piece.heard
    return [
        str(piece.row.get_joined_display()),
        str(quote) if quote else heard.cite,
        listed(heard.participants),
        plain_words(quote, printing.manner) if quote else printing.words(heard),
        piece.row.note,
        not _astray(piece, quote),
        quote.corrected if quote else None,
    ]


def themes_document(member: Member) -> Document:
    """Themes under their questions, with who said so and the passages as they will be printed."""
    title = _("Themes of “%(title)s”") % {"title": member.project.title}
    return Document(title, _blocks(member, _Printing(member)))


def _blocks(member: Member, printing: _Printing) -> Iterator[Block]:
    for section in outline(member):
        unasked = _("Under no research question yet")
        yield Heading(1, str(section.question) if section.question else unasked)
        if not section.entries:
            yield paragraph(_("No theme here yet."))
        for entry in section.entries:
            yield from _entry_blocks(entry, 2, printing)
    yield paragraph(definition())


def _entry_blocks(entry: Entry, level: int, printing: _Printing) -> Iterator[Block]:
    yield Heading(level, entry.theme.name)
    if entry.theme.concept:
        yield Paragraph((Run(entry.theme.concept, italic=True),))
    yield paragraph(_who(entry))
    for piece in entry.pieces:
        yield from _piece_blocks(piece, printing)
    for below in entry.below:
        yield from _entry_blocks(below, level + 1, printing)


def _who(entry: Entry) -> str:
    saying, contrary, below, quiet = (listed(names) for names in _voices(entry))
    if not entry.all_pieces():
        return " ".join([_("No passage yet."), *_noted(entry)])
    sentences = [
        _("Said by %(who)s.") % {"who": saying}
        if saying
        else _("No quoted or paraphrased passage by a participant yet.")
    ]
    if contrary:
        sentences.append(_("Contrary: %(who)s.") % {"who": contrary})
    if below:
        sentences.append(_("Contrary in sub-themes: %(who)s.") % {"who": below})
    if quiet:
        sentences.append(_("No passage chosen for %(who)s.") % {"who": quiet})
    return " ".join([*sentences, *_noted(entry)])


def _noted(entry: Entry) -> list[str]:
    told = noted_of(entry)
    return [_("Noted where no passage was chosen: %(told)s.") % {"told": told}] if told else []


def _piece_blocks(piece: Piece, printing: _Printing) -> Iterator[Block]:
    for quote in piece.quotes or (None,):
        told = "; ".join([_source(piece, quote, printing.manner), *_warnings(piece, quote)])
        runs = _runs(piece, quote, printing)
        if piece.row.joined == Joined.PARAPHRASED:
            said = _("Source of a paraphrase, word for word, %(source)s:") % {"source": told}
            yield Paragraph((Run(f"{said} "), *runs))
        else:
            yield QuoteBlock(runs, told, _inline(piece, quote, printing))
    if piece.row.note:
        yield paragraph(piece.row.note)


def _runs(piece: Piece, quote: Quote | None, printing: _Printing) -> list[Run]:
    if quote:
        return runs_of(quote, printing.manner)
    return passage_runs(piece.heard, printing.manner, printing.masks(piece.heard))


def _inline(piece: Piece, quote: Quote | None, printing: _Printing) -> bool:
    if quote:
        return is_inline(quote, printing.manner)
    return passage_inline(piece.heard, printing.manner, printing.masks(piece.heard))


def _source(piece: Piece, quote: Quote | None, manner: Manner) -> str:
    """Whose words they are, and how they are joined where the attribution does not say so."""
    source = attribution_of(quote, manner) if quote else attribution_at(piece.heard, manner)
    if piece.row.joined == Joined.PARAPHRASED or (quote and quote.contrary):
        return source
    return f"{source}, {str(piece.row.get_joined_display()).lower()}"


def _warnings(piece: Piece, quote: Quote | None) -> list[str]:
    """What a reader must know of words that a correction has touched."""
    if _astray(piece, quote):
        return [_("not placed in the corrected transcript, with its old words")]
    return [_("its source was corrected since it was marked")] if _corrected(quote) else []


def _astray(piece: Piece, quote: Quote | None) -> bool:
    return quote.astray if quote else piece.astray


def _corrected(quote: Quote | None) -> bool:
    return quote is not None and quote.corrected
