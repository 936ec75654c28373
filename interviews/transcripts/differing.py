"""What differs between two wordings, word by word; and who changed what meanwhile. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from interviews.transcripts.aligning import Block, align

Kind = Literal["same", "gone", "new"]
LONG = 250_000  # words by words that difflib compares in a moment
# Words with what follows them up to the next; scripts without spaces are compared by character.
WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+|\s+|[^\w\s]")


class Stretch(NamedTuple):
    """Words that stayed, went, or came."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Stretch]:
    """The stretches of both texts in order.

    The stretches "same" and "gone" joined are ``before``; "same" and "new" joined are ``after``.
    """
    old, new = WORDS.findall(before), WORDS.findall(after)
    found: list[Stretch] = []
    gone = came = ""
    opcodes = _opcodes(old, new)
    for place, (tag, i, j, k, m) in enumerate(opcodes):
        within = 0 < place < len(opcodes) - 1
        if tag == "equal" and not (within and _slight(old[i:j])):
            found += _changed(gone, came)
            found.append(Stretch("same", "".join(old[i:j])))
            gone = came = ""
        else:
            gone += "".join(old[i:j])
            came += "".join(new[k:m])
    return found + _changed(gone, came)


def _opcodes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """As difflib's; of long texts in a time that grows with their length alone."""
    if len(old) * len(new) <= LONG:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    found: list[tuple[str, int, int, int, int]] = []
    a = b = 0
    for block in [*align(old, new), Block(len(old), len(new), 0)]:
        if (a, b) != (block.old, block.new):
            found.append(("replace", a, block.old, b, block.new))
        a, b = block.old + block.size, block.new + block.size
        if block.size:
            found.append(("equal", block.old, a, block.new, b))
    return found


def _slight(kept: list[str]) -> bool:
    """Whether what stayed between two changes is too little to read them apart by."""
    return sum(word.strip().isalnum() for word in kept) < 2


def _changed(gone: str, came: str) -> list[Stretch]:
    found = [Stretch("gone", gone)] if gone else []
    return [*found, Stretch("new", came)] if came else found


class Settled(NamedTuple):
    """What to write, and the fields on which two people disagree."""

    changes: dict[str, Any]
    clashing: tuple[str, ...]


def settle(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Settled:
    """Whether my changes can stand beside those someone made since I opened the form.

    ``base`` is what I saw, ``mine`` what I sent, ``theirs`` what stands now; the fields of
    ``mine`` are compared. Only fields that I changed are written, so both people's changes of
    different fields stand; a field changed by both, to different values, clashes.
    """
    changed = {name: value for name, value in mine.items() if value != base[name]}
    clashing = tuple(
        name
        for name, value in changed.items()
        if theirs[name] != base[name] and theirs[name] != value
    )
    return Settled(changed, clashing)
