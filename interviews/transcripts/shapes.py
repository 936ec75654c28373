"""The shape of a file: its format and the pattern of its speakers' labels. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interviews.formats import names

NAMED = "name"
_NUMBER = re.compile(r"\d+")


def pattern(label: str) -> str:
    """What labels of one kind share: "SPEAKER_01" is "speaker_#"; names of people are "name"."""
    if not label:
        return ""
    if names.is_role(label) or _NUMBER.search(label):
        return _NUMBER.sub("#", label).casefold()
    return NAMED


def shape(format: str, labels: Iterable[str]) -> str:
    """One text a shape; files are of the same shape when theirs are equal."""
    patterns = sorted({pattern(label) for label in labels})
    return f"{format}: {', '.join(patterns)}"[:300]
