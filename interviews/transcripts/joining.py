"""Turns put together with their times. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from interviews.formats.transcript import Cue, Turn


def joined(before: Turn, after: Turn) -> Turn:
    """Two turns as one of the first's speaker, parted by one LF."""
    cues = (*before.cues, *moved(after.cues, len(before.text) + 1))
    end = after.end if after.end is not None else before.end
    return replace(before, text=f"{before.text}\n{after.text}", end=end, cues=cues)


def moved(cues: Iterable[Cue], by: int) -> tuple[Cue, ...]:
    return tuple(replace(cue, offset=cue.offset + by) for cue in cues)
