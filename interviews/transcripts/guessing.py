"""First guesses about a transcript's speakers, for a person to correct. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from interviews.formats.transcript import Transcript

ASKS = re.compile(
    r"^(i|int|iv|interviewer(in)?|interview|researcher|moderator(in)?|facilitator|host)[ ._-]*\d*$",
    re.IGNORECASE,
)
PARTICIPANT_ID = re.compile(r"^[A-Z]{1,3}-?\d{1,3}$")
ID_IN_A_NAME = re.compile(r"(?<![A-Za-z0-9])P-?\d{1,3}(?![A-Za-z0-9])")


@dataclass(frozen=True)
class SpeakerPlan:
    """Who a label in the file is: ``participant`` is an id like P1, empty for interviewers."""

    name: str
    role: str = "participant"
    participant: str = ""


def guess(
    transcript: Transcript,
    taken: Collection[str],
    stem: str = "",
    known: Mapping[str, str] | None = None,
) -> list[SpeakerPlan]:
    """A plan for each speaker in order of appearance.

    ``taken`` are participant ids in use; ``stem`` is the file's name, which may hold an id (P7)
    for the one person who was interviewed; ``known`` are names that are no participants, with
    their roles.
    """
    roles = known or {}
    names = [name for name in transcript.speakers() if name not in roles]
    asked = "interviewer" in roles.values()
    interviewers = set() if asked else _interviewers(transcript, names)
    free = free_ids({*taken, *names})
    answering = [name for name in names if name not in interviewers]
    ids = {name: name if PARTICIPANT_ID.match(name) else "" for name in answering}
    if len(answering) == 1 and not ids[answering[0]] and (found := ID_IN_A_NAME.search(stem)):
        ids[answering[0]] = found[0]
    for name in answering:
        ids[name] = ids[name] or next(free)
    others = dict.fromkeys(interviewers, "interviewer") | dict(roles)
    return [
        SpeakerPlan(name, others[name])
        if name in others
        else SpeakerPlan(name, "participant", ids[name])
        for name in transcript.speakers()
    ]


def names_among(labels: Iterable[str]) -> str:
    """Those labels that are names rather than roles ("Interviewer"), for the interview's facts."""
    return ", ".join(label for label in labels if label and not ASKS.match(label.strip()))


def _interviewers(transcript: Transcript, names: list[str]) -> set[str]:
    named = {name for name in names if ASKS.match(name.strip())}
    if named or len(names) != 2 or any(PARTICIPANT_ID.match(name) for name in names):
        return named
    return {max(names, key=lambda name: _share_of_questions(transcript, name))}


def _share_of_questions(transcript: Transcript, name: str) -> float:
    said = [turn.text for turn in transcript.turns if turn.speaker == name]
    words = sum(len(text.split()) for text in said) or 1
    return sum(text.count("?") for text in said) / words


def free_ids(taken: Collection[str]) -> Iterator[str]:
    """P1, P2 ... without those that are ``taken``."""
    number = 0
    while True:
        number += 1
        if f"P{number}" not in taken:
            yield f"P{number}"
