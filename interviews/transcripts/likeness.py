"""Whether two files say much the same: a small sketch of the words alone. Pure.

Of the hashes of all runs of eight words the smallest are kept. The share of them that two texts
have in common estimates the share of runs that the texts have in common (Broder 1997), whatever
their case, marks, labels and turns.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable
from heapq import nsmallest
from typing import Generic, TypeVar
from zlib import crc32

from interviews.formats.transcript import Transcript

_WORD = re.compile(r"\w+")
_RUN = 8  # words
_KEPT = 64  # hashes
_BITS = 0xFFFFFFFF
_FEW = 16  # runs; shorter files say the same by chance
ALIKE = 0.5

K = TypeVar("K", bound=Hashable)


def sketch(transcript: Transcript) -> str:
    """Hashes in hexadecimal, parted by blanks; "" where there is too little speech."""
    text = unicodedata.normalize("NFKC", " ".join(turn.text for turn in transcript.turns))
    words = _WORD.findall(text.casefold())
    numbers = {word: crc32(word.encode("utf-8", "replace")) for word in set(words)}
    said = [numbers[word] for word in words]
    runs = zip(*(said[at:] for at in range(_RUN)), strict=False)
    # Python hashes tuples of integers alike in every process, and a million in no time.
    hashes = {hash(run) & _BITS for run in runs}
    if len(hashes) < _FEW:
        return ""
    return " ".join(f"{each:08x}" for each in nsmallest(_KEPT, hashes))


class Sketches(Generic[K]):
    """Sketches by key, asked which of them is most like another."""

    def __init__(self) -> None:
        self._keys: dict[str, list[K]] = defaultdict(list)

    def add(self, key: K, sketch: str) -> None:
        for each in sketch.split():
            self._keys[each].append(key)

    def like(self, sketch: str) -> K | None:
        """The key whose sketch has most in common with this one, if that is enough."""
        held = sketch.split()
        common = Counter(key for each in held for key in self._keys.get(each, ()))
        for key, number in common.most_common(1):
            if number >= ALIKE * len(held):
                return key
        return None
