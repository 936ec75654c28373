"""Codings are things that memos and discussions can hang on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from coding.segments.hiding import hide_old_links
from coding.segments.models import Coding
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.projects.registers import Described, Linkable
from interviews.search.searchable import Searchable, searchable
from interviews.transcripts.linkables import describe_spans
from interviews.transcripts.models import Span


def register() -> None:
    registers.linkable(
        Linkable(
            Coding,
            _("Coding"),
            Coding.objects.visible_to,
            describe_codings,
            lambda row: row.interview_id,
            hidden_with=lambda row: row.code_id,
        )
    )
    registers.hangs_on_span(Coding)
    registers.filled_in(hide_old_links)
    label, visible = _("Rationales"), Coding.objects.visible_to
    searchable(Searchable(Coding, label, 15, ("rationale",), visible, describe_codings))


def describe_codings(member: Member, codings: Iterable[Coding]) -> dict[Any, Described]:
    """Codings by their code and their passage; a fixed number of queries."""
    rows = list(Coding.objects.filter(pk__in=[row.pk for row in codings]).select_related("code"))
    passages = describe_spans(member, Span.objects.filter(pk__in=[row.span_id for row in rows]))
    return {
        row.pk: replace(
            passages[row.span_id],
            title=f"{row.code}, {passages[row.span_id].title}",
            kind=str(_("Coding")),
        )
        for row in rows
        if row.span_id in passages
    }
