"""First guesses about a transcript's speakers, for a person to correct. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from interviews.formats.transcript import Transcript

ASKS = re.compile(
    r"^(i|int|iv|interviewer(in)?|interview|researcher|moderator(in)?|facilitator|host)[ ._-]*\d*$",
    re.IGNORECASE,
)
PARTICIPANT_ID = re.compile(r"^[A-Z]{1,3}-?\d{1,3}$")


@dataclass(frozen=True)
class SpeakerPlan:
    """Who a label in the file is: ``participant`` is an id like P1, empty for interviewers."""

    name: str
    role: str = "participant"
    participant: str = ""


def guess(transcript: Transcript, taken: Collection[str]) -> list[SpeakerPlan]:
    """A plan for each speaker in order of appearance; ``taken`` are participant ids in use."""
    names = list(transcript.speakers())
    interviewers = _interviewers(transcript, names)
    free = _free_ids({*taken, *names})
    return [
        SpeakerPlan(name, "interviewer")
        if name in interviewers
        else SpeakerPlan(name, "participant", name if PARTICIPANT_ID.match(name) else next(free))
        for name in names
    ]


def _interviewers(transcript: Transcript, names: list[str]) -> set[str]:
    named = {name for name in names if ASKS.match(name.strip())}
    if named or len(names) != 2 or any(PARTICIPANT_ID.match(name) for name in names):
        return named
    return {max(names, key=lambda name: _share_of_questions(transcript, name))}


def _share_of_questions(transcript: Transcript, name: str) -> float:
    said = [turn.text for turn in transcript.turns if turn.speaker == name]
    words = sum(len(text.split()) for text in said) or 1
    return sum(text.count("?") for text in said) / words


def _free_ids(taken: Collection[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if f"P{number}" not in taken:
            yield f"P{number}"
