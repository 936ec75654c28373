"""Find or make the span of some words of an interview's current text."""

from __future__ import annotations

import uuid

from django.db.models.functions import Length, Substr
from django.utils.translation import gettext as _

from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion

CONTEXT = 32


LARGEST = 2**31 - 1


def place(
    act: Act, interview: Interview, start: int, end: int, *, transcript_id: object = None
) -> Span:
    """The span at ``[start, end)`` code points of the interview's current version.

    ``transcript_id`` is the version the offsets were taken from; Conflict when it is no longer
    the current one. The same words share one span. Refuses offsets outside the text.
    """
    current = Interview.objects.values_list("current_id", flat=True).get(pk=interview.pk)
    if current is None or (transcript_id and str(transcript_id) != str(current)):
        raise Conflict(_("The transcript was corrected while you were reading. Reload the page."))
    if not 0 <= start < end <= LARGEST:
        raise Refused(_("These words are not in the transcript. Select them again."))
    known = Anchor.objects.filter(transcript=current, start=start, end=end, placed=True)
    if anchor := known.select_related("span").first():
        return anchor.span
    anchor = _anchor(current, start, end)
    anchor.span = act.create(Span(interview_id=interview.pk))
    act.create(anchor)
    return anchor.span


def _anchor(transcript: uuid.UUID, start: int, end: int) -> Anchor:
    """An unsaved anchor, cut out by the database: the whole text is too long to fetch each time."""
    before = max(0, start - CONTEXT)
    piece = Substr("text", before + 1, end + CONTEXT - before)
    rows = TranscriptVersion.objects.annotate(length=Length("text"), piece=piece)
    length, text = rows.values_list("length", "piece").get(pk=transcript)
    if end > length:
        raise Refused(_("These words are not in the transcript. Select them again."))
    anchor = _cut(text, start - before, end - before)
    if not anchor.exact.strip():
        raise Refused(_("There are no words in this selection. Select some words first."))
    anchor.transcript_id, anchor.start, anchor.end = transcript, start, end
    return anchor


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
