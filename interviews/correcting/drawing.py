"""A draft as its page draws it: places with their parts, one of them perhaps open to be edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from interviews.correcting.models import Draft
from interviews.correcting.parts import Part
from interviews.correcting.standing import Standing, standing
from interviews.transcripts.models import Interview, Speaker, TranscriptVersion


class At(NamedTuple):
    """A part: the number of its place, and which of the parts there."""

    place: int
    part: int


class Before(NamedTuple):
    """The part before another, with its draft row's version: what a join is made with."""

    place: int
    part: int
    version: int


@dataclass(frozen=True)
class DrawnPart:
    part: Part
    number: int
    who: str
    role: str
    edited: bool


@dataclass(frozen=True)
class Slot:
    """A place: ``was`` is the published turn, ``parts`` what stands there now."""

    place: int
    version: int
    was: Part
    who: str
    changed: bool
    parts: list[DrawnPart]
    before: Before | None = None
    orphaned: bool = False  # what was to be edited here is there no more


@dataclass(frozen=True)
class Sheet:
    """Some places of a draft and the speakers one can choose from."""

    interview: Interview
    version: TranscriptVersion
    draft: Draft | None
    slots: list[Slot]
    speakers: list[Speaker] = field(default_factory=list)

    @property
    def changed(self) -> int:
        """How many turns are corrected so far, in the whole draft."""
        return self.draft.turns.filter(removed=False).count() if self.draft else 0


def draw(
    interview: Interview,
    version: TranscriptVersion,
    draft: Draft | None,
    places: Iterable[int] | None = None,
    edited: At | None = None,
) -> Sheet:
    """All places, or some; four queries, and two more where one is edited."""
    speakers = list(Speaker.objects.filter(interview=interview, removed=False))
    known = {str(speaker.pk): speaker for speaker in speakers}
    stands = standing(version, draft, places)
    slots = [_slot(each, known, edited, version, draft) for each in stands]
    return Sheet(interview, version, draft, slots, speakers)


def _slot(
    each: Standing,
    known: dict[str, Speaker],
    edited: At | None,
    version: TranscriptVersion,
    draft: Draft | None,
) -> Slot:
    parts = [
        DrawnPart(part, number, *_who(part, known), edited == (each.place, number))
        for number, part in enumerate(each.parts)
    ]
    who, _role = _who(each.was, known)
    slot = Slot(each.place, each.version, each.was, who, each.changed, parts)
    if edited is None or edited.place != each.place:
        return slot
    before = _before(each, edited.part, version, draft)
    return replace(slot, before=before, orphaned=edited.part >= len(parts))


def _who(part: Part, known: dict[str, Speaker]) -> tuple[str, str]:
    speaker = known.get(part.speaker)
    return part.name or (speaker.name if speaker else ""), speaker.role if speaker else ""


def _before(
    each: Standing, part: int, version: TranscriptVersion, draft: Draft | None
) -> Before | None:
    if part > 0:
        return Before(each.place, part - 1, each.version)
    empty = set[int]()
    if draft:
        out = draft.turns.filter(removed=False, place__lt=each.place, parts=[])
        empty = set(out.values_list("place", flat=True))
    place = next((one for one in range(each.place - 1, -1, -1) if one not in empty), None)
    if place is None:
        return None
    (found,) = standing(version, draft, [place])
    return Before(place, len(found.parts) - 1, found.version)
