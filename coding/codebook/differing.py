"""What differs between two wordings, word by word; and who changed what meanwhile. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

Kind = Literal["same", "gone", "new"]
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
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch("same", "".join(old[i:j])))
            continue
        if i < j:
            found.append(Stretch("gone", "".join(old[i:j])))
        if k < m:
            found.append(Stretch("new", "".join(new[k:m])))
    return found


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
