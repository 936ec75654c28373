"""How a draft stands: the turns of its base, with what was corrected in their place."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Substr

from interviews.correcting.models import Draft, DraftState, DraftTurn
from interviews.correcting.parts import Part, read
from interviews.transcripts.models import Interview, TranscriptVersion, Turn

FIELDS = ("index", "label", "speaker_id", "begins_at", "ends_at", "cues")


class Standing(NamedTuple):
    """What stands at one place: the draft row's version (0: none) and author, and the parts."""

    place: int
    version: int
    was: Part
    parts: list[Part]
    changed_by: uuid.UUID | None = None

    @property
    def changed(self) -> bool:
        return self.parts != [self.was]


def open_draft_of(interview: Interview) -> Draft | None:
    drafts = Draft.objects.filter(interview=interview, state=DraftState.OPEN, removed=False)
    return drafts.select_related("base", "begun_by__user").first()


def standing(
    version: TranscriptVersion, draft: Draft | None, places: Iterable[int] | None = None
) -> list[Standing]:
    """Every place of a version (or some), as the draft has it; two queries."""
    turns, rows = Turn.objects.filter(version=version), DraftTurn.objects.filter(removed=False)
    if places is not None:
        turns, rows = turns.filter(index__in=list(places)), rows.filter(place__in=list(places))
    written = {row.place: row for row in rows.filter(draft=draft)} if draft else {}
    cut = turns.order_by("index").values_list("start", "end", *FIELDS)
    return [
        _standing(_part(version.text[start:end], *fields[1:]), fields[0], written.get(fields[0]))
        for start, end, *fields in cut
    ]


def _standing(was: Part, place: int, row: DraftTurn | None) -> Standing:
    if row is None:
        return Standing(place, 0, was, [was])
    return Standing(place, row.version, was, read(row.parts), row.changed_by_id)


def standing_at(draft: Draft, place: int) -> tuple[int, list[Part]]:
    """The row's version (0: none) and the parts at one place, without reading the whole text."""
    row = DraftTurn.objects.filter(draft=draft, place=place, removed=False).first()
    return (row.version, read(row.parts)) if row else (0, part_of(draft.base_id, place))


def part_of(version: uuid.UUID, place: int) -> list[Part]:
    """A turn of a version as a part, in a list; empty where there is no such turn."""
    turns = Turn.objects.filter(version=version, index=place).annotate(
        said=Substr("version__text", F("start") + 1, F("end") - F("start"))
    )
    return [_part(said, *fields[1:]) for said, *fields in turns.values_list("said", *FIELDS)]


def _part(text: str, label: str, speaker: object, start: object, end: object, cues: object) -> Part:
    told = {"start": start, "end": end, "cues": cues}
    return Part.of({"label": label, "speaker": str(speaker), "text": text, **told})
