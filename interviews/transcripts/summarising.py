"""What is told of a file that was read, without opening it again. Pure."""

from __future__ import annotations

from typing import Any

from interviews.formats.transcript import Transcript
from interviews.phrases import kept
from interviews.transcripts.doubting import doubts
from interviews.transcripts.likeness import sketch

GUESSED = "cp1252"  # the encoding that reading falls back on


def summary(transcript: Transcript) -> dict[str, Any]:
    """Counts and remarks as JSON: format, turns, words, speakers (name to turns), notices ..."""
    asked = doubts(transcript)
    return {
        "format": transcript.format,
        "turns": len(transcript.turns),
        "words": transcript.words(),
        "speakers": transcript.speakers(),
        "timed": any(turn.start is not None for turn in transcript.turns),
        "notices": [kept(notice) for notice in transcript.notices],
        "skipped": len(transcript.skipped),
        "ready": is_plain(transcript) and not asked,
        "doubts": [kept(doubt) for doubt in asked],
        "speech": sketch(transcript),
    }


def is_guessed(told: dict[str, Any]) -> bool:
    """Whether the encoding of a file so summed up is what reading falls back on."""
    return told.get("encoding") == GUESSED and not told.get("chosen")


def is_plain(transcript: Transcript) -> bool:
    """Whether a file needs no correction: every turn has its speaker and nothing was odd."""
    speakers = transcript.speakers()
    return len(speakers) > 1 and "" not in speakers and not transcript.notices
