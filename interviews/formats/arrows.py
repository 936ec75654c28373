"""Captions pasted into a document: `0:0:0.0 --> 0:0:1.5`, then a speaker, then the speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from interviews.formats import labels, names
from interviews.formats.captions import Caption, one_line, to_turns
from interviews.formats.labels import Line
from interviews.formats.speech import BEFORE, NO_SPEECH, Speech
from interviews.formats.times import interval
from interviews.formats.transcript import Skipped, Unreadable

UNREADABLE_TIME = (
    "The time “{}” cannot be read, so nothing was imported rather than giving a passage a wrong "
    "time. Correct it in the file (as 00:01:02.500 --> 00:01:05.000) and import the file again."
)


def gather(lines: Sequence[Line]) -> Speech | None:
    """Turns, if most of the document is captions; None where it is not.

    :raises Unreadable: when one of the times cannot be read.
    """
    marks = [i for i, line in enumerate(lines) if "-->" in line.text]
    known = any(interval(lines[i].text.strip()) for i in marks)
    if len(marks) < 2 or len(marks) * 8 < len(lines) or not known:
        return None
    before = [line for line in lines[: marks[0]] if not line.text.strip().isdigit()]
    groups = [
        [line for line in lines[start + 1 : end] if not line.text.strip().isdigit()]
        for start, end in zip(marks, [*marks[1:], len(lines)], strict=True)
    ]
    times = [_time(lines[i].text) for i in marks]
    turns = to_turns(_captions(times, groups))
    if not turns:
        raise Unreadable(NO_SPEECH)
    return Speech(turns, tuple(Skipped(line.text.strip(), BEFORE) for line in before))


def _time(text: str) -> tuple[float, float]:
    time = interval(text.strip())
    if time is None:
        raise Unreadable(UNREADABLE_TIME.format(text.strip()[:80]))
    return time


def _captions(
    times: Sequence[tuple[float, float]], groups: Sequence[Sequence[Line]]
) -> list[Caption]:
    alone = _names_alone(groups)
    heads = [labels.head_of(group[0]) if group else None for group in groups]
    counted = labels.counting(heads, len(groups), header=False)
    captions = []
    for (start, end), group, head in zip(times, groups, heads, strict=True):
        texts = [line.text for line in group]
        speaker = None
        if alone and len(texts) > 1 and names.tidy(texts[0]) in alone:
            speaker, texts = names.tidy(texts[0]), texts[1:]
        elif head and counted.counts(head):
            speaker, texts = counted.speaker(head), [head.body, *texts[1:]]
        captions.append(Caption(start, end, speaker, one_line(texts)))
    return captions


def _names_alone(groups: Sequence[Sequence[Line]]) -> set[str]:
    """Names on a line of their own, where nearly every caption opens with such a line."""
    first = [names.tidy(group[0].text) for group in groups if len(group) > 1]
    possible = Counter(name for name in first if names.plausible(name))
    again = {name for name, count in possible.items() if count > 1}
    often = sum(possible[name] for name in again) >= 0.5 * len(groups)
    few = len(groups) <= 4 and len(first) == len(groups)
    return set(possible) if often or few else set()
