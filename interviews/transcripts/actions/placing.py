"""Find or make the span of some words of an interview's current text."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion

CONTEXT = 32


def place(
    act: Act, interview: Interview, start: int, end: int, *, transcript_id: object = None
) -> Span:
    """The span at ``[start, end)`` code points of the interview's current version.

    ``transcript_id`` is the version the offsets were taken from; Conflict when it is no longer
    the current one. The same words share one span. Refuses offsets outside the text.
    """
    current = Interview.objects.select_related("current").get(pk=interview.pk).current
    if current is None or (transcript_id and str(transcript_id) != str(current.pk)):
        raise Conflict(_("The transcript was corrected while you were reading. Reload the page."))
    check_bounds(current, start, end)
    known = Anchor.objects.filter(transcript=current, start=start, end=end, placed=True)
    if anchor := known.select_related("span").first():
        return anchor.span
    span = act.create(Span(interview_id=interview.pk))
    act.create(anchor_at(span, current, start, end))
    return span


def check_bounds(transcript: TranscriptVersion, start: int, end: int) -> None:
    if not 0 <= start < end <= len(transcript.text):
        raise Refused(_("These words are not in the transcript. Select them again."))
    if not transcript.text[start:end].strip():
        raise Refused(_("There are no words in this selection. Select some words first."))


def anchor_at(span: Span, transcript: TranscriptVersion, start: int, end: int) -> Anchor:
    """An unsaved anchor holding the exact words and 32 code points on either side."""
    text = transcript.text
    return Anchor(
        span=span,
        transcript=transcript,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
