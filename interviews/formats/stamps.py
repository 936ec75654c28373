"""Time stamps standing inside speech (f4, MAXQDA, ATLAS.ti): cut out and kept as cues."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interviews.formats.times import CLOCK, seconds
from interviews.formats.transcript import Cue

# Round brackets are left alone: "(10:30)" inside speech is as often an hour of the day.
_STAMP = re.compile(
    rf"[ \t]{{0,9}}(?:\[({CLOCK})\]|\{{({CLOCK})\}}|\#({CLOCK}(?:-\d)?)\#)[ \t]{{0,9}}"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """Text without its stamps, the cues they became, and the time stamped at its very end."""

    text: str
    cues: tuple[Cue, ...] = ()
    closing: float | None = None


def cut(text: str) -> Cut:
    """Take the stamps out of `text`; one that is no time (`[10:75]`) stays where it is."""
    kept: list[str] = []
    times: list[tuple[int, float]] = []
    length = position = 0
    for found in _STAMP.finditer(text):
        time = seconds(found[1] or found[2] or found[3])
        if time is None:
            continue
        before = text[position : found.start()]
        if not length:
            before = before.lstrip()
        kept.append(before)
        length += len(before)
        position = found.end()
        if length and before[-1:].strip() and _parted(found[0], text[position : position + 1]):
            kept.append(" ")
            length += 1
        times.append((length, time))
    return _finished("".join(kept) + text[position:], times)


def _parted(stamp: str, following: str) -> bool:
    """Whether a space stands for the white space that was cut out around a stamp."""
    return stamp[-1].isspace() or (stamp[0].isspace() and following.isalnum())


def _finished(text: str, times: list[tuple[int, float]]) -> Cut:
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    cues = [Cue(min(max(offset - lead, 0), len(text)), time, None) for offset, time in times]
    closing = cues[-1].start if cues and text and cues[-1].offset == len(text) else None
    return Cut(text, tuple(cue for cue in cues if cue.offset < len(text)), closing)
