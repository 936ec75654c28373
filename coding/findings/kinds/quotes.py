"""Quotes made ready for print, in a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from coding.findings.kinds.quoted import speakers_of, url_of, words_of
from coding.findings.kinds.themes import lines
from coding.findings.printed import Held, Printed, words
from coding.findings.tables import Column
from coding.themes.copies import Manner, attribution_of, manner_of, warnings_of
from coding.themes.marks import emphasised, marks_from_json
from coding.themes.models import Quote
from coding.themes.queries import Piece, outline
from interviews.projects.models import Member


def quotes(member: Member, chosen: dict[str, Any]) -> Printed:
    """One row a quote, under its theme."""
    columns = [
        Column("quote_id", _("Quote")),
        Column("participant", _("Participant")),
        Column("theme", _("Theme")),
        Column("joined", _("Joined as")),
        Column("quote", _("Words")),
        Column("attribution", _("Attribution")),
        Column("marks", _("Marks")),
    ]
    manner = manner_of(member)
    rows = list(_rows(member, manner))
    said = _(
        "Words as they stand in the transcript but for the marks shown: %(cut)s for what is left "
        "out, square brackets for what was put in, %(emphasis)s for emphasis added."
    ) % {"cut": manner.style.cut, "emphasis": _("bold") if manner.style.bold else _("italics")}
    return Printed(_("Quotes"), columns, rows, said, [], [_("Among the quotes you may see.")])


def _rows(member: Member, manner: Manner) -> Iterator[list[Held]]:
    for _section, entry, _depth in lines(outline(member)):
        for piece in entry.pieces:
            for quote in piece.quotes:
                yield _row(member, entry.theme.name, piece, quote, manner)


def _row(member: Member, theme: str, piece: Piece, quote: Quote, manner: Manner) -> list[Held]:
    told = [_("emphasis added")] if emphasised(marks_from_json(quote.marks)) else []
    told += warnings_of(quote)
    return [
        words(str(quote), url_of(member, quote)),
        words(speakers_of(quote)),
        words(theme),
        words(str(piece.row.get_joined_display())),
        words_of(quote, manner),
        words(attribution_of(quote, manner)),
        words("; ".join(told)),
    ]
