"""What retrieval takes from the database beside codings: texts with their turns, uncoded places."""

from __future__ import annotations

import uuid
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from django.db.models import F, QuerySet

from coding.segments.models import Coding
from coding.segments.passages import covered, unbroken
from coding.segments.selecting import Hit
from interviews.projects import registers
from interviews.projects.links import is_shared, model_of
from interviews.projects.models import Link, Member
from interviews.transcripts.hearing import Spoken, turns_of
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion

FEW = 5_000  # ids that go into one statement on every database


class Texts:
    """The current texts of some interviews, and their turns; two queries at most."""

    def __init__(self, interviews: Iterable[Interview]) -> None:
        self._held = {interview.pk: interview for interview in interviews}

    def interview(self, pk: uuid.UUID) -> Interview:
        return self._held[pk]

    def text(self, pk: uuid.UUID) -> str:
        return self._texts[pk]

    def quote(self, pk: uuid.UUID, start: int, end: int) -> str:
        return self._texts[pk][start:end]

    def turns(self, pk: uuid.UUID) -> list[Spoken]:
        return self._turns[pk]

    @property
    def _versions(self) -> list[uuid.UUID]:
        return [one.current_id for one in self._held.values() if one.current_id]

    @cached_property
    def _texts(self) -> dict[uuid.UUID, str]:
        rows = TranscriptVersion.objects.filter(pk__in=self._versions)
        return dict(rows.values_list("interview_id", "text"))

    @cached_property
    def _turns(self) -> dict[uuid.UUID, list[Spoken]]:
        found = turns_of(self._versions)
        return {
            pk: found.get(one.current_id, []) for pk, one in self._held.items() if one.current_id
        }


def uncoded_hits(member: Member) -> list[Hit]:
    """Places that carry something shared, and that visible codings do not wholly cover."""
    held = carrying(member)
    if not held:
        return []
    anchors = _current_anchors(member)
    if len(held) < FEW:
        anchors = anchors.filter(span__in=held)
    rows = anchors.values_list("span_id", "span__interview_id", "start", "end")
    coded = _coded_stretches(member)
    return [
        Hit(interview, start, end, None, (), span.hex)
        for span, interview, start, end in rows
        if span in held and not covered(start, end, coded.get(interview, ()))
    ]


def carrying(member: Member) -> set[uuid.UUID]:
    """Spans that carry something shared beside codings."""
    return set(_linked(member)) | set(_holding(member))


def _current_anchors(member: Member) -> QuerySet[Anchor]:
    """Where the project's spans lie in the present texts."""
    return Anchor.objects.filter(
        span__project=member.project_id,
        span__interview__removed=False,
        transcript_id=F("span__interview__current_id"),
        placed=True,
    )


def _coded_stretches(member: Member) -> dict[uuid.UUID, list[tuple[int, int]]]:
    """What visible codings cover of each interview, in order; one query."""
    codings = Coding.objects.visible_to(member).order_by().values("span")
    found: dict[uuid.UUID, list[tuple[int, int]]] = defaultdict(list)
    rows = _current_anchors(member).filter(span__in=codings)
    for interview, start, end in rows.values_list("span__interview_id", "start", "end"):
        found[interview].append((start, end))
    return {interview: unbroken(stretches) for interview, stretches in found.items()}


def _linked(member: Member) -> Iterator[uuid.UUID]:
    """Spans on which a memo, a discussion or the like hangs that the team may read.

    A private memo makes no row, not even for its author: rows go into exports.
    """
    links = Link.objects.visible_to(member).filter(target_model=Span._meta.label)
    by_source: dict[str, dict[uuid.UUID, list[uuid.UUID]]] = defaultdict(lambda: defaultdict(list))
    for model, source, target in links.values_list("source_model", "source_id", "target_id"):
        by_source[model][source].append(target)
    for model, sources in by_source.items():
        rows = model_of(model)._default_manager.visible_to(member)  # type: ignore[attr-defined]
        seen = {row.pk for row in rows.filter(pk__in=sources) if is_shared(row)}
        yield from (span for source in seen for span in sources[source])


def _holding(member: Member) -> Iterator[uuid.UUID]:
    """Spans that evidence, quotes and the like stand on."""
    for model, field in registers.span_holders():
        if model is not Coding:
            rows = model._default_manager.visible_to(member)  # type: ignore[attr-defined]
            yield from rows.values_list(field, flat=True)


def at(turns: Sequence[Spoken], start: int, end: int) -> Sequence[Spoken]:
    """The turns that have words in ``[start, end)``; the one before where it lies between turns."""
    first = max(bisect_right(turns, start, key=_start) - 1, 0)
    after = bisect_left(turns, end, key=_start)
    found = turns[first : max(after, first + 1)]
    return [turn for turn in found if turn.end > start] or found


def _start(turn: Spoken) -> int:
    return turn.start
