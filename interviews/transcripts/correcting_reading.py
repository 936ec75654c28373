"""Correct how a file was read before it is kept: rename, merge and take back speakers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from interviews.formats.transcript import Transcript, Turn
from interviews.transcripts.guessing import SpeakerPlan
from interviews.transcripts.joining import joined, moved

NOBODY = "nobody"


@dataclass(frozen=True)
class Correction:
    """What a label in the file stands for.

    ``name`` is what the speaker is called from now on: labels with the same name are one
    speaker. ``role`` is a speaker's role, or ``NOBODY`` where the label is no speaker and its
    words belong to the turn before. ``participant`` is an id like P1.
    """

    label: str
    name: str = ""
    role: str = "participant"
    participant: str = ""

    @property
    def called(self) -> str:
        return self.name or self.label

    @classmethod
    def of(cls, plan: SpeakerPlan) -> Correction:
        """No correction yet: the label as it was read and guessed."""
        return cls(plan.name, plan.name, plan.role, plan.participant)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def correct(transcript: Transcript, corrections: Iterable[Correction]) -> Transcript:
    """The transcript with its speakers as corrected; not a word is lost."""
    known = {each.label: each for each in corrections}
    turns: list[Turn] = []
    for turn in transcript.turns:
        meant = known.get(turn.speaker, Correction(turn.speaker))
        if meant.role != NOBODY:
            turns.append(replace(turn, speaker=meant.called))
        elif turns:
            turns[-1] = joined(turns[-1], _taken_back(turn))
        else:
            turns.append(_taken_back(turn))
    return replace(transcript, turns=tuple(turns))


def plans(corrections: Sequence[Correction], transcript: Transcript) -> list[SpeakerPlan]:
    """Who each speaker of the corrected ``transcript`` is; of merged labels the first decides."""
    meant: dict[str, Correction] = {}
    for each in corrections:
        if each.role != NOBODY:
            meant.setdefault(each.called, each)
    return [
        SpeakerPlan(name, known.role, known.participant if known.role == "participant" else "")
        for name in transcript.speakers()
        if (known := meant.get(name, Correction(name, role="other")))
    ]


def _taken_back(turn: Turn) -> Turn:
    """A turn whose label was speech: the label's words stand before what follows."""
    if not turn.speaker:
        return turn
    label = f"{turn.speaker}: "
    return Turn("", label + turn.text, turn.start, turn.end, moved(turn.cues, len(label)))
