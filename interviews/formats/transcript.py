"""What every format is read into: a Transcript of Turns, with times where the file has them.

Offsets count Unicode code points. Times are seconds from the start of the recording.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from interviews.phrases import kept, recalled


class Unreadable(Exception):
    """A file that cannot be read; its text is a sentence saying what happened and what to do."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A time inside a turn: from `offset` (code points into the turn's text) on, in seconds."""

    offset: int
    start: float
    end: float | None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another does; `speaker` is "" where none is known."""

    speaker: str
    text: str
    start: float | None
    end: float | None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of the file that was not taken for speech, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A file as read: `format` is the NAME of the module that read it."""

    format: str
    turns: tuple[Turn, ...]
    notices: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    title: str = ""
    language: str = ""

    def speakers(self) -> dict[str, int]:
        """Name to number of turns, in order of first appearance ("" for turns without one)."""
        counts: dict[str, int] = {}
        for turn in self.turns:
            counts[turn.speaker] = counts.get(turn.speaker, 0) + 1
        return counts

    def words(self) -> int:
        """Number of words spoken, counted between white space."""
        return sum(len(turn.text.split()) for turn in self.turns)

    def to_json(self) -> dict[str, Any]:
        """The transcript as plain dictionaries and lists, ready for `json.dumps`."""
        return {
            "format": self.format,
            "turns": [_plain(turn) for turn in self.turns],
            "notices": [kept(notice) for notice in self.notices],
            "skipped": [{"text": part.text, "why": kept(part.why)} for part in self.skipped],
            "title": self.title,
            "language": self.language,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Transcript:
        """The transcript that `to_json` gave, also after a journey through JSON."""
        return cls(
            format=data["format"],
            turns=tuple(_turn(turn) for turn in data["turns"]),
            notices=tuple(map(recalled, data.get("notices", ()))),
            skipped=tuple(
                Skipped(part["text"], recalled(part["why"])) for part in data.get("skipped", ())
            ),
            title=data.get("title", ""),
            language=data.get("language", ""),
        )


def _plain(turn: Turn) -> dict[str, Any]:
    # Written out: dataclasses.asdict copies deeply and takes longer than reading the file.
    cues = [{"offset": cue.offset, "start": cue.start, "end": cue.end} for cue in turn.cues]
    return {
        "speaker": turn.speaker,
        "text": turn.text,
        "start": turn.start,
        "end": turn.end,
        "cues": cues,
    }


def _turn(data: dict[str, Any]) -> Turn:
    cues = tuple(Cue(**cue) for cue in data.get("cues", ()))
    return Turn(data["speaker"], data["text"], data["start"], data["end"], cues)
