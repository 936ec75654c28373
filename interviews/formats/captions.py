"""From captions (a few words with a time each) to turns: sorted, carried on, joined by speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from interviews.formats.transcript import Cue, Turn
from interviews.phrases import gettext_noop

UNNAMED = gettext_noop("No speakers are named in this file; pauses in the captions part the turns.")
BACKWARDS = gettext_noop("Some captions end before they begin; only their beginning was kept.")
_LONGEST_UNNAMED = 600  # characters after which speech by nobody in particular is broken up
_PAUSE = 2.0  # seconds of silence that break it up too
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")


@dataclass(frozen=True, slots=True)
class Caption:
    """One piece of captioned speech.

    `speaker` is None where the file names nobody here; `utterance` is equal for captions that the
    file itself marks as belonging together.
    """

    start: float | None
    end: float | None
    speaker: str | None
    text: str
    utterance: str = ""


@dataclass(slots=True)
class _Open:
    """A turn still being joined."""

    speaker: str
    utterance: str
    start: float | None
    end: float | None
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    def add(self, caption: Caption) -> None:
        if self.pieces and not touching(self.pieces[-1], caption.text):
            self.pieces.append(" ")
            self.length += 1
        if caption.start is not None:
            self.cues.append(Cue(self.length, caption.start, caption.end))
        self.pieces.append(caption.text)
        self.length += len(caption.text)
        self.utterance = caption.utterance
        if caption.end is not None:
            self.end = max(self.end or caption.end, caption.end)

    def turn(self) -> Turn:
        return Turn(self.speaker, "".join(self.pieces), self.start, self.end, tuple(self.cues))


def to_turns(captions: Iterable[Caption]) -> tuple[Turn, ...]:
    """Turns in order of time; neighbouring captions of one speaker become one turn.

    A caption that names nobody goes on with the speaker before it in the file. Where nobody is
    named at all, a new turn begins at a pause, a new utterance or after some 600 characters.
    """
    turns: list[Turn] = []
    now: _Open | None = None
    for caption in _in_order(_carried_on(captions)):
        if now is None or not _goes_on(now, caption):
            if now:
                turns.append(now.turn())
            now = _Open(caption.speaker or "", caption.utterance, caption.start, caption.end)
        now.add(caption)
    return (*turns, now.turn()) if now else ()


def _in_order(captions: list[Caption]) -> list[Caption]:
    """By time; as they stand where one has none, since nobody knows where it belongs."""
    if any(caption.start is None for caption in captions):
        return captions
    return sorted(captions, key=lambda caption: caption.start or 0.0)


def _carried_on(captions: Iterable[Caption]) -> list[Caption]:
    speaker = ""
    carried = []
    for caption in captions:
        speaker = speaker if caption.speaker is None else caption.speaker
        if text := caption.text.strip():
            at = (caption.start, caption.end, speaker, text, caption.utterance)
            carried.append(Caption(*at))
    return carried


def _goes_on(now: _Open, caption: Caption) -> bool:
    if now.speaker != caption.speaker:
        return False
    if now.speaker:
        return True
    if now.utterance or caption.utterance:
        return now.utterance == caption.utterance
    before = now.end if now.end is not None else now.start
    pause = 0.0 if caption.start is None or before is None else caption.start - before
    return pause < _PAUSE and now.length < _LONGEST_UNNAMED


def touching(before: str, after: str) -> bool:
    """Whether two pieces join without a space, as in Chinese and Japanese."""
    return bool(_UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]))


def one_line(lines: Iterable[str]) -> str:
    """Lines that a captioner broke to fit the screen, as one."""
    joined = ""
    for line in (line.strip() for line in lines):
        if joined and line:
            joined += line if touching(joined, line) else f" {line}"
        else:
            joined += line
    return joined
