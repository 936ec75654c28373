"""Passages of a code that can be joined to a theme."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from coding.codebook.models import Code, Status
from coding.segments.models import Coding
from coding.segments.passages import Coded, Passage, passages, successor
from coding.themes.models import Theme
from coding.themes.queries import current_anchors, pieces_of
from interviews.projects.models import Member
from interviews.projects.registers import place_url
from interviews.transcripts.actions.placing import anchor_at
from interviews.transcripts.hearing import Heard, hear
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion


@dataclass(frozen=True)
class Choice:
    """A passage of a code, and whether the theme has it already."""

    heard: Heard
    transcript_id: uuid.UUID
    voices: int
    joined: bool
    url: str


def choosable(member: Member, theme: Theme, code: Code) -> list[Choice]:
    """Every passage of ``code`` the member may see, in the order of the interviews."""
    found = _passages(member, code)
    pieces = pieces_of(member, [theme.pk]).get(theme.pk, [])
    have = {(one.heard.interview_id, one.heard.start, one.heard.end) for one in pieces}
    anchors = _anchors_over(found)
    heard = hear(anchors)
    return [
        Choice(
            heard[anchor.span_id],
            anchor.transcript_id,
            len(passage.voices),
            (passage.interview, passage.start, passage.end) in have,
            place_url(member, passage.interview, passage.start),
        )
        for anchor, passage in zip(anchors, found, strict=True)
    ]


def _passages(member: Member, code: Code) -> list[Passage]:
    codes = [code.pk, *_merged_into(member, code)]
    rows = list(Coding.objects.visible_to(member).filter(code__in=codes))
    places = {anchor.span_id: anchor for anchor in current_anchors({row.span_id for row in rows})}
    coded = [
        Coded(
            row.pk,
            code.pk,
            row.interview_id,
            row.voice_id,
            places[row.span_id].start,
            places[row.span_id].end,
        )
        for row in rows
        if row.span_id in places
    ]
    interviews = Interview.objects.visible_to(member).values_list("pk", flat=True)
    return passages(coded, list(interviews))


def _merged_into(member: Member, code: Code) -> list[uuid.UUID]:
    """The codes that were merged into this one, by however many steps."""
    merged = Code.objects.visible_to(member).filter(status=Status.MERGED, successor__isnull=False)
    successors = dict(merged.values_list("pk", "successor_id"))
    return [pk for pk in successors if successor(pk, successors) == code.pk != pk]


def _anchors_over(found: Iterable[Passage]) -> list[Anchor]:
    """An unsaved anchor over each passage, in the present text of its interview."""
    wanted = list(found)
    rows = TranscriptVersion.objects.filter(
        pk__in=Interview.objects.filter(pk__in={one.interview for one in wanted}).values("current")
    )
    texts = {row.interview_id: row for row in rows}
    return [
        anchor_at(Span(interview_id=one.interview), texts[one.interview], one.start, one.end)
        for one in wanted
    ]
