"""What stands in a draft in place of one turn: its parts, and what can be done with them. Pure.

Offsets count code points of a part's text; times are seconds from the recording's start. Where
words change, cues stay with the words they stood at; where a turn is parted between two cues, the
time of the cut is reckoned from how much was said before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from interviews.transcripts.aligning import align
from interviews.transcripts.offsets import tokens

REDACTED = "[redacted]"
Cue = tuple[int, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A turn of the draft: ``label`` None where it is new, ``name`` that of a new speaker."""

    label: str | None
    speaker: str
    text: str
    name: str = ""
    start: float | None = None
    end: float | None = None
    cues: tuple[Cue, ...] = ()

    @classmethod
    def of(cls, told: dict[str, Any]) -> Part:
        """From its JSON."""
        cues = tuple((int(at), start, end) for at, start, end in told.get("cues", ()))
        return cls(**{**told, "cues": cues})

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "cues": [list(cue) for cue in self.cues]}


def reworded(part: Part, text: str) -> Part:
    """The part with other words; its cues go where their words went."""
    if text == part.text:
        return part
    return replace(part, text=text, cues=moved_cues(part.text, text, part.cues))


def parted(part: Part, at: int) -> list[Part]:
    """Two parts, cut at a place; the second is a new turn. One where either would have no words."""
    before, after = part.text[:at].rstrip(), part.text[at:].lstrip()
    if not before or not after:
        return [part]
    start = len(part.text) - len(part.text[at:].lstrip())
    first = tuple(cue for cue in part.cues if cue[0] < len(before))
    later = {max(cue[0] - start, 0): cue for cue in part.cues if cue[0] >= len(before)}
    second = tuple((at, *cue[1:]) for at, cue in later.items())
    time = second[0][1] if 0 in later else time_at(part, start)
    if first and time is not None and _ends_after(first[-1], time):
        if 0 not in later:
            second = ((0, time, first[-1][2]), *second)
        first = (*first[:-1], (first[-1][0], first[-1][1], time))
    return [
        replace(part, text=before, end=time, cues=first),
        replace(part, label=None, text=after, start=time, cues=second),
    ]


def parted_by_lines(part: Part) -> list[Part]:
    """The part cut at every empty line."""
    found = [part]
    while (at := found[-1].text.find("\n\n")) >= 0:
        cut = parted(found[-1], at)
        if len(cut) == 1:
            break
        found[-1:] = cut
    return found


def joined(before: Part, after: Part) -> Part:
    """One part of two: the first one's label and speaker, the words of both."""
    text = f"{before.text} {after.text}"
    cues = (*before.cues, *((cue[0] + len(before.text) + 1, *cue[1:]) for cue in after.cues))
    end = after.end if after.end is not None else before.end
    return replace(before, text=text, end=end, cues=cues)


def redacted(part: Part, start: int, end: int) -> Part:
    """The part with the words of a stretch replaced by ``[redacted]``."""
    if not 0 <= start < end <= len(part.text) or not part.text[start:end].strip():
        return part
    return reworded(part, part.text[:start] + REDACTED + part.text[end:])


def moved_cues(old: str, new: str, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Where cues of the old text stand in the new one: in order, none twice at one place."""
    if not cues:
        return ()
    there, here = tokens(old), tokens(new)
    blocks = align([old[a:b] for a, b in there], [new[a:b] for a, b in here])
    pairs = [(0, 0)]
    for block in blocks:
        pairs += [(there[block.old + i][0], here[block.new + i][0]) for i in range(block.size)]
    pairs.append((len(old), len(new)))
    olds = [pair[0] for pair in pairs]
    placed: list[Cue] = []
    for at, start, end in cues:
        known = bisect_right(olds, at) - 1
        (from_old, from_new), after = pairs[known], pairs[min(known + 1, len(pairs) - 1)]
        place = min(from_new + at - from_old, after[1], len(new))
        if placed and place <= placed[-1][0]:
            placed[-1] = (placed[-1][0], placed[-1][1], end)
        else:
            placed.append((place, start, end))
    return tuple(placed)


def time_at(part: Part, at: int) -> float | None:
    """About when the words at a place were said; None where nothing is known of it."""
    index = bisect_right([cue[0] for cue in part.cues], at) - 1
    if index < 0:
        return _between(0, len(part.text), part.start, part.end, at)
    place, start, end = part.cues[index]
    if place == at:
        return start
    after = part.cues[index + 1][0] if index + 1 < len(part.cues) else len(part.text)
    return _between(place, after, start, end, at)


def _between(
    first: int, last: int, start: float | None, end: float | None, at: int
) -> float | None:
    if start is None or end is None or end < start or first >= last:
        return None
    return round(start + (end - start) * (at - first) / (last - first), 1)


def _ends_after(cue: Cue, time: float) -> bool:
    return cue[2] is not None and cue[2] > time


def told(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """Parts as JSON."""
    return [part.to_json() for part in parts]


def read(parts: Iterable[dict[str, Any]]) -> list[Part]:
    return [Part.of(each) for each in parts]
