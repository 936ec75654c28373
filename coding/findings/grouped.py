"""Coded segments as a document to read: grouped by code, under headings as the codebook has them.

Segments come by interview and are wanted by code: each waits on a shelf until its code's turn.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.findings.documents import Block, Document, Heading, Paragraph, QuoteBlock, paragraph
from coding.findings.segments import Sheet, definition, drawn, sheet_of
from coding.findings.shelf import Shelf
from coding.segments.filtering import Filters
from coding.segments.retrieval import Segment
from coding.themes.richtext import Run
from interviews.projects.models import Member


def segments_document(
    member: Member,
    filters: Filters | None = None,
    *,
    by_passage: bool = False,
    told: Sequence[str] = (),
) -> Document:
    """Every segment once, under its code; ``told`` says in words what was asked for."""
    title = _("Passages of “%(title)s”") % {"title": member.project.title}
    return Document(title, _blocks(member, filters, by_passage, told))


def _blocks(
    member: Member, filters: Filters | None, by_passage: bool, told: Sequence[str]
) -> Iterator[Block]:
    sheet = sheet_of(member)
    with closing(Shelf()) as shelf:
        for one in drawn(sheet, filters, by_passage=by_passage):
            shelf.put(one.code.pk if one.code else None, _kept(sheet, one))
        yield paragraph(_all(shelf, by_passage))
        if told:
            yield paragraph(_("Asked for: %(asked)s") % {"asked": "; ".join(told)})
        yield paragraph(definition())
        for code in sheet.reading.codes:
            if code in shelf:
                yield from _code_blocks(sheet, code, shelf, by_passage)
        if None in shelf:
            yield Heading(1, _("No code of its own"))
            yield from _pieces(shelf, None)


def _code_blocks(sheet: Sheet, code: uuid.UUID, shelf: Shelf, by_passage: bool) -> Iterator[Block]:
    """A code under its whole path, so that a heading never hangs under another's parent."""
    path = sheet.paths[code]
    named = sheet.reading.codes[code]
    yield Heading(len(path), " › ".join([*path[:-1], named.printed]))
    brief = named.brief
    number = _number(shelf.number(code), by_passage)
    yield paragraph(f"{number} {brief}" if brief else number)
    yield from _pieces(shelf, code)


def _pieces(shelf: Shelf, code: uuid.UUID | None) -> Iterator[Block]:
    for turns, source, reasons in shelf.of(code):
        yield QuoteBlock(_runs(turns), source)
        for who, why in reasons:
            yield Paragraph((Run(f"{who}: ", italic=True), Run(why)))


def _kept(sheet: Sheet, one: Segment) -> list[object]:
    """What the document tells of a segment, as plain values."""
    said = [(turn.who, turn.text) for turn in one.heard.said if turn.text.strip()]
    turns = said if len(said) > 1 else [("", one.heard.exact)]
    reasons = [(sheet.coders.get(c.voice, ""), c.rationale) for c in one.codings if c.rationale]
    return [turns, _source(sheet, one), reasons]


def _runs(turns: Sequence[tuple[str, str]]) -> list[Run]:
    """The words; of several turns, each on a line of its own behind who says it."""
    runs = []
    for place, (who, text) in enumerate(turns):
        runs.append(Run(f"{who}: ", bold=True) if who else Run(""))
        runs.append(Run(text if place + 1 == len(turns) else f"{text.strip()}\n"))
    return [run for run in runs if run.text]


def _source(sheet: Sheet, one: Segment) -> str:
    """Where the words are, who says them where that is no participant, whose codings they carry."""
    told = [sheet.serials.get(one.span_hex) or one.heard.cite]
    if not one.heard.participants:
        told.append(", ".join(dict.fromkeys(said.speaker for said in one.heard.said)))
    told.append(", ".join(dict.fromkeys(sheet.coders.get(c.voice, "") for c in one.codings)))
    if any(coding.unsure for coding in one.codings):
        told.append(_("unsure"))
    if one.astray:
        told.append(_("not placed in the corrected transcript, with its old words"))
    return "; ".join(filter(None, told))


def _all(shelf: Shelf, by_passage: bool) -> str:
    """How many there are, places that carry no code apart: they are no codings."""
    bare = shelf.number(None) if None in shelf else 0
    told = [_number(len(shelf) - bare, by_passage)]
    if bare:
        said = ngettext("%d place without any code.", "%d places without any code.", bare)
        told.append(said % bare)
    return " ".join(told)


def _number(number: int, by_passage: bool) -> str:
    if by_passage:
        return ngettext("%d passage.", "%d passages.", number) % number
    return ngettext("%d coding.", "%d codings.", number) % number
