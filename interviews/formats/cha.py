"""CHAT transcripts, as CLAN and the TalkBank corpora have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from interviews.formats import names
from interviews.formats.captions import one_line, touching
from interviews.formats.speech import NO_SPEECH
from interviews.formats.text import decode
from interviews.formats.transcript import Cue, Skipped, Transcript, Turn, Unreadable
from interviews.phrases import Phrase, gettext_noop

NAME = gettext_noop("CHAT transcript (.cha)")
EXTENSIONS = (".cha",)
HEADER = gettext_noop("It is a header of the CHAT file, which describes the recording.")
DEPENDENT = gettext_noop("It is the tier %{}, which describes the speech.")
STRAY = gettext_noop("It stands before the first speaker.")
UNREADABLE_TIME = gettext_noop(
    "The time “{}” cannot be read, so nothing was imported rather than giving a passage a wrong "
    "time. Correct it in the file (two numbers of milliseconds, as 1200_3450, between two bullets) "
    "and import the file again."
)
BACKWARDS = gettext_noop("Some utterances end before they begin; only their beginning was kept.")

_OPENING = re.compile(r"\s*@(?:UTF8|Begin|Window|Font|PID|Color words)\b")
_MAIN = re.compile(r"\*([^\s:*]{1,30}):[ \t]*(.*)", re.S)
_TIER = re.compile(r"%([^\s:%]{1,30}):[ \t]*(.*)", re.S)
_BULLET = re.compile("[ \t]*\x15([^\x15]*)\x15[ \t]*")
_TIMES = re.compile(r"(?:%(?:snd|mov):)?(?:.*_)?(\d{1,10})_(\d{1,10})-?", re.S)
_PICTURE = re.compile(r"%(?:pic|txt):.*", re.S)
_LANGUAGE = re.compile(r"@Languages:\s*(\w{2,3})\b")
_SHORT = {
    "ara": "ar", "cat": "ca", "ces": "cs", "cym": "cy", "dan": "da", "deu": "de", "ell": "el",
    "eng": "en", "est": "et", "eus": "eu", "fas": "fa", "fin": "fi", "fra": "fr", "gle": "ga",
    "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "isl": "is", "ita": "it",
    "jpn": "ja", "kor": "ko", "lit": "lt", "nld": "nl", "nor": "no", "pol": "pl", "por": "pt",
    "ron": "ro", "rus": "ru", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "tam": "ta",
    "tha": "th", "tur": "tr", "zho": "zh",
}  # fmt: skip
"""Three letters of ISO 639-3 to the two that browsers and settings know."""


@dataclass(slots=True)
class _Turn:
    """Neighbouring utterances of one speaker."""

    speaker: str
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    def add(self, words: str, time: tuple[float, float | None] | None) -> None:
        if self.pieces and not touching(self.pieces[-1], words):
            self.pieces.append(" ")
            self.length += 1
        if time:
            self.cues.append(Cue(self.length, *time))
        self.pieces.append(words)
        self.length += len(words)

    def turn(self) -> Turn:
        start = self.cues[0].start if self.cues and not self.cues[0].offset else None
        ends = [cue.end for cue in self.cues if cue.end is not None]
        text = "".join(self.pieces)
        return Turn(self.speaker, text, start, max(ends, default=None), tuple(self.cues))


def recognise(data: bytes) -> bool:
    """Whether `data` opens with CHAT's headers."""
    if b"@" not in data[:400]:
        return False
    try:
        return bool(_OPENING.match(decode(data).text))
    except Unreadable:
        return False


def read(data: bytes) -> Transcript:
    """Turns of the main lines; headers and dependent tiers are set aside."""
    decoded = decode(data)
    lines = _lines(decoded.text)
    mains = [(found[1], found[2]) for line in lines if (found := _MAIN.fullmatch(line))]
    turns = _turns(mains, _speakers(lines))
    if not turns:
        raise Unreadable(NO_SPEECH)
    notices = list(decoded.notices)
    if any(cue.end is None for turn in turns for cue in turn.cues):
        notices.append(BACKWARDS)
    language = _LANGUAGE.search(decoded.text)
    code = language[1] if language else ""
    return Transcript(
        NAME,
        turns,
        tuple(notices),
        tuple(_set_aside(lines)),
        language=_SHORT.get(code, code),
    )


def _lines(text: str) -> list[str]:
    """The lines of the file, each with those that go on with it after a tab."""
    lines: list[list[str]] = []
    for line in text.split("\n"):
        if lines and line[:1] not in ("*", "%", "@"):
            lines[-1].append(line)
        elif line.strip():
            lines.append([line])
    return [one_line(parts) for parts in lines]


def _speakers(lines: Iterable[str]) -> dict[str, str]:
    """What to call each code: a name where one is given, else the role, told apart if need be."""
    named: dict[str, str] = {}
    roles: dict[str, str] = {}
    for line in lines:
        if line.startswith("@Participants:"):
            for each in line.partition(":")[2].split(","):
                code, *rest = [word.replace("_", " ") for word in each.split()[:3]] or [""]
                if len(rest) == 2:
                    named[code] = rest[0]
                elif rest:
                    roles[code] = rest[0]
    times = Counter([*named.values(), *roles.values()])
    called = {**roles, **named}
    return {
        code: names.tidy(name if times[name] == 1 else f"{name} {code}")
        for code, name in called.items()
    }


def _turns(mains: Iterable[tuple[str, str]], speakers: dict[str, str]) -> tuple[Turn, ...]:
    """Turns in the order of the file; neighbouring utterances of a speaker make one."""
    turns: list[_Turn] = []
    for code, said in mains:
        speaker = speakers.get(code) or code
        if not turns or turns[-1].speaker != speaker:
            turns.append(_Turn(speaker))
        _add(turns[-1], said)
    return tuple(each.turn() for each in turns if each.pieces)


def _add(turn: _Turn, said: str) -> None:
    """Add an utterance; a time between bullets is that of the words before it."""
    place = 0
    for bullet in _BULLET.finditer(said):
        _append(turn, said[place : bullet.start()], _time(bullet[1]))
        place = bullet.end()
    if "\x15" in said[place:]:
        raise Unreadable(Phrase(UNREADABLE_TIME, said[place:].partition("\x15")[2].strip()[:80]))
    _append(turn, said[place:], None)


def _append(turn: _Turn, words: str, time: tuple[float, float | None] | None) -> None:
    if words := words.strip():
        turn.add(words, time)


def _time(bullet: str) -> tuple[float, float | None] | None:
    """Seconds from `1200_3450`, or from `%snd:"file"_1200_3450`; None for a picture."""
    text = bullet.strip()
    if _PICTURE.fullmatch(text):
        return None
    found = _TIMES.fullmatch(text)
    if not found:
        raise Unreadable(Phrase(UNREADABLE_TIME, text[:80]))
    start, end = int(found[1]) / 1000, int(found[2]) / 1000
    return start, end if end >= start else None


def _set_aside(lines: Sequence[str]) -> Iterable[Skipped]:
    """One entry for the headers, and one for each kind of dependent tier."""
    texts: dict[str, list[str]] = {}
    for line in lines:
        if _MAIN.fullmatch(line):
            continue
        tier = _TIER.fullmatch(line)
        why = Phrase(DEPENDENT, tier[1]) if tier else HEADER if line.startswith("@") else STRAY
        texts.setdefault(why, []).append(line.replace("\x15", ""))
    yield from (Skipped("\n".join(parts), why) for why, parts in texts.items())
