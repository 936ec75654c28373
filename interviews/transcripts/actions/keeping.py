"""Keep a transcript that was read and looked over: the interview, its speakers, its frozen text."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from interviews.formats.transcript import Transcript
from interviews.formats.transcript import Turn as ReadTurn
from interviews.projects.errors import Refused
from interviews.projects.history import Act, By, action
from interviews.transcripts.actions.freezing import NewTurn, store
from interviews.transcripts.actions.participants import add_participant
from interviews.transcripts.guessing import SpeakerPlan
from interviews.transcripts.models import (
    Interview,
    InterviewParticipant,
    Participant,
    Speaker,
    TranscriptVersion,
)
from interviews.transcripts.models.interview import SpeakerRole


@dataclass(frozen=True)
class About:
    """What is known of the interview; ``held_on`` is an ISO date or empty."""

    title: str = ""
    held_on: str = ""
    mode: str = ""
    language: str = "en"
    interviewers: str = ""
    original: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


def keep_interview(
    by: By | Act, transcript: Transcript, speakers: Sequence[SpeakerPlan], about: About
) -> Interview:
    """Keep ``transcript`` as a new interview with version 1; one event."""
    plans = [asdict(plan) for plan in speakers]
    return _keep(by, reading=transcript.to_json(), speakers=plans, about=asdict(about))


@action("interview.imported", undoable=False)
def _keep(
    act: Act, *, reading: dict[str, Any], speakers: list[dict[str, str]], about: dict[str, Any]
) -> Interview:
    transcript = Transcript.from_json(reading)
    plans = [SpeakerPlan(**plan) for plan in speakers]
    if not transcript.turns:
        raise Refused(_("There is no speech in this file."))
    people = _participants(act, plans)
    interview = _interview(act, about, list(people.values()))
    rows = _speakers(act, interview, plans, people, transcript)
    version = freeze(act, interview, transcript.turns, rows, about["original"])
    act.change(interview, current=version)
    act.tell(turns=len(transcript.turns), words=version.words, speakers=len(rows))
    return interview


def _participants(act: Act, plans: list[SpeakerPlan]) -> dict[str, Participant]:
    wanted = [plan.participant for plan in plans if plan.participant]
    known = Participant.objects.filter(project_id=act.project_id, removed=False, label__in=wanted)
    people = {person.label: person for person in known}
    for label in dict.fromkeys(wanted):
        if label not in people:
            people[label] = add_participant(act, label=label)
    return {label: people[label] for label in dict.fromkeys(wanted)}


def _interview(act: Act, about: dict[str, Any], people: list[Participant]) -> Interview:
    others = Interview.objects.filter(project_id=act.project_id)
    citation = free_citation(act.project_id, people[0].label if people else "")
    interview = act.create(
        Interview(
            title=about["title"] or citation,
            citation=citation,
            held_on=date.fromisoformat(about["held_on"]) if about["held_on"] else None,
            mode=about["mode"],
            language=about["language"],
            interviewers=about["interviewers"],
            position=others.count(),
        )
    )
    act.create_many(
        InterviewParticipant(interview=interview, participant=person, position=position)
        for position, person in enumerate(people)
    )
    return interview


def free_citation(project_id: uuid.UUID, label: str) -> str:
    """What places in a new interview are cited by: P2, then P2-2; I1 where nobody is named."""
    taken = set(Interview.objects.filter(project_id=project_id).values_list("citation", flat=True))
    numbers = range(1, len(taken) + 2)
    if not label:
        return next(f"I{number}" for number in numbers if f"I{number}" not in taken)
    names = [label, *(f"{label}-{number + 1}" for number in numbers)]
    return next(name for name in names if name not in taken)


def _speakers(
    act: Act,
    interview: Interview,
    plans: list[SpeakerPlan],
    people: dict[str, Participant],
    transcript: Transcript,
) -> dict[str, Speaker]:
    planned = {plan.name for plan in plans}
    plans += [SpeakerPlan(name) for name in transcript.speakers() if name not in planned]
    rows = act.create_many(
        Speaker(
            interview=interview,
            name=plan.name,
            role=SpeakerRole(plan.role),
            participant=people.get(plan.participant),
            position=position,
        )
        for position, plan in enumerate(plans)
    )
    return {row.name: row for row in rows}


def freeze(
    act: Act,
    interview: Interview,
    turns: Sequence[ReadTurn],
    speakers: dict[str, Speaker],
    original: str = "",
) -> TranscriptVersion:
    """Store the turns of a file as the interview's first version."""
    new = [
        NewTurn(
            str(index + 1),
            speakers[turn.speaker].pk,
            turn.text,
            turn.start,
            turn.end,
            [[cue.offset, cue.start, cue.end] for cue in turn.cues],
        )
        for index, turn in enumerate(turns)
    ]
    return store(act, interview, new, original=original)
