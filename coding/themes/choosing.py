"""Passages that can be joined to a theme: those of codes, and those with some words."""

from __future__ import annotations

import uuid
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from coding.codebook.models import Code, Status
from coding.segments.models import Coding
from coding.segments.passages import Coded, passages, successor
from coding.themes.models import Evidence, Theme
from coding.themes.queries import current_anchors
from coding.themes.seeking import Stretch, sentences_around
from interviews.projects.models import Member
from interviews.projects.registers import place_url
from interviews.search.asking import Query
from interviews.search.finding import find
from interviews.search.places import places_of
from interviews.transcripts.actions.placing import anchor_at
from interviews.transcripts.hearing import Heard, hear
from interviews.transcripts.models import Interview, Span, TranscriptVersion
from interviews.transcripts.models.interview import SpeakerRole
from interviews.words.models import VersionWords
from interviews.words.packing import unpack

NOWHERE = uuid.UUID(int=0)
MOST = 2000  # pieces of turns that words are found in


class Found(NamedTuple):
    """A place to choose: so many ``voices`` coded it; without a code it was found by words."""

    interview: uuid.UUID
    start: int
    end: int
    voices: int = 0
    code: uuid.UUID | None = None


@dataclass(frozen=True)
class Choice:
    """A passage to choose, with its words, and whether the theme has it already."""

    heard: Heard
    transcript_id: uuid.UUID
    voices: int
    joined: bool
    url: str
    code: Code | None = None

    @property
    def value(self) -> str:
        """How a form names it: interview, version, start, end, code."""
        code = self.code.pk if self.code else ""
        place = f"{self.heard.interview_id}:{self.transcript_id}"
        return f"{place}:{self.heard.start}:{self.heard.end}:{code}"


def choosable(member: Member, theme: Theme, code: Code) -> list[Choice]:
    """Every passage of ``code`` the member may see, in the order of the interviews."""
    return choices(member, theme, of_codes(member, [code]))


def of_codes(member: Member, codes: Sequence[Code]) -> list[Found]:
    """The passages of some codes, one code after the other; a fixed number of queries."""
    merged = _merged(member)
    under = {pk: successor(pk, merged) for pk in merged}
    under |= {code.pk: code.pk for code in codes if code.pk not in merged}
    asked = [pk for pk, shown in under.items() if shown in {code.pk for code in codes}]
    rows = list(Coding.objects.visible_to(member).filter(code__in=asked))
    places = {anchor.span_id: anchor for anchor in current_anchors({row.span_id for row in rows})}
    coded = [
        Coded(
            row.pk,
            under[row.code_id],
            row.interview_id,
            row.voice_id,
            places[row.span_id].start,
            places[row.span_id].end,
        )
        for row in rows
        if row.span_id in places
    ]
    interviews = Interview.objects.visible_to(member).values_list("pk", flat=True)
    rank = {code.pk: place for place, code in enumerate(codes)}
    found = sorted(passages(coded, list(interviews)), key=lambda one: rank[one.code])
    return [Found(one.interview, one.start, one.end, len(one.voices), one.code) for one in found]


def _merged(member: Member) -> dict[Any, Any]:
    merged = Code.objects.visible_to(member).filter(status=Status.MERGED, successor__isnull=False)
    return dict(merged.values_list("pk", "successor_id"))


def with_words(member: Member, query: Query) -> tuple[list[Found], bool]:
    """What participants say that meets the query, by sentences, and whether there is more of it;
    a fixed number of queries."""
    found = find(member, query, at_most=MOST)
    turns: dict[tuple[uuid.UUID, uuid.UUID, Stretch], list[Stretch]] = {}
    for one in places_of(found.hits):
        if one.role != SpeakerRole.INTERVIEWER:
            key = one.interview, one.transcript, one.turn
            turns.setdefault(key, []).append((one.start, one.end))
    sentences = _sentences({version for _interview, version, _turn in turns})
    said = []
    for (interview, version, turn), held in turns.items():
        inside = _inside(sentences.get(version, []), *turn)
        said.append(Found(interview, *sentences_around(held, turn, inside)))
    return said, found.more


def _sentences(versions: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Stretch]]:
    rows = VersionWords.objects.filter(transcript__in=list(versions))
    return {pk: unpack(packed) for pk, packed in rows.values_list("transcript_id", "sentences")}


def _inside(sentences: Sequence[Stretch], start: int, end: int) -> Sequence[Stretch]:
    first = max(bisect_left(sentences, (start, 0)) - 1, 0)
    return sentences[first : bisect_left(sentences, (end, 0), first)]


def choices(member: Member, theme: Theme, found: Sequence[Found]) -> list[Choice]:
    """The places with their words, in the order given; a fixed number of queries."""
    have = _joined(member, theme)
    codes = {code.pk: code for code in Code.objects.visible_to(member)} if found else {}
    versions = {
        row.interview_id: row
        for row in TranscriptVersion.objects.filter(
            pk__in=Interview.objects.filter(pk__in={one.interview for one in found}).values(
                "current"
            )
        )
    }
    anchors = [
        anchor_at(Span(interview_id=one.interview), versions[one.interview], one.start, one.end)
        for one in found
    ]
    heard = hear(anchors)
    return [
        Choice(
            heard[anchor.span_id],
            anchor.transcript_id,
            one.voices,
            (one.interview, one.start, one.end) in have,
            place_url(member, one.interview, one.start),
            codes.get(one.code or NOWHERE),
        )
        for anchor, one in zip(anchors, found, strict=True)
    ]


def _joined(member: Member, theme: Theme) -> set[tuple[uuid.UUID, int, int]]:
    rows = Evidence.objects.visible_to(member).filter(theme=theme)
    spans = dict(rows.values_list("span_id", "interview_id"))
    return {(spans[one.span_id], one.start, one.end) for one in current_anchors(spans)}
