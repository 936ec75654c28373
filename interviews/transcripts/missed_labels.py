"""Labels that reading a file missed: turns begun where a person says that a label stands. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interviews.formats import names
from interviews.formats.speech import BEFORE, BEFORE_TIMES, SILENT
from interviews.formats.transcript import Cue, Skipped, Transcript, Turn
from interviews.transcripts.joining import joined, moved

MOST = 40
LONGEST = 60
_SUGGESTED = 8
_HEAD = re.compile(r"([^\s:：][^:：\t]{0,58})[:：\t]\s*\S")
_REVIVED = (BEFORE, BEFORE_TIMES)


def tidy_labels(typed: str) -> tuple[str, ...]:
    """Labels as a person typed them, one a line, each once."""
    lines = (" ".join(line.split())[:LONGEST].rstrip(" :：") for line in typed.splitlines())
    return tuple({line.casefold(): line for line in lines if line}.values())[:MOST]


def with_labels(transcript: Transcript, wanted: Sequence[str]) -> Transcript:
    """The transcript with a turn begun at each line that opens with one of the ``wanted`` labels.

    A label opens a line alone, in brackets, or before a colon, a tab or a dash; one typed with a
    mark of its own ("Q.") before a blank. Words set aside before the
    first speaker are speech from the first such label on.
    """
    if not wanted:
        return transcript
    reader = _Reader(_pattern(wanted), _spelling(transcript, wanted))
    before, skipped = reader.revived(transcript.skipped)
    for turn in (*before, *transcript.turns):
        reader.take(turn)
    silent = [Skipped(label, SILENT) for label in reader.silent()]
    return replace(transcript, turns=tuple(reader.turns), skipped=(*skipped, *silent))


def perhaps_labels(transcript: Transcript) -> list[str]:
    """What looks like a label and was taken for speech: the most frequent first, few."""
    found: Counter[str] = Counter()
    known = {name.casefold() for name in transcript.speakers()}
    for turn in transcript.turns:
        for line in turn.text.split("\n"):
            name = _alone(line) or _headed(line)
            if name and name.casefold() not in known:
                found[name] += 1
    return [name for name, times in found.most_common(_SUGGESTED) if times > 1]


def _alone(line: str) -> str:
    name = line.strip().rstrip(":：")
    return name if len(name) <= LONGEST and _is_named(name) and name[-1:].isalnum() else ""


def _headed(line: str) -> str:
    found = _HEAD.match(line.strip())
    return found[1].strip() if found and _is_named(found[1].strip()) else ""


def _is_named(name: str) -> bool:
    likely = names.plausible(name[: names.LONGEST_NAME].strip())
    return len(name.split()) <= names.MOST_WORDS and likely and names.is_given_name(name)


def _pattern(wanted: Iterable[str]) -> re.Pattern[str]:
    each = "|".join(map(_literal, sorted(wanted, key=len, reverse=True)))
    after = r"\s*[:：\t]\s*|\s+[-–—]\s+|[ \t]*$"
    boxed = rf"[\[(<](?P<boxed>{each})[\])>]\s*[:：]?\s*"
    marked = "|".join(_literal(one) for one in wanted if not one[-1].isalnum())
    own = rf"|(?P<marked>{marked})\s+" if marked else ""
    return re.compile(rf"\s*(?:{boxed}|(?P<bare>{each})(?:{after}){own})", re.I)


def _literal(label: str) -> str:
    return re.escape(label).replace(r"\ ", r"\s+")


def _spelling(transcript: Transcript, wanted: Iterable[str]) -> dict[str, str]:
    """How each label is spelt: as a speaker who is there already, else as typed ("Q." is Q)."""
    typed = {label.casefold(): label.strip(" .()[]<>") or label for label in wanted}
    return typed | {name.casefold(): name for name in transcript.speakers() if name}


@dataclass(frozen=True)
class _Opening:
    """A label in a turn: where its line begins, and where its speech does."""

    speaker: str
    line: int
    speech: int


class _Reader:
    """Takes turns one by one and cuts them where labels open lines."""

    def __init__(self, pattern: re.Pattern[str], spelling: dict[str, str]) -> None:
        self.pattern = pattern
        self.spelling = spelling
        self.turns: list[Turn] = []
        self.heard = ""
        self.waiting = ""
        self.quiet: list[str] = []

    def revived(self, skipped: Sequence[Skipped]) -> tuple[list[Turn], tuple[Skipped, ...]]:
        """Turns from what was set aside before the first speaker, from the first label on."""
        for index, part in enumerate(skipped):
            if part.why in _REVIVED and self._openings(part.text):
                later = skipped[index:]
                speech = [Turn("", one.text, None, None) for one in later if one.why in _REVIVED]
                rest = (one for one in later if one.why not in _REVIVED)
                return speech, (*skipped[:index], *rest)
        return [], tuple(skipped)

    def take(self, turn: Turn) -> None:
        openings = self._openings(turn.text)
        if turn.speaker:
            self._hear("")
        ends = [opening.line for opening in openings] + [len(turn.text)]
        if ends[0]:
            self._keep(_piece(turn, 0, ends[0], turn.speaker or self.heard))
        for opening, end in zip(openings, ends[1:], strict=True):
            self._hear(opening.speaker)
            self._keep(_piece(turn, opening.speech, end, opening.speaker, opening.line))

    def silent(self) -> list[str]:
        """Labels under which nothing stands."""
        self._hear("")
        return self.quiet

    def _hear(self, speaker: str) -> None:
        if self.waiting:
            self.quiet.append(self.waiting)
        self.heard = self.waiting = speaker

    def _keep(self, turn: Turn) -> None:
        if not turn.text.strip():
            return
        goes_on = self.heard and not self.waiting and turn.speaker == self.heard
        if goes_on and self.turns and self.turns[-1].speaker == self.heard:
            self.turns[-1] = joined(self.turns[-1], turn)
        else:
            self.turns.append(turn)
        self.waiting = ""

    def _openings(self, text: str) -> list[_Opening]:
        found, start = [], 0
        for line in text.split("\n"):
            if opened := self.pattern.match(line):
                label = " ".join(next(filter(None, opened.groups())).split())
                speaker = self.spelling.get(label.casefold(), label)
                found.append(_Opening(speaker, start, start + opened.end()))
            start += len(line) + 1
        return found


def _piece(turn: Turn, start: int, end: int, speaker: str, line: int | None = None) -> Turn:
    """``[start, end)`` of a turn as a turn of its own; ``line`` is where its label stands."""
    raw = turn.text[start:end]
    start += len(raw) - len(raw.lstrip())
    text = raw.strip()
    inside = [cue for cue in turn.cues if start < cue.offset < start + len(text)]
    begun = [cue for cue in turn.cues if (line or 0) <= cue.offset <= start]
    cues = [*(replace(cue, offset=start) for cue in begun[-1:]), *inside]
    return Turn(
        speaker,
        text,
        turn.start if not line else _first(begun),
        turn.end if end == len(turn.text) else None,
        moved(cues, -start),
    )


def _first(cues: Sequence[Cue]) -> float | None:
    return cues[0].start if cues else None
