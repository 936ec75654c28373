"""Spans, interviews and participants are things that memos and discussions can hang on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.projects import registers
from interviews.projects.models import Member
from interviews.projects.registers import Described, Linkable
from interviews.transcripts.hearing import last_words
from interviews.transcripts.hiding import behind_veils, hide_old_links
from interviews.transcripts.models import (
    Anchor,
    Interview,
    Participant,
    Span,
    Turn,
)
from interviews.transcripts.places import cites, short

FIRST_WORDS = 80


def register() -> None:
    registers.linkable(
        Linkable(
            Span,
            _("Passage"),
            Span.objects.visible_to,
            describe_spans,
            lambda row: row.interview_id,
        )
    )
    registers.linkable(
        Linkable(
            Interview,
            _("Interview"),
            Interview.objects.visible_to,
            _interviews,
            lambda row: row.pk,
            listed=True,
        )
    )
    registers.linkable(
        Linkable(
            Participant,
            _("Participant"),
            Participant.objects.visible_to,
            _participants,
            listed=True,
            hidden=behind_veils,
            hidden_with=lambda row: row.pk,
        )
    )
    registers.filled_in(hide_old_links)


def describe_spans(member: Member, spans: Iterable[Span]) -> dict[Any, Described]:
    """Spans as ``P2:84 “first words…”``, with a way to their place; four queries in all."""
    interviews = {span.pk: span.interview_id for span in spans}
    anchors = last_words(interviews)
    cited = cites(anchors)
    return {
        anchor.span_id: Described(
            f"{cited[anchor.pk]} “{short(anchor.exact, FIRST_WORDS)}”{_astray(anchor)}",
            registers.place_url(member, interviews[anchor.span_id], anchor.start),
            str(_("Passage")),
        )
        for anchor in anchors
    }


def _astray(anchor: Anchor) -> str:
    where = gettext("not in the corrected text")  # not within the f-string: xgettext looks past it
    return f" ({where})" if anchor.astray else ""


def described_words(interview: Interview, start: int, end: int) -> Described:
    """Words of an interview's present text that no span holds yet, named as a span would be."""
    current = Interview.objects.select_related("current").get(pk=interview.pk).current
    words = current.text[start:end] if current and 0 <= start < end else ""
    turns = Turn.objects.filter(version=current, start__lte=start).order_by("-start")
    label = turns.values_list("label", flat=True).first() or ""
    return Described(
        f"{interview.citation}:{label} “{short(words, FIRST_WORDS)}”", "", str(_("Passage"))
    )


def _interviews(member: Member, rows: Iterable[Interview]) -> dict[Any, Described]:
    return {
        row.pk: Described(
            f"{row.citation}: {row.title}" if row.title != row.citation else row.title,
            registers.place_url(member, row.pk, 0),
            str(_("Interview")),
        )
        for row in rows
    }


def _participants(member: Member, rows: Iterable[Participant]) -> dict[Any, Described]:
    slug, kind = member.project.slug, str(_("Participant"))
    return {
        row.pk: Described(row.label, reverse("transcripts:participant", args=[slug, row.pk]), kind)
        for row in rows
    }
