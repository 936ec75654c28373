"""What a person should look at before a file is kept: times that cannot be right. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from interviews.formats.transcript import Transcript
from interviews.phrases import Phrase, gettext_noop

FLAT = gettext_noop(
    "All turns begin at the same time, so the times cannot be right. Look whether the file has "
    "others, or leave the times out."
)
BACKWARDS = gettext_noop(
    "Many turns begin before the turn above them. If the file is in the right order, leave the "
    "times out."
)
UNREAD = gettext_noop(
    "Many turns begin with what may be a time but could not be read as one, such as “{}”. It "
    "stays among the words; nothing was made of it."
)
_LIKE_A_TIME = re.compile(r"\W?\d{1,3}[:.]\d{2,3}(?:[:.,]\d{1,3}){0,2}(?!\d)\W?")
_FEW = 3


def doubts(transcript: Transcript) -> list[str]:
    """Sentences about times that a person must decide on; none where all is well."""
    starts = [turn.start for turn in transcript.turns if turn.start is not None]
    back = sum(after < before for before, after in pairwise(starts))
    found = []
    if len(starts) >= _FEW and len(set(starts)) == 1:
        found.append(FLAT)
    elif back >= _FEW and back > 0.1 * len(starts):
        found.append(BACKWARDS)
    return found + _unread(transcript)


def without_times(transcript: Transcript) -> Transcript:
    turns = (replace(turn, start=None, end=None, cues=()) for turn in transcript.turns)
    return replace(transcript, turns=tuple(turns))


def _unread(transcript: Transcript) -> list[str]:
    """Said where at least a fifth of the turns open with an unread time."""
    untimed = [turn.text for turn in transcript.turns if turn.start is None]
    opened = [found[0] for text in untimed if (found := _LIKE_A_TIME.match(text))]
    many = len(opened) >= _FEW and 5 * len(opened) >= len(transcript.turns)
    return [Phrase(UNREAD, opened[0].strip())] if many else []
