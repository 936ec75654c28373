"""Retrieve segments: one row a coding, or one row a passage.

Everything that lists or exports segments asks here, so that what is on screen is what is
exported. ``segments`` draws all rows, some interviews at a time, so that memory stays flat; a
page asks for the ``hits`` (light, for counting and paging) and for the ``shown`` rows of a few.
The number of queries is fixed, whatever the number of codings.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, QuerySet
from django.db.models.functions import Cast

from coding.codebook.models import Code, Status
from coding.codebook.outline import outline
from coding.segments.filtering import Filters, has_words
from coding.segments.gathering import Texts, at, uncoded_hits
from coding.segments.models import Coding, Voice
from coding.segments.nearness import (
    TURN,
    TURNS,
    WORDS,
    Nearness,
    Scale,
    reach_of,
    scale_of,
    words_of,
)
from coding.segments.selecting import Codebook, Hit, Laid, select
from interviews.projects.models import Member
from interviews.transcripts.hearing import Heard, heard_in
from interviews.transcripts.models import Anchor, Interview

# What Django makes of ids and dates, one by one, takes longer than reading them: they come as text.
AS_TEXT = ("id", "interview_id", "code_id", "voice_id", "span_id", "coded_at", "unsure")
LAID = (*(f"{name}_text" for name in AS_TEXT), "rationale")
YES = ("1", "true")  # by both ways a database writes it
SPAN = AS_TEXT.index("span_id")
BOUNDS = ("span__anchors__start", "span__anchors__end")
CHUNK = 5_000  # codings drawn at a time; an interview is never split


Applied = Laid


class Segment(NamedTuple):
    """Words under a code, or (``code`` None) words that carry a memo, flag or quote but no code.

    ``span_hex`` is the first coding's; the others' are theirs. ``astray``: the words are not in
    the corrected text; they are those of the newest version that has them.
    """

    interview: Interview
    heard: Heard
    code: Code | None
    span_hex: str
    codings: tuple[Applied, ...] = ()
    astray: bool = False

    @property
    def span_id(self) -> uuid.UUID:
        return uuid.UUID(self.span_hex)

    @property
    def unsure(self) -> bool:
        return any(coding.unsure for coding in self.codings)


@dataclass(frozen=True)
class Reading:
    """What one member may see of a project's coding: codes by id, voices by id, the tree."""

    member: Member
    codes: dict[uuid.UUID, Code]
    voices: dict[uuid.UUID, Voice]
    successors: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)

    def path(self, code: Code) -> list[str]:
        """Names from the top of the tree down to the code."""
        names, seen, at = [code.name], {code.pk}, code
        while at.parent_id in self.codes and at.parent_id not in seen:
            at = self.codes[at.parent_id]
            seen.add(at.pk)
            names.append(at.name)
        return names[::-1]

    def depth(self) -> int:
        """The number of levels of the tree."""
        return max((len(self.path(code)) for code in self.codes.values()), default=1)

    @cached_property
    def book(self) -> Codebook:
        """The tree as ``selecting`` reads it."""
        parents = {pk: code.parent_id for pk, code in self.codes.items()}
        order = {pk: place for place, pk in enumerate(self.codes) if pk not in self.successors}
        return Codebook(parents, self.successors, order)


def reading_of(member: Member) -> Reading:
    """Two queries: the member's codes, in the order of the tree, and the project's voices."""
    seen = Code.objects.visible_to(member).order_by("position", "name", "id")
    codes = {line.code.pk: line.code for line in outline(seen)}
    voices = Voice.objects.visible_to(member).select_related("member__user")
    merged = {
        code.pk: code.successor_id
        for code in codes.values()
        if code.status == Status.MERGED and code.successor_id
    }
    return Reading(member, codes, {voice.pk: voice for voice in voices}, merged)


def segments(
    reading: Reading, filters: Filters | None = None, *, by_passage: bool = False
) -> Iterator[Segment]:
    """Segments in the order of the interviews and their texts, drawn some interviews at a time."""
    filters = filters or Filters()
    bare = _uncoded(reading, filters)
    for interviews in _batches(reading, interviews_of(reading, filters)):
        found = hits(reading, filters, interviews, by_passage=by_passage, bare=bare)
        yield from shown(reading, found, interviews)


def interviews_of(reading: Reading, filters: Filters) -> list[Interview]:
    """The interviews that are asked for and have a text, in order; one query."""
    rows = Interview.objects.visible_to(reading.member).exclude(current=None)
    return [row for row in rows if filters.takes_interview(row.pk)]


def hits(
    reading: Reading,
    filters: Filters,
    interviews: Sequence[Interview],
    *,
    by_passage: bool = False,
    bare: Sequence[Hit] | None = None,
) -> list[Hit]:
    """The places asked for in these interviews, in order.

    ``bare`` are the project's places without a code, where they are known already.
    """
    order = [interview.pk for interview in interviews]
    texts = Texts(interviews)
    found = select(
        laid_in(reading, interviews),
        reading.book,
        filters,
        order,
        by_passage=by_passage,
        nearness=nearness_of(filters, texts),
    )
    if filters.takes_uncoded:
        place = {pk: index for index, pk in enumerate(order)}
        known = _uncoded(reading, filters) if bare is None else bare
        if here := [hit for hit in known if hit.interview in place]:
            found += here
            found.sort(key=lambda hit: (place[hit.interview], hit.start, hit.end))
    if not filters.listens:
        return found
    return [hit for hit in found if _fits(hit, filters, texts)]


def shown(reading: Reading, hits: Sequence[Hit], interviews: Sequence[Interview]) -> list[Segment]:
    """The segments of some hits."""
    within = {hit.interview for hit in hits}
    held = {one.pk: one for one in interviews if one.pk in within}
    texts, found, at = Texts(held.values()), [], None
    start = end = -1
    for hit in hits:
        if hit.interview is not at:  # hits come by interview: each is looked up once
            at, interview = hit.interview, held[hit.interview]
            text, turns = texts.text(at), texts.turns(at)
            start = end = -1
        if hit.start != start or hit.end != end:  # and by place: each is heard once
            start, end = hit.start, hit.end
            heard = heard_in(start, end, text[start:end], at, interview.citation, turns)
        code = None if hit.code is None else reading.codes[hit.code]
        found.append(Segment(interview, heard, code, hit.span_hex, hit.codings))
    return found


def laid_of(reading: Reading, codings: QuerySet[Coding]) -> list[Laid]:
    """Where codings lie in their interviews' current texts; one query.

    A code is the one its author used; codings of codes the member may not see are left out.
    """
    placed = codings.filter(
        span__anchors__transcript_id=F("interview__current_id"), span__anchors__placed=True
    )
    return _laid(reading, _in_order(placed).values_list(*LAID, *BOUNDS))


def laid_in(reading: Reading, interviews: Sequence[Interview]) -> list[Laid]:
    """The same of all codings in these; two queries, for a text's anchors are read in a row faster
    than one is found for each coding.
    """
    anchors = Anchor.objects.filter(
        placed=True, transcript__in=[one.current_id for one in interviews]
    )
    bounds = {
        span: (start, end)
        for span, start, end in anchors.order_by()
        .annotate(span_text=Cast("span_id", CharField()))
        .values_list("span_text", "start", "end")
    }
    codings = Coding.objects.visible_to(reading.member).filter(interview__in=interviews)
    rows = _in_order(codings).values_list(*LAID)
    return _laid(reading, ((*row, *bounds[row[SPAN]]) for row in rows if row[SPAN] in bounds))


def _in_order(codings: QuerySet[Coding]) -> QuerySet[Coding]:
    plain = codings.annotate(**{f"{name}_text": Cast(name, CharField()) for name in AS_TEXT})
    return plain.filter(interview__removed=False).order_by("coded_at", "id")


def _laid(reading: Reading, rows: Iterable[Sequence[Any]]) -> list[Laid]:
    interviews = Interview.objects.visible_to(reading.member).values_list("pk", flat=True)
    held, codes, voices = by_text(interviews), by_text(reading.codes), by_text(reading.voices)
    return [
        Laid(
            pk.replace("-", ""),  # as SQLite writes it
            held[interview],
            codes[code],
            voices[voice],
            span.replace("-", ""),
            unsure in YES,
            rationale,
            _moment(coded_at),
            start,
            end,
        )
        for pk, interview, code, voice, span, coded_at, unsure, rationale, start, end in rows
        if code in codes
    ]


def _moment(text: str) -> datetime:
    """A date and time in UTC, by both ways a database writes it: with "+00" behind it or bare."""
    return datetime.fromisoformat(text if "+" in text else f"{text}+00:00")


def by_text(ids: Iterable[uuid.UUID]) -> dict[str, uuid.UUID]:
    """Ids by both ways a database writes them: reading a UUID anew for each row is what is slow."""
    return {text: key for key in ids for text in (key.hex, str(key))}


def _batches(reading: Reading, interviews: Sequence[Interview]) -> Iterator[list[Interview]]:
    # All of them, seen or not: the index alone tells how many there are.
    counted = Coding.objects.filter(project_id=reading.member.project_id).values("interview_id")
    numbers = {row["interview_id"]: row["n"] for row in counted.annotate(n=Count("*")).order_by()}
    batch: list[Interview] = []
    size = 0
    for interview in interviews:
        number = numbers.get(interview.pk, 0)
        if batch and size + number > CHUNK:
            yield batch
            batch, size = [], 0
        batch.append(interview)
        size += number
    if batch:
        yield batch


def _uncoded(reading: Reading, filters: Filters) -> list[Hit]:
    return uncoded_hits(reading.member) if filters.takes_uncoded else []


def nearness_of(filters: Filters, texts: Texts) -> Nearness:
    """How to measure whether passages are together; texts are read once they are needed."""

    def turns(interview: uuid.UUID) -> Scale:
        return scale_of((turn.start, turn.end) for turn in texts.turns(interview))

    def words(interview: uuid.UUID) -> Scale:
        return words_of(texts.text(interview))

    scale = {TURN: turns, TURNS: turns, WORDS: words}.get(filters.relation)
    return Nearness(scale, reach_of(filters.relation, filters.near))


def _fits(hit: Hit, filters: Filters, texts: Texts) -> bool:
    """Whether the words there, and who says them, are those asked for."""
    if filters.asks_who and not filters.hears(at(texts.turns(hit.interview), hit.start, hit.end)):
        return False
    quote = texts.quote(hit.interview, hit.start, hit.end) if filters.words else ""
    return has_words(quote, filters.words)
