"""Who said the words at a place, in which turns, and when."""

from __future__ import annotations

import uuid
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from django.db.models import F

from interviews.transcripts.models import Anchor, TranscriptVersion, Turn
from interviews.transcripts.models.interview import SpeakerRole


class Said(NamedTuple):
    """The part of one turn that a place covers; times are seconds from the recording's start."""

    turn_index: int
    label: str
    speaker: str
    role: str
    participant: str
    begins_at: float | None
    text: str

    @property
    def who(self) -> str:
        """How papers name the speaker: the participant's id, else the name in the transcript."""
        return self.participant or self.speaker


class Heard(NamedTuple):
    """What stands at a place: ``said`` turn by turn, ``cite`` as papers cite it (P2:84)."""

    interview_id: uuid.UUID
    cite: str
    start: int
    end: int
    exact: str
    said: tuple[Said, ...]

    @property
    def participants(self) -> tuple[str, ...]:
        """Ids of the participants who speak here, each once."""
        if len(self.said) == 1:  # as nearly always
            one = self.said[0]
            return (one.participant,) if one.participant and one.text.strip() else ()
        spoke = [one.participant for one in self.said if one.participant and one.text.strip()]
        return tuple(dict.fromkeys(spoke))

    @property
    def by_interviewer_alone(self) -> bool:
        return all(one.role == SpeakerRole.INTERVIEWER for one in self.said)


def hear(anchors: Iterable[Anchor]) -> dict[uuid.UUID, Heard]:
    """What stands at each anchor, by span id; two queries whatever the number of anchors."""
    held = list(anchors)
    versions = {anchor.transcript_id for anchor in held}
    rows = TranscriptVersion.objects.filter(pk__in=versions)
    known = {
        pk: (interview, citation)
        for pk, interview, citation in rows.values_list("pk", "interview_id", "interview__citation")
    }
    turns = turns_of(versions)
    return {
        one.span_id: heard_in(
            one.start, one.end, one.exact, *known[one.transcript_id], turns[one.transcript_id]
        )
        for one in held
    }


def last_words(span_ids: Iterable[uuid.UUID]) -> list[Anchor]:
    """Where each span lies: in the current text, or, where its words are not in that, in the newest
    version that has them; such an anchor's ``astray`` is true. Two queries.
    """
    here = Anchor.objects.filter(transcript_id=F("span__interview__current_id"))
    found = {one.span_id: one for one in here.filter(span_id__in=list(span_ids))}
    gone = [key for key, one in found.items() if not one.placed]
    readable = Anchor.objects.filter(placed=True, transcript__sealed=False)
    earlier = readable.filter(span_id__in=gone) if gone else []
    for one in sorted(earlier, key=lambda one: one.version):
        one.astray = True
        found[one.span_id] = one
    return list(found.values())


class Spoken(NamedTuple):
    """A turn as plain values, ``participant`` empty where the speaker is none."""

    start: int
    end: int
    turn_index: int
    label: str
    begins_at: float | None
    speaker: str
    role: str
    participant: str | None


def turns_of(versions: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Spoken]]:
    """The turns of each version in order, with speakers and participants; one query."""
    found: dict[uuid.UUID, list[Spoken]] = defaultdict(list)
    rows = Turn.objects.filter(version_id__in=list(versions)).order_by("version_id", "index")
    names = ("start", "end", "index", "label", "begins_at")
    said_by = ("speaker__name", "speaker__role", "speaker__participant__label")
    for version, *values in rows.values_list("version_id", *names, *said_by):
        found[version].append(Spoken._make(values))
    return found


def heard_in(
    start: int,
    end: int,
    exact: str,
    interview_id: uuid.UUID,
    citation: str,
    turns: Sequence[Spoken],
) -> Heard:
    """What stands at ``[start, end)``, given the words there and the version's turns in order."""
    # Turns compare by where they begin, without being asked for it one by one.
    first = max(bisect_right(turns, (start, inf)) - 1, 0)
    turn = turns[first]
    if turn.start <= start and end <= turn.end:  # as nearly always
        said: tuple[Said, ...] = (_said(turn, exact),)
    else:
        after = max(bisect_left(turns, (end,), first), first + 1)
        said = tuple([_said(turn, _part(exact, start, turn)) for turn in turns[first:after]])
    return Heard(interview_id, f"{citation}:{said[0].label}", start, end, exact, said)


def _part(exact: str, start: int, turn: Spoken) -> str:
    """What a turn has of the words that begin at ``start``."""
    return exact[max(turn.start - start, 0) : max(turn.end - start, 0)]


def _said(turn: Spoken, text: str) -> Said:
    _start, _end, index, label, begins_at, speaker, role, participant = turn
    return Said(index, label, speaker, role, participant or "", begins_at, text)
