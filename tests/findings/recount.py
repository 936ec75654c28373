"""Counts made anew from the rows of the database, character by character."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass

from coding.codebook.models import Code
from coding.segments.models import Coding
from interviews.projects.models import Project
from interviews.transcripts.models import Anchor, Interview, Turn

Place = tuple[uuid.UUID, frozenset[int]]


@dataclass
class Recount:
    """Passages of each code as (interview, characters), and who speaks each character."""

    alone: dict[uuid.UUID, list[Place]]
    branch: dict[uuid.UUID, list[Place]]
    said_by: dict[uuid.UUID, dict[int, str]]

    def of(self, code: uuid.UUID, sub: bool) -> list[Place]:
        return (self.branch if sub else self.alone).get(code, [])

    def speaking(self, place: Place) -> set[str]:
        interview, characters = place
        said = self.said_by[interview]
        return {said[at] for at in characters if said.get(at)}


def recount(project: Project) -> Recount:
    codes = {code.pk: code for code in Code.objects.filter(project=project, removed=False)}
    held = {one.pk: one for one in Interview.objects.filter(project=project, removed=False)}
    places: dict[uuid.UUID, list[Place]] = defaultdict(list)
    for coding in Coding.objects.filter(project=project, removed=False):
        anchor = Anchor.objects.get(
            span=coding.span_id, transcript=held[coding.interview_id].current_id
        )
        code = codes[coding.code_id]
        while code.status == "merged" and code.successor_id:
            code = codes[code.successor_id]
        characters = frozenset(range(anchor.start, anchor.end))
        places[code.pk].append((coding.interview_id, characters))
    branches: dict[uuid.UUID, list[Place]] = defaultdict(list)
    for pk, mine in places.items():
        above: Code | None = codes[pk]
        while above is not None:
            branches[above.pk] += mine
            above = codes.get(above.parent_id) if above.parent_id else None
    alone = {pk: joined(mine) for pk, mine in places.items()}
    return Recount(alone, {pk: joined(mine) for pk, mine in branches.items()}, _speakers(held))


def joined(places: list[Place]) -> list[Place]:
    groups: list[Place] = []
    for interview, here in places:
        whole = here
        for group in [one for one in groups if one[0] == interview and one[1] & here]:
            groups.remove(group)
            whole |= group[1]
        groups.append((interview, whole))
    return groups


def _speakers(held: dict[uuid.UUID, Interview]) -> dict[uuid.UUID, dict[int, str]]:
    found: dict[uuid.UUID, dict[int, str]] = defaultdict(dict)
    for one in held.values():
        turns = Turn.objects.filter(version=one.current_id)
        for turn in turns.select_related("speaker__participant"):
            who = turn.speaker.participant
            for at in range(turn.start, turn.end):
                found[one.pk][at] = who.label if who else ""
    return found
