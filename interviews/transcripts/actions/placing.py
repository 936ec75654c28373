"""Find or make the span of some words of an interview's current text."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext as _

from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act
from interviews.projects.prepared import columns, prepared, row_of
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion

CONTEXT = 32
LARGEST = 2**31 - 1 - CONTEXT


def place(
    act: Act, interview: Interview, start: int, end: int, *, transcript_id: object = None
) -> Span:
    """The span at ``[start, end)`` code points of the interview's current version.

    ``transcript_id`` is the version the offsets were taken from; Conflict when it is no longer
    the current one. The same words share one span. Refuses offsets outside the text.
    """
    refuse_outside(start, end)
    before = max(0, start - CONTEXT)
    rows = _pieces(interview.pk, before + 1, end + CONTEXT - before)
    current, length, text = rows[0]
    if current is None or (transcript_id and str(transcript_id) != str(current)):
        raise Conflict(_("The transcript was corrected while you were reading. Reload the page."))
    refuse_outside(start, end, length)
    for values in _known(current, start, end):
        return row_of(Span, values)
    anchor = _cut(text, start - before, end - before)
    if not anchor.exact.strip():
        raise Refused(_("There are no words in this selection. Select some words first."))
    anchor.transcript_id, anchor.start, anchor.end = current, start, end
    anchor.span = act.create(Span(interview_id=interview.pk))
    act.create(anchor)
    return anchor.span


def refuse_outside(start: int, end: int, length: int = LARGEST) -> None:
    """Raise Refused for what can be no stretch of a text of that length."""
    if not 0 <= start < end <= length:
        raise Refused(_("These words are not in the transcript. Select them again."))


@prepared
def _pieces(
    interview_id: uuid.UUID, first: int, length: int
) -> QuerySet[Interview, tuple[uuid.UUID | None, int, str]]:
    """The current version, its length, and characters of it from ``first`` (counted from 1) on.

    Cut by the database: the whole text is too long to fetch each time.
    """
    piece = Substr("current__text", first, length)
    rows = Interview.objects.annotate(length=Length("current__text"), piece=piece)
    return rows.filter(pk=interview_id).order_by().values_list("current_id", "length", "piece")


@prepared
def _known(transcript_id: uuid.UUID, start: int, end: int) -> QuerySet[Anchor, tuple[Any, ...]]:
    rows = Anchor.objects.filter(transcript=transcript_id, start=start, end=end, placed=True)
    return rows.order_by("pk").values_list(*columns(Span, "span__"))[:1]


def anchor_at(span: Span, transcript: TranscriptVersion, start: int, end: int) -> Anchor:
    """An unsaved anchor holding the exact words and 32 code points on either side."""
    anchor = _cut(transcript.text, start, end)
    anchor.span, anchor.transcript = span, transcript
    return anchor


def _cut(text: str, start: int, end: int) -> Anchor:
    return Anchor(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
