"""WebVTT captions as Zoom, Teams, Whisper and others save them, with tags open and names odd."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from interviews.formats import labels, names
from interviews.formats.captions import Caption, one_line, to_turns
from interviews.formats.cues import Cue, merged, parsed, remarks
from interviews.formats.labels import Line
from interviews.formats.speech import NO_SPEECH
from interviews.formats.text import clean, decode
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import gettext_noop

NAME = gettext_noop("Zoom or Teams captions (WebVTT)")
EXTENSIONS = (".vtt",)

_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?$", re.M)
_TAG = re.compile(
    r"<(?P<close>/)?(?P<tag>c|i|b|u|v|lang|ruby|rt)(?:\.[^\s<>]*)?(?:[ \t\n]+(?P<note>[^<>]*))?>"
    r"|<(?:\d+:)?\d+:\d\d\.\d+>"
)
_UTTERANCE = re.compile(r"(.*[0-9a-f]{4,}.*)-\d+", re.I)


def recognise(data: bytes) -> bool:
    """Whether `data` begins as a WebVTT file, in any encoding."""
    try:
        return bool(_HEADER.match(decode(data[:400] if len(data) > 400 else data).text.lstrip()))
    except Unreadable:
        return False


def read(data: bytes) -> Transcript:
    """Turns by speaker, each keeping the times of its captions."""
    decoded = decode(data)
    found = parsed(decoded.text)
    turns = to_turns(_captions(found.cues))
    if not turns:
        raise Unreadable(NO_SPEECH)
    notices = (*decoded.notices, *remarks(found, turns))
    skipped = tuple(merged(found.skipped))
    return Transcript(NAME, turns, notices, skipped, language=found.language)


def _captions(cues: Sequence[Cue]) -> list[Caption]:
    voiced = any("<v" in line for cue in cues for line in cue.lines)
    parted = [_voices(cue) for cue in cues] if voiced else _labelled(cues)
    return [
        Caption(cue.start, cue.end if cue.end >= cue.start else None, speaker, text, _group(cue))
        for cue, pieces in zip(cues, parted, strict=True)
        for speaker, text in pieces
    ]


def _group(cue: Cue) -> str:
    found = _UTTERANCE.fullmatch(cue.identifier[:100])
    return found[1] if found else ""


def _voices(cue: Cue) -> list[tuple[str | None, str]]:
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


def _labelled(cues: Sequence[Cue]) -> list[list[tuple[str | None, str]]]:
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
