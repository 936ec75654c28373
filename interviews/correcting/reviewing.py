"""What a draft would change, before it is published: words, and what hangs on them."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass

from interviews.correcting.holding import Held, held_in, kinds_of
from interviews.correcting.models import Draft
from interviews.correcting.parts import Part
from interviews.correcting.standing import Standing, standing
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.transcripts.actions.moving_anchors import found_in
from interviews.transcripts.comparing import TurnChange, Worded, turn_changes
from interviews.transcripts.models import Anchor, Interview, Speaker, TranscriptVersion


@dataclass(frozen=True)
class Fate:
    """How many things of one kind come along as they are, with changed words, or not at all."""

    kind: str
    kept: int
    edited: int
    lost: int


def changes_in(interview: Interview, places: list[Standing]) -> list[TurnChange]:
    """The turns of a draft that differ from its base."""
    names = names_of(interview)
    before = [worded(place.was, names) for place in places]
    return turn_changes(before, [worded(part, names) for place in places for part in place.parts])


def names_of(interview: Interview) -> dict[str, str]:
    rows = Speaker.objects.filter(interview=interview)
    return {str(key): name for key, name in rows.values_list("pk", "name")}


def worded(part: Part, names: dict[str, str]) -> Worded:
    return Worded(part.label or "", part.name or names.get(part.speaker, ""), part.text, part.start)


def fates(member: Member, interview: Interview, base: TranscriptVersion, text: str) -> list[Fate]:
    """What would become of all that hangs on the interview and the member may see; a dry run."""
    held = held_in(member, [interview])
    anchors = list(Anchor.objects.filter(transcript=base).order_by("start", "end", "id"))
    anchors = [anchor for anchor in anchors if anchor.span_id in held]
    groups: dict[str, list[uuid.UUID]] = {"kept": [], "edited": [], "lost": []}
    for anchor, carried in zip(anchors, found_in(base, text, anchors), strict=True):
        fate = "lost" if carried.place is None else "edited" if carried.changed else "kept"
        groups[fate].append(anchor.span_id)
    return told(held, groups)


def told(held: Held, groups: dict[str, list[uuid.UUID]]) -> list[Fate]:
    counts = {name: kinds_of(held, spans) for name, spans in groups.items()}
    models = sum(counts.values(), Counter())
    return [
        Fate(_kind(model), *(counts[name][model] for name in ("kept", "edited", "lost")))
        for model in models
    ]


def _kind(model: str) -> str:
    entry = registers.linkable_of(model)
    return str(entry.kind) if entry else model.rsplit(".", 1)[-1]


def text_of(places: list[Standing]) -> str:
    return "\n".join(part.text for place in places for part in place.parts)


def places_of(draft: Draft) -> list[Standing]:
    return standing(draft.base, draft)
