"""Code many places that a search has found, in one act."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, cast

from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.segments.actions.applying import usable
from coding.segments.actions.voices import voice_of
from coding.segments.models import Coding, Voice
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.projects.history.erasing import batches
from interviews.transcripts.actions import anchor_at, refuse_outside
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion

MOST = 500
SOME = 200


class Place(NamedTuple):
    """``[start, end)`` of the interview's text in the version that was searched."""

    interview: str
    transcript: str
    start: int
    end: int


@action("coding.found")
def code_found(act: Act, *, code: Code, places: list[Place], found_by: str) -> dict[str, Any]:
    """The member's coding of each place with ``code``, unless it carries it already.

    ``found_by`` is what was searched for. Answers with how many were ``coded``, how many were
    ``known``, and the act's ``seq``. Conflict where a transcript was corrected since.
    """
    wanted = list(dict.fromkeys(Place(*one) for one in places))
    if len(wanted) > MOST:
        raise Refused(_("These are too many to code at once. Search for something narrower."))
    code, voice = usable(act, code), voice_of(act, act.member)
    spans = _spans(act, wanted)
    known = _known(voice, code, spans)
    made = [
        Coding(
            interview_id=span.interview_id,
            voice=voice,
            code=code,
            revision_id=cast(uuid.UUID, code.revision_id),
            meaning=code.meaning,
            span=span,
            found_by=found_by[: Coding._meta.get_field("found_by").max_length],
            coded_at=act.at,
        )
        for span in spans
        if span.pk not in known
    ]
    act.create_many(made)
    act.tell(codings=len(made))
    return {"coded": len(made), "known": len(known), "seq": act.seq}


def _spans(act: Act, places: Sequence[Place]) -> list[Span]:
    """The span of each place, made where there is none; a fixed number of queries."""
    texts = _texts(act, places)
    there = _there(places)
    made: list[Anchor] = []
    spans: list[Span] = []
    for place in places:
        text = texts[place.transcript]
        refuse_outside(place.start, place.end, len(text.text))
        span = there.get((place.transcript, place.start, place.end))
        if span is None:
            span = Span(interview_id=uuid.UUID(place.interview))
            made.append(anchor_at(span, text, place.start, place.end))
        spans.append(span)
    act.create_many(anchor.span for anchor in made)
    act.create_many(made)
    return spans


def _texts(act: Act, places: Sequence[Place]) -> dict[str, TranscriptVersion]:
    wanted = {(place.interview, place.transcript) for place in places}
    rows = Interview.objects.visible_to(act.member).select_related("current")
    held = rows.filter(pk__in={interview for interview, _transcript in wanted})
    found = {(str(row.pk), str(row.current_id)): row.current for row in held if row.current}
    if not wanted <= found.keys():
        raise Conflict(_("A transcript was corrected since you searched. Search again and look."))
    return {transcript: found[interview, transcript] for interview, transcript in wanted}


def _there(places: Iterable[Place]) -> dict[tuple[str, int, int], Span]:
    wanted = list(places)
    found: dict[tuple[str, int, int], Span] = {}
    for some in batches(wanted, SOME):
        rows = Anchor.objects.filter(
            transcript__in={place.transcript for place in some},
            start__in={place.start for place in some},
            placed=True,
        )
        for anchor in rows.select_related("span").order_by("-pk"):
            found[str(anchor.transcript_id), anchor.start, anchor.end] = anchor.span
    return found


def _known(voice: Voice, code: Code, spans: Sequence[Span]) -> set[uuid.UUID]:
    rows = Coding.objects.filter(voice=voice, code=code, removed=False)
    return {
        span
        for some in batches([span.pk for span in spans], SOME)
        for span in rows.filter(span__in=some).values_list("span_id", flat=True)
    }
