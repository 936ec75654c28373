"""Captions pasted into a document: `0:0:0.0 --> 0:0:1.5`, then a speaker, then the speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from interviews.formats import labels, names
from interviews.formats.captions import UNNAMED, Caption, one_line, to_turns
from interviews.formats.labels import Head, Labels, Line
from interviews.formats.speech import BEFORE, NO_SPEECH, Speech
from interviews.formats.times import interval
from interviews.formats.transcript import Skipped, Unreadable
from interviews.phrases import Phrase, gettext_noop

UNREADABLE_TIME = gettext_noop(
    "The time “{}” cannot be read, so nothing was imported rather than giving a passage a wrong "
    "time. Correct it in the file (as 00:01:02.500 --> 00:01:05.000) and import the file again."
)

_MARK = re.compile(r"-->|^\s*\d+:\S+\s*->\s*\S")


def gather(lines: Sequence[Line]) -> Speech | None:
    """Turns, if most of the document is captions; None where it is not.

    :raises Unreadable: when one of the times cannot be read.
    """
    marks = [i for i, line in enumerate(lines) if _MARK.search(line.text[:300])]
    known = any(interval(lines[i].text.strip()) for i in marks)
    if len(marks) < 2 or len(marks) * 8 < len(lines) or not known:
        return None
    before = [line for line in lines[: marks[0]] if not line.text.strip().isdigit()]
    groups = [
        [line for line in lines[start + 1 : end] if not line.text.strip().isdigit()]
        for start, end in zip(marks, [*marks[1:], len(lines)], strict=True)
    ]
    times = [_time(lines[i].text) for i in marks]
    turns = to_turns(captions(times, [[line.text for line in group] for group in groups]))
    if not turns:
        raise Unreadable(NO_SPEECH)
    skipped = tuple(Skipped(line.text.strip(), BEFORE) for line in before)
    return Speech(turns, skipped, () if any(turn.speaker for turn in turns) else (UNNAMED,))


def _time(text: str) -> tuple[float, float]:
    time = interval(text.strip())
    if time is None:
        raise Unreadable(Phrase(UNREADABLE_TIME, text.strip()[:80]))
    return time


def captions(
    times: Sequence[tuple[float, float]], groups: Sequence[Sequence[str]]
) -> list[Caption]:
    """A caption for every time and the lines under it, parted where speakers are named.

    A name may stand on a line of its own above the speech, or before a colon on any line.
    """
    alone = _names_alone(groups)
    heads = [[labels.head_of(Line(text)) for text in group] for group in groups]
    counted = labels.counting([head for each in heads for head in each], len(groups), header=False)
    found = []
    for (start, end), group, each in zip(times, groups, heads, strict=True):
        speaker = None
        if alone and len(group) > 1 and names.tidy(group[0]) in alone:
            speaker, group, each = names.tidy(group[0]), group[1:], each[1:]
        until = end if end >= start else None
        for who, texts in _parted(group, each, counted, speaker):
            found.append(Caption(start, until, who, one_line(texts)))
    return found


def _parted(
    texts: Sequence[str], heads: Sequence[Head | None], counted: Labels, speaker: str | None
) -> list[tuple[str | None, list[str]]]:
    """The lines of one caption by speaker."""
    parts: list[tuple[str | None, list[str]]] = [(speaker, [])]
    for text, head in zip(texts, heads, strict=True):
        if head and counted.counts(head):
            parts.append((counted.speaker(head), [head.body]))
        else:
            parts[-1][1].append(text)
    return [part for part in parts if part[1]]


def _names_alone(groups: Sequence[Sequence[str]]) -> set[str]:
    """Names on a line of their own, where nearly every caption opens with such a line."""
    first = [names.tidy(group[0]) for group in groups if len(group) > 1]
    possible = Counter(name for name in first if names.plausible(name))
    again = {name for name, count in possible.items() if count > 1}
    often = sum(possible[name] for name in again) >= 0.5 * len(groups)
    few = len(groups) <= 4 and len(first) == len(groups)
    return set(possible) if often or few else set()
