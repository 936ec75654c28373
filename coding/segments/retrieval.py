"""Coded segments, interview by interview: one row a coding, or one row a passage.

Everything that lists or exports segments asks here, so that what is on screen is what is
exported. Seven queries an interview, whatever the number of codings.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import CharField
from django.db.models.functions import Cast

from coding.codebook.models import Code, Status
from coding.segments.filtering import Filters, chosen
from coding.segments.models import Coding, Voice
from coding.segments.passages import Coded, passages, successor
from interviews.projects.models import Link, Member
from interviews.projects.registers import span_holders
from interviews.transcripts.hearing import Heard, Spoken, heard_in, turns_of
from interviews.transcripts.models import Anchor, Interview, Span

APPLIED = ("id", "code_text", "voice_text", "span_id", "unsure", "rationale", "coded_at")
PLACED = ("span__anchors__start", "span__anchors__end", "span__anchors__exact")


class Place(NamedTuple):
    """A span's place in the present text."""

    start: int
    end: int
    exact: str


class Applied(NamedTuple):
    """A coding as its row says, with the code it is shown under."""

    id: uuid.UUID
    code: uuid.UUID
    voice: uuid.UUID
    span: uuid.UUID
    unsure: bool
    rationale: str
    coded_at: datetime
    place: Place


class Segment(NamedTuple):
    """Words under a code, or (``code`` None) words that carry a memo, flag or quote but no code."""

    interview: Interview
    heard: Heard
    code: Code | None
    span_id: uuid.UUID
    codings: tuple[Applied, ...] = ()

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

    @cached_property
    def shown(self) -> dict[uuid.UUID, uuid.UUID]:
        """Each visible code, and the one its codings are shown under."""
        ends = {code: successor(code, self.successors) for code in self.codes}
        return {code: end for code, end in ends.items() if end in self.codes}

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


def reading_of(member: Member) -> Reading:
    """Two queries: the member's codes and the project's voices."""
    codes = {code.pk: code for code in Code.objects.visible_to(member)}
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
    """Segments in the order of the interviews and their texts, drawn one interview at a time."""
    filters = filters or Filters()
    interviews = Interview.objects.visible_to(reading.member).select_related("current")
    for interview in interviews:
        if interview.current_id and filters.takes_interview(interview.pk):
            found = _of_interview(reading, interview, filters, by_passage)
            yield from sorted(found, key=lambda row: (row.heard.start, row.heard.end))


def _of_interview(
    reading: Reading, interview: Interview, filters: Filters, by_passage: bool
) -> list[Segment]:
    rows = _applied(reading, interview)
    assert interview.current_id is not None
    turns = turns_of([interview.current_id])[interview.current_id]
    if by_passage:
        found = _by_passage(reading, interview, rows, turns)
    else:
        found = [_segment(reading, interview, (row,), row.place, turns) for row in rows]
    if filters.uncoded:
        spans = _uncoded_spans(reading.member, interview, {row.span for row in rows})
        places = _places(interview, spans)
        bare = sorted(places, key=lambda span: places[span][:2])
        found += [
            Segment(interview, _hear(interview, places[span], turns), None, span) for span in bare
        ]
    return chosen(found, filters, reading)


def _applied(reading: Reading, interview: Interview) -> list[Applied]:
    seen = Coding.objects.visible_to(reading.member).filter(interview=interview)
    rows = seen.filter(
        span__anchors__transcript=interview.current_id, span__anchors__placed=True
    ).annotate(
        code_text=Cast("code_id", CharField()),
        voice_text=Cast("voice_id", CharField()),
    )
    shown, voices = _by_text(reading.shown), _by_text({key: key for key in reading.voices})
    return [
        Applied(id, shown[code], voices[voice], span, unsure, why, at, Place(*place))
        for id, code, voice, span, unsure, why, at, *place in rows.values_list(*APPLIED, *PLACED)
        if code in shown
    ]


def _by_text(ids: Mapping[uuid.UUID, uuid.UUID]) -> dict[str, uuid.UUID]:
    """Ids by both ways a database writes them: reading a UUID anew for each row is what is slow."""
    return {text: value for key, value in ids.items() for text in (key.hex, str(key))}


def _places(interview: Interview, spans: Iterable[uuid.UUID]) -> dict[uuid.UUID, Place]:
    anchors = Anchor.objects.filter(
        transcript_id=interview.current_id, placed=True, span__in=list(spans)
    )
    rows = anchors.values_list("span_id", "start", "end", "exact")
    return {span: Place(start, end, exact) for span, start, end, exact in rows}


def _segment(
    reading: Reading,
    interview: Interview,
    codings: tuple[Applied, ...],
    place: Place,
    turns: list[Spoken],
) -> Segment:
    first = codings[0]
    return Segment(
        interview, _hear(interview, place, turns), reading.codes[first.code], first.span, codings
    )


def _hear(interview: Interview, place: Place, turns: list[Spoken]) -> Heard:
    return heard_in(place, interview.pk, interview.citation, turns)


def _by_passage(
    reading: Reading,
    interview: Interview,
    rows: list[Applied],
    turns: list[Spoken],
) -> list[Segment]:
    by_id = {row.id: row for row in rows}
    coded = [
        Coded(row.id, row.code, interview.pk, row.voice, row.place.start, row.place.end)
        for row in rows
    ]
    assert interview.current is not None
    text = interview.current.text
    return [
        _segment(
            reading,
            interview,
            tuple(by_id[one] for one in passage.codings),
            Place(passage.start, passage.end, text[passage.start : passage.end]),
            turns,
        )
        for passage in passages(coded)
    ]


def _uncoded_spans(member: Member, interview: Interview, coded: set[uuid.UUID]) -> set[uuid.UUID]:
    """Spans with a visible memo, flag, quote or the like on them and no coding."""
    carrying: set[uuid.UUID] = set()
    links = Link.objects.visible_to(member).filter(
        interview_id=interview.pk, target_model=Span._meta.label
    )
    sources: dict[str, list[tuple[uuid.UUID, uuid.UUID]]] = defaultdict(list)
    for model, source, target in links.values_list("source_model", "source_id", "target_id"):
        sources[model].append((source, target))
    for model, pairs in sources.items():
        seen = _visible_ids(member, model, [source for source, _target in pairs])
        carrying |= {target for source, target in pairs if source in seen}
    for holder, name in span_holders():
        if holder is not Coding:
            rows = holder._default_manager.visible_to(member)  # type: ignore[attr-defined]
            carrying |= set(rows.filter(interview=interview).values_list(name, flat=True))
    return carrying - coded


def _visible_ids(member: Member, label: str, ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    from interviews.projects.links import model_of

    rows = model_of(label)._default_manager.visible_to(member)  # type: ignore[attr-defined]
    return set(rows.filter(pk__in=list(ids)).values_list("pk", flat=True))
