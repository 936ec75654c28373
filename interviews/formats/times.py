"""Times as transcripts write them, in seconds."""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
"""A time of at least minutes and seconds: `0:04`, `00:02:24.720`, `1:02:03,5`."""

MARKED = rf"(?:\[{CLOCK}\]|\({CLOCK}\)|\{{{CLOCK}\}}|\#{CLOCK}(?:-\d)?\#)"
"""A time between marks that say it is one: `[00:01]`, `(0:15)`, `{00:00:01}`, `#00:00:15-3#`."""

_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,-](\d{1,9}))?")
_ARROW = re.compile(r"\s*(\S+?)\s*-{1,2}>\s*(\S+)(?:\s.*)?")
_FRAMES = re.compile(r"(\d{1,3}:\d{1,2}:\d{1,2}):(\d{2,3})")
_PER_SECOND = 25


def seconds(text: str) -> float | None:
    """The time in `text`, in seconds, or None where it is not one (`10:75`)."""
    found = _PARTS.fullmatch(text.strip(" []{}()#"))
    if not found:
        return None
    hours, minutes, secs, fraction = found.groups()
    if int(secs) > 59 or (hours and int(minutes) > 59):
        return None
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(secs)
    return round(whole + (int(fraction) / 10 ** len(fraction) if fraction else 0.0), 3)


def interval(line: str) -> tuple[float, float] | None:
    """Start and end of a caption's timing line `0:00:01.5 --> 0:00:03.0`, or None."""
    found = _ARROW.fullmatch(line) if len(line) < 300 else None
    if not found:
        return None
    start, end = _caption_time(found[1]), _caption_time(found[2])
    return None if start is None or end is None else (start, end)


def _caption_time(text: str) -> float | None:
    """A time that may end in frames (`00:00:07:12`, 25 to the second) or, after a colon, in ms."""
    found = _FRAMES.fullmatch(text)
    if not found:
        return seconds(text)
    whole, last = seconds(found[1]), int(found[2])
    if whole is None or (len(found[2]) == 2 and last >= _PER_SECOND):
        return None
    return round(whole + (last / 1000 if len(found[2]) == 3 else last / _PER_SECOND), 3)
