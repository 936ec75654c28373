"""Times in lists and tables: numbers of either unit, clocks and days, as one file has them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from interviews.formats.times import seconds
from interviews.formats.transcript import Unreadable
from interviews.phrases import Phrase, gettext_noop

UNREADABLE_TIME = gettext_noop(
    "The time “{}” cannot be read, so nothing was imported rather than giving a passage a wrong "
    "time. Correct it in the file (as seconds, or as 00:01:02.500) and import the file again."
)
MILLISECONDS = gettext_noop(
    "The times in this file are whole numbers without a unit; they were read as milliseconds, "
    "since in seconds the talk would be far too slow."
)
BY_THE_CLOCK = gettext_noop(
    "The times in this file are hours of the day; they were counted from the first one."
)

_UNITS = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(ms|s|sec|seconds)?", re.I)
_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_HOUR = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap])\.?m\.?", re.I)
_SLOWEST = 0.3  # characters a second: speech has about fifteen, a thousandth of that is no speech
_LONGEST = 4 * 3600.0  # seconds into a recording: what begins later is an hour of the day
_SINCE_1970 = 3e8  # seconds; no recording is so long
_MILLISECONDS_SINCE_1970 = 1e11


@dataclass(frozen=True, slots=True)
class _Moment:
    """A time as it was written: `bare` where a number has no unit, `day` where it is a date or an
    hour with am or pm."""

    value: float
    bare: bool = False
    whole: bool = False
    day: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times of a file in seconds, None where it gives none, and what had to be guessed."""

    starts: tuple[float | None, ...]
    ends: tuple[float | None, ...]
    notices: tuple[str, ...] = ()


def timeline(
    starts: Sequence[object], ends: Sequence[object], sizes: Sequence[int], in_ms: bool = False
) -> Timeline:
    """Seconds from the start of the recording for the written times of each entry.

    :param sizes: how many characters are said in each, to tell seconds from milliseconds.
    :param in_ms: whether numbers without a unit are known to be milliseconds.
    :raises Unreadable: when a time is written that cannot be read, quoting it.
    """
    first, last = [_moment(each) for each in starts], [_moment(each) for each in ends]
    begun = [each for each in first if each is not None]
    if not begun:
        return Timeline((None,) * len(first), (None,) * len(first))
    factor, notices = _unit([*begun, *(each for each in last if each)], begun, sizes, in_ms)
    origin = _origin([_scaled(each, factor) for each in begun], begun)
    notices = (*notices, BY_THE_CLOCK) if origin else notices
    return Timeline(
        tuple(_placed(each, factor, origin) for each in first),
        tuple(_placed(each, factor, origin) for each in last),
        notices,
    )


def _moment(written: object) -> _Moment | None:
    """What is written, or None where nothing is."""
    if written is None or (isinstance(written, str) and not written.strip()):
        return None
    try:
        found = _number(written) if isinstance(written, (int, float)) else _text(str(written))
    except (ValueError, OverflowError):
        found = None
    if found is None or not math.isfinite(found.value) or found.value < 0:
        raise Unreadable(Phrase(UNREADABLE_TIME, str(written)[:80]))
    return found


def _number(written: float) -> _Moment | None:
    if isinstance(written, bool):
        return None
    return _Moment(float(written), bare=True, whole=float(written).is_integer())


def _text(written: str) -> _Moment | None:
    written = written.strip()[:80]
    if number := _UNITS.fullmatch(written):
        value, unit = float(number[1]), (number[2] or "").lower()
        bare = not unit
        return _Moment(value / 1000 if unit == "ms" else value, bare, bare and "." not in number[1])
    if (clock := seconds(written)) is not None:
        return _Moment(clock)
    if (length := _LENGTH.fullmatch(written)) and any(length.groups()):
        hours, minutes, secs = (float(part or 0) for part in length.groups())
        return _Moment(hours * 3600 + minutes * 60 + secs)
    if hour := _HOUR.fullmatch(written):
        noon = 12 if hour[4].lower() == "p" else 0
        return _Moment(
            (int(hour[1]) % 12 + noon) * 3600 + int(hour[2]) * 60 + int(hour[3] or 0), day=True
        )
    day = datetime.fromisoformat(written)
    return _Moment((day if day.tzinfo else day.replace(tzinfo=UTC)).timestamp(), day=True)


def _unit(
    every: Sequence[_Moment], begun: Sequence[_Moment], sizes: Sequence[int], in_ms: bool
) -> tuple[float, tuple[str, ...]]:
    """How many seconds a number without a unit counts."""
    bare = [each for each in every if each.bare]
    if in_ms or not bare or not all(each.whole for each in bare):
        return (0.001 if in_ms else 1.0), ()
    values = [each.value for each in bare]
    if min(values) >= _SINCE_1970:
        return (0.001 if min(values) >= _MILLISECONDS_SINCE_1970 else 1.0), ()
    span = max(values) - min(values)
    slow = span > 0 and len(begun) > 0 and sum(sizes) / span < _SLOWEST
    return (0.001, (MILLISECONDS,)) if slow else (1.0, ())


def _origin(values: Sequence[float], begun: Sequence[_Moment]) -> float:
    """The first time where times count hours of the day or years, else nothing."""
    by_the_clock = any(each.day for each in begun) or min(values) > _LONGEST
    return min(values) if by_the_clock else 0.0


def _scaled(each: _Moment, factor: float) -> float:
    return each.value * factor if each.bare else each.value


def _placed(each: _Moment | None, factor: float, origin: float) -> float | None:
    return None if each is None else max(round(_scaled(each, factor) - origin, 3), 0.0)
