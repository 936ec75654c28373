"""Quotes made ready for print, in a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coding.findings.kinds.themes import lines
from coding.findings.printed import Held, Part, Printed, words
from coding.findings.tables import Column, Rich
from coding.findings.wording import listed
from coding.themes.copies import sources
from coding.themes.marks import emphasised, marks_from_json
from coding.themes.models import Quote
from coding.themes.queries import Piece, outline
from coding.themes.quoting import quote_runs
from interviews.projects.models import Member


def quotes(member: Member, chosen: dict[str, Any]) -> Printed:
    """One row a quote, under its theme."""
    columns = [
        Column("quote_id", _("Quote")),
        Column("participant", _("Participant")),
        Column("theme", _("Theme")),
        Column("joined", _("Joined as")),
        Column("quote", _("Words")),
        Column("marks", _("Marks")),
    ]
    rows = list(_rows(member))
    said = _(
        "Words as they stand in the transcript but for the marks shown: […] for what is left out, "
        "square brackets for what was put in, italics for emphasis added."
    )
    return Printed(_("Quotes"), columns, rows, said, [_("Among the quotes you may see.")])


def _rows(member: Member) -> Iterator[list[Held]]:
    for _section, entry, _depth in lines(outline(member)):
        for piece in entry.pieces:
            for quote in piece.quotes:
                yield _row(member, entry.theme.name, piece, quote)


def _row(member: Member, theme: str, piece: Piece, quote: Quote) -> list[Held]:
    marks = marks_from_json(quote.marks)
    said = Rich(tuple(quote_runs(sources(piece.heard), marks)))
    url = reverse("themes:quote", args=[member.project.slug, quote.pk])
    told = [_("emphasis added")] if emphasised(marks) else []
    told += [_("not in the corrected transcript")] if piece.astray else []
    told += [_("its source was corrected since it was marked")] if quote.corrected else []
    return [
        words(str(quote), url),
        words(listed(piece.heard.participants)),
        words(theme),
        words(str(piece.row.get_joined_display())),
        Held(said, said, tuple(Part(run.text, italic=run.italic) for run in said.runs)),
        words("; ".join(told)),
    ]
