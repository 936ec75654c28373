"""Segments whose words are not in the corrected text: listed with their old words, never lost."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import F

from coding.segments.filtering import Filters, has_words
from coding.segments.gathering import carrying
from coding.segments.models import Coding
from coding.segments.retrieval import Reading, Segment
from coding.segments.selecting import Laid
from interviews.transcripts.hearing import Heard, hear, last_words
from interviews.transcripts.models import Anchor, Interview

FIELDS = ("id", "interview_id", "code_id", "voice_id", "span_id", "unsure", "rationale", "coded_at")


def astray(
    reading: Reading, filters: Filters | None = None, *, by_passage: bool = False
) -> list[Segment]:
    """Those asked for, in the order of the interviews; nothing for what is asked by what is near.

    One query where no words are astray, as nearly always.
    """
    filters = filters or Filters()
    interviews = Interview.objects.visible_to(reading.member)
    lost = Anchor.objects.filter(
        span__interview__in=interviews.values("pk"),
        transcript_id=F("span__interview__current_id"),
        placed=False,
    )
    spans = set(lost.values_list("span_id", flat=True))
    if not spans or filters.all_codes:
        return []
    anchors = last_words(spans)
    held, heard = {one.pk: one for one in interviews}, hear(anchors)
    groups = _groups(reading, filters, spans, by_passage)
    groups += _bare(reading, filters, spans)
    found = [
        Segment(
            held[heard[span].interview_id],
            heard[span],
            reading.codes.get(code) if code else None,
            span.hex,
            tuple(group),
            astray=True,
        )
        for span, code, group in groups
        if span in heard and _fits(heard[span], filters)
    ]
    order = {pk: place for place, pk in enumerate(held)}
    return sorted(found, key=lambda one: (order[one.interview.pk], one.heard.start))


Group = tuple[uuid.UUID, uuid.UUID | None, list[Laid]]


def _groups(
    reading: Reading, filters: Filters, spans: set[uuid.UUID], by_passage: bool
) -> list[Group]:
    """Codings on these spans as rows: one each, or those of one code on one span together."""
    book = reading.book
    wanted = book.branches(filters.any_codes, filters.sub_codes)
    unwanted = book.branches(filters.no_codes, filters.sub_codes)
    together: dict[object, list[Laid]] = defaultdict(list)
    for one in _codings(reading, spans):
        code = book.shown(one.code)
        asked = not filters.voices or one.voice in filters.voices
        asked = asked and code not in unwanted and (not wanted or code in wanted)
        if asked and code in book.order:
            together[(one.span_hex, code) if by_passage else one.id_hex].append(one)
    return [
        (uuid.UUID(group[0].span_hex), book.shown(group[0].code), group)
        for group in together.values()
        if any(filters.takes(one) for one in group)
    ]


def _codings(reading: Reading, spans: Iterable[uuid.UUID]) -> Iterator[Laid]:
    seen = Coding.objects.visible_to(reading.member).filter(span__in=list(spans))
    rows = seen.order_by("coded_at", "id").values_list(*FIELDS)
    for pk, interview, code, voice, span, unsure, rationale, at in rows:
        if code in reading.codes:
            yield Laid(
                pk.hex, interview, code, voice, span.hex, unsure, rationale, at, start=0, end=0
            )


def _bare(reading: Reading, filters: Filters, spans: set[uuid.UUID]) -> list[Group]:
    """Of these spans, those that carry something shared and no coding."""
    if not filters.takes_uncoded:
        return []
    coded = Coding.objects.visible_to(reading.member).filter(span__in=spans)
    left = spans - set(coded.values_list("span_id", flat=True))
    return [(span, None, []) for span in left & carrying(reading.member)]


def _fits(heard: Heard, filters: Filters) -> bool:
    if not filters.takes_interview(heard.interview_id):
        return False
    spoke = [said for said in heard.said if said.text.strip()]
    return filters.hears(spoke) and has_words(heard.exact, filters.words)
