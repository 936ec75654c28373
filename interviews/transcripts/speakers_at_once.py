"""Say the same of several speakers of a file at once. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from interviews.transcripts.correcting_reading import NOBODY, Correction
from interviews.transcripts.guessing import free_ids

Corrections = tuple[Correction, ...]
PARTICIPANT = "participant"
MERGE, NUMBER, BY_ID = "merge", "number", "by id"
ROLES = ("interviewer", "other", NOBODY)


def at_once(
    corrections: Corrections, chosen: Collection[int], what: str, taken: Collection[str]
) -> Corrections:
    """The corrections with ``what`` (MERGE, NUMBER, BY_ID or a role) done to those ``chosen``,
    by their places; ``taken`` are ids in use elsewhere.

    Where none is chosen, NUMBER and BY_ID mean every participant.
    """
    places = set(chosen) or {
        place
        for place, one in enumerate(corrections)
        if what in (NUMBER, BY_ID) and one.role == PARTICIPANT and one.label
    }
    if what == MERGE:
        return _one_speaker(corrections, places)
    if what == NUMBER:
        return _numbered(corrections, places, taken)
    if what == BY_ID:
        return tuple(
            replace(one, name=one.participant) if place in places and one.participant else one
            for place, one in enumerate(corrections)
        )
    if what not in ROLES:
        return corrections
    return tuple(
        replace(one, role=what, participant="") if place in places else one
        for place, one in enumerate(corrections)
    )


def _one_speaker(corrections: Corrections, places: set[int]) -> Corrections:
    """All become who the first of them is that is somebody."""
    chosen = [one for place, one in enumerate(corrections) if place in places]
    first = next((one for one in chosen if one.label and one.role != NOBODY), None)
    if first is None:
        return corrections
    who = {"name": first.called, "role": first.role, "participant": first.participant}
    return tuple(
        replace(one, **who) if place in places else one for place, one in enumerate(corrections)
    )


def _numbered(corrections: Corrections, places: set[int], taken: Collection[str]) -> Corrections:
    """Participants with the next free ids, one for each name, in order of appearance."""
    others = {one.participant for place, one in enumerate(corrections) if place not in places}
    free = free_ids({*taken, *others})
    ids: dict[str, str] = {}
    found = []
    for place, one in enumerate(corrections):
        if place in places:
            if one.called not in ids:
                ids[one.called] = next(free)
            one = replace(one, role=PARTICIPANT, participant=ids[one.called])
        found.append(one)
    return tuple(found)
