"""SubRip captions, with the names that some programs write into them."""

from __future__ import annotations

import re

from interviews.formats import arrows, cues
from interviews.formats.captions import to_turns
from interviews.formats.speech import NO_SPEECH
from interviews.formats.text import decode
from interviews.formats.transcript import Skipped, Transcript, Unreadable
from interviews.phrases import gettext_noop

NAME = gettext_noop("SubRip captions (.srt)")
EXTENSIONS = (".srt",)

_OPENING = re.compile(r"\s*\d+[ \t]*\n(?=[^\n]{0,200}\d:)[^\n]{0,200}-->")
_TAG = re.compile(r"</?(?:[biu]|font)(?:\s[^<>]*)?>|\{\\[a-z0-9&,.()]{1,40}\}", re.I)
_DASH = re.compile(r"^[-–]\s*(?=\S)")


def recognise(data: bytes) -> bool:
    """Whether `data` opens with a number and a time on lines of their own."""
    try:
        return bool(_OPENING.match(decode(data[:4000]).text))
    except Unreadable:
        return False


def read(data: bytes) -> Transcript:
    """Turns by speaker where captions name them, each keeping the times of its captions."""
    decoded = decode(data)
    found = cues.parsed(decoded.text)
    groups = [_lines(cue) for cue in found.cues]
    turns = to_turns(arrows.captions([(cue.start, cue.end) for cue in found.cues], groups))
    if not turns:
        raise Unreadable(NO_SPEECH)
    notices = (*decoded.notices, *cues.remarks(found, turns))
    return Transcript(NAME, turns, notices, tuple(cues.merged(_odd(found.skipped))))


def _lines(cue: cues.Cue) -> list[str]:
    """The lines of a cue without tags; a dash before a name only says that somebody else speaks."""
    plain = (_TAG.sub("", line).strip() for line in cue.lines)
    return [_DASH.sub("", line) if ":" in line else line for line in plain if line]


def _odd(skipped: list[Skipped]) -> list[Skipped]:
    """What stands without a time, but for the numbers of captions."""
    return [part for part in skipped if not part.text.isdigit()]
