"""The blocks of a caption file (WebVTT, SubRip): cues with their times, comments, stray lines.

Read here rather than by a library: real files leave cues out of order, blank lines out or in the
middle of a cue, and a time that cannot be read must be refused with its line, never skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from interviews.formats.arrows import UNREADABLE_TIME
from interviews.formats.captions import BACKWARDS, UNNAMED
from interviews.formats.times import interval
from interviews.formats.transcript import Skipped, Turn, Unreadable
from interviews.phrases import Phrase, gettext_noop

COMMENT = gettext_noop("It is a comment in the caption file (NOTE).")
STYLE = gettext_noop("It says how captions look on a screen.")
STRAY = gettext_noop("It stands in the caption file without a time.")

_LANGUAGE = re.compile(r"Language[ \t]*[:=][ \t]*(\S+)", re.I)
_BEGINS = re.compile(r"\s*\d+:")
_ID = re.compile(r"\d+|[0-9a-f]{8}-[0-9a-f-]{20,}(?:/\d+)?(?:-\d+)?|[\d:.>\s-]+", re.I)


@dataclass(slots=True)
class Cue:
    """A cue as it stands in the file."""

    start: float
    end: float
    identifier: str
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class CaptionFile:
    """What a caption file holds besides its header."""

    cues: list[Cue] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    language: str = ""


def parsed(text: str) -> CaptionFile:
    """The cues in `text` and what stands around them.

    :raises Unreadable: when a time cannot be read, quoting its line.
    """
    found = CaptionFile()
    for number, block in enumerate(_blocks(text)):
        first = block[0].strip()
        timing = next((i for i, line in enumerate(block) if _is_timing(line, i)), None)
        if number == 0 and (language := _LANGUAGE.search("\n".join(block[:timing]))):
            found.language = language[1]
        if timing is not None and not first.startswith("NOTE"):
            if number and timing > 1:
                _take_other(found, block[: timing - 1], first)
            _take_cues(found, block, timing)
        elif number or timing is not None:
            _take_other(found, block, first)
    return found


def _is_timing(line: str, position: int) -> bool:
    """Whether a line of a block gives a time, be it a broken one; deep in a block speech may
    hold an arrow."""
    return "-->" in line and (position < 3 or bool(_BEGINS.match(line)))


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _take_cues(found: CaptionFile, block: list[str], timing: int) -> None:
    """A block is one cue, or several where the blank line between them was lost."""
    later = range(timing + 1, len(block))
    marks = [timing, *(i for i in later if "-->" in block[i] and _BEGINS.match(block[i]))]
    identifier = block[timing - 1].strip() if timing else ""
    for mark, end in zip(marks, [*marks[1:], len(block)], strict=True):
        time = interval(block[mark].strip())
        if time is None:
            raise Unreadable(Phrase(UNREADABLE_TIME, block[mark].strip()[:80]))
        last = end - 1 if end < len(block) and _ID.fullmatch(block[end - 1].strip()) else end
        found.cues.append(Cue(*time, identifier, block[mark + 1 : max(last, mark + 1)]))


def _take_other(found: CaptionFile, block: list[str], first: str) -> None:
    """Comments and styles are set aside; speech after a blank line goes on with its cue."""
    text = "\n".join(block).strip()
    if first.startswith("NOTE"):
        found.skipped.append(Skipped(text, COMMENT))
    elif first.startswith(("STYLE", "REGION")) and not found.cues:
        found.skipped.append(Skipped(text, STYLE))
    elif not found.cues or _ID.fullmatch(first):
        found.skipped.append(Skipped(text, STRAY))
    else:
        found.cues[-1].lines.extend(block)


def remarks(found: CaptionFile, turns: Iterable[Turn]) -> Iterator[str]:
    """What is to be told of the captions and of the turns made of them."""
    if any(cue.end < cue.start for cue in found.cues):
        yield BACKWARDS
    if not any(turn.speaker for turn in turns):
        yield UNNAMED


def merged(skipped: Iterable[Skipped]) -> Iterator[Skipped]:
    """One entry a reason: some files carry a comment for every caption."""
    texts: dict[str, list[str]] = {}
    for part in skipped:
        texts.setdefault(part.why, []).append(part.text)
    yield from (Skipped("\n".join(parts), why) for why, parts in texts.items())
