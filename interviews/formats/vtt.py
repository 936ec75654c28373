"""WebVTT captions as Zoom, Teams, Whisper and others save them.

Read here rather than by a library: real files leave cues out of order, tags open and header lines
in odd places, and a time that cannot be read must be refused with its line, never skipped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from interviews.formats import labels, names
from interviews.formats.arrows import UNREADABLE_TIME
from interviews.formats.captions import Caption, one_line, to_turns
from interviews.formats.labels import Line
from interviews.formats.speech import NO_SPEECH
from interviews.formats.text import clean, decode
from interviews.formats.times import interval
from interviews.formats.transcript import Skipped, Transcript, Unreadable

NAME = "Zoom or Teams captions (WebVTT)"
EXTENSIONS = (".vtt",)
COMMENT = "It is a comment in the caption file (NOTE)."
STYLE = "It says how captions look on a screen."
STRAY = "It stands in the caption file without a time."
UNNAMED = "No speakers are named in this file; pauses in the captions part the turns."
BACKWARDS = "Some captions end before they begin; only their beginning was kept."

_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?$", re.M)
_LANGUAGE = re.compile(r"Language[ \t]*[:=][ \t]*(\S+)", re.I)
_TAG = re.compile(
    r"<(?P<close>/)?(?P<tag>c|i|b|u|v|lang|ruby|rt)(?:\.[^\s<>]*)?(?:[ \t\n]+(?P<note>[^<>]*))?>"
    r"|<(?:\d+:)?\d+:\d\d\.\d+>"
)
_UTTERANCE = re.compile(r"(.*[0-9a-f]{4,}.*)-\d+", re.I)
_ID = re.compile(r"\d+|[0-9a-f]{8}-[0-9a-f-]{20,}(?:/\d+)?(?:-\d+)?|[\d:.>\s-]+", re.I)


@dataclass(slots=True)
class _Cue:
    """A cue as it stands in the file."""

    start: float
    end: float
    identifier: str
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _File:
    """What a caption file holds besides its header."""

    cues: list[_Cue] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    language: str = ""


def recognise(data: bytes) -> bool:
    """Whether `data` begins as a WebVTT file, in any encoding."""
    try:
        return bool(_HEADER.match(decode(data[:400] if len(data) > 400 else data).text.lstrip()))
    except Unreadable:
        return False


def read(data: bytes) -> Transcript:
    """Turns by speaker, each keeping the times of its captions."""
    decoded = decode(data)
    found = _parsed(decoded.text)
    turns = to_turns(_captions(found.cues))
    if not turns:
        raise Unreadable(NO_SPEECH)
    notices = list(decoded.notices)
    if any(cue.end < cue.start for cue in found.cues):
        notices.append(BACKWARDS)
    if not any(turn.speaker for turn in turns):
        notices.append(UNNAMED)
    skipped = tuple(_merged(found.skipped))
    return Transcript(NAME, turns, tuple(notices), skipped, language=found.language)


def _parsed(text: str) -> _File:
    found = _File()
    for number, block in enumerate(_blocks(text)):
        first = block[0].strip()
        timing = next((i for i, line in enumerate(block[:3]) if "-->" in line), None)
        if timing is None and number == 0:
            language = _LANGUAGE.search("\n".join(block))
            found.language = language[1] if language else ""
        elif timing is not None and not first.startswith("NOTE"):
            _take_cues(found, block, timing)
        else:
            _take_other(found, block, first)
    return found


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


def _take_cues(found: _File, block: list[str], timing: int) -> None:
    """A block is one cue, or several where the blank line between them was lost."""
    marks = [i for i, line in enumerate(block) if i >= timing and "-->" in line]
    if len(marks) > 1:
        marks = [i for i in marks if i == timing or interval(block[i].strip())]
    identifier = block[timing - 1].strip() if timing else ""
    for mark, end in zip(marks, [*marks[1:], len(block)], strict=True):
        time = interval(block[mark].strip())
        if time is None:
            raise Unreadable(UNREADABLE_TIME.format(block[mark].strip()[:80]))
        last = end - 1 if end < len(block) and _ID.fullmatch(block[end - 1].strip()) else end
        found.cues.append(_Cue(*time, identifier, block[mark + 1 : max(last, mark + 1)]))


def _take_other(found: _File, block: list[str], first: str) -> None:
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


def _merged(skipped: Iterable[Skipped]) -> Iterator[Skipped]:
    """One entry a reason: some files carry a comment for every caption."""
    texts: dict[str, list[str]] = {}
    for part in skipped:
        texts.setdefault(part.why, []).append(part.text)
    yield from (Skipped("\n".join(parts), why) for why, parts in texts.items())


def _captions(cues: Sequence[_Cue]) -> list[Caption]:
    voiced = any("<v" in line for cue in cues for line in cue.lines)
    parted = [_voices(cue) for cue in cues] if voiced else _labelled(cues)
    return [
        Caption(cue.start, cue.end if cue.end >= cue.start else None, speaker, text, _group(cue))
        for cue, pieces in zip(cues, parted, strict=True)
        for speaker, text in pieces
    ]


def _group(cue: _Cue) -> str:
    found = _UTTERANCE.fullmatch(cue.identifier[:100])
    return found[1] if found else ""


def _voices(cue: _Cue) -> list[tuple[str | None, str]]:
    """The cue's speech by voice tag; None before any."""
    payload = "\n".join(cue.lines)
    pieces: list[tuple[str | None, str]] = []
    speaker: str | None = None
    kept, position = "", 0
    for found in _TAG.finditer(payload):
        kept += payload[position : found.start()]
        position = found.end()
        if found["tag"] == "v" and not found["close"]:
            pieces.append((speaker, kept))
            speaker, kept = _voice(found["note"]), ""
    pieces.append((speaker, kept + payload[position:]))
    return [(who, plain) for who, text in pieces if (plain := _plain(text))]


def _voice(note: str | None) -> str | None:
    """The name in a voice tag, without the stray colon some versions leave."""
    return names.tidy(_unescaped(note or "").strip().rstrip(":：")) or None


def _labelled(cues: Sequence[_Cue]) -> list[list[tuple[str | None, str]]]:
    """The cues' speech by `Name: text`, where such names count in this file."""
    texts = [_plain(_TAG.sub("", "\n".join(cue.lines))) for cue in cues]
    heads = [labels.head_of(Line(text)) if text else None for text in texts]
    counted = labels.counting(heads, sum(1 for text in texts if text), header=False)
    return [
        [(counted.speaker(head), head.body)] if head and counted.counts(head) else [(None, text)]
        for head, text in zip(heads, texts, strict=True)
    ]


def _plain(text: str) -> str:
    return one_line(_unescaped(text).split("\n"))


def _unescaped(text: str) -> str:
    return clean(html.unescape(text)) if "&" in text else text
