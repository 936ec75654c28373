"""Where lost words may stand in a corrected text: the stretch that is most like them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from interviews.transcripts.anchoring import Place
from interviews.transcripts.offsets import Kind, kind, tokens

ENOUGH = 0.3  # of the old words must stand in a stretch that is suggested


def suggest(words: str, text: str, near: int) -> Place | None:
    """The stretch of ``text`` that shares most words with the lost ones, nearest to a place.

    None where no stretch shares enough. Linear in the text.
    """
    wanted = [word for word, _at in _words(words)]
    found = _words(text)
    if not wanted or not found:
        return None
    first, shared = _best(wanted, [word for word, _at in found], _index(found, near))
    if shared < max(1, ENOUGH * len(wanted)):
        return None
    stretch = found[first : first + len(wanted)]
    kept = [at for word, at in stretch if word in set(wanted)]
    return Place(kept[0].start, kept[-1].end)


def _words(text: str) -> list[tuple[str, Place]]:
    return [
        (text[start:end].casefold(), Place(start, end))
        for start, end in tokens(text)
        if kind(text[start]) in (Kind.WORD, Kind.SOLO)
    ]


def _index(found: Sequence[tuple[str, Place]], near: int) -> int:
    return next((index for index, (_, at) in enumerate(found) if at.end > near), len(found) - 1)


def _best(wanted: list[str], words: list[str], near: int) -> tuple[int, int]:
    """Where the window of as many words begins that shares most with those wanted."""
    need, have, shared = Counter(wanted), Counter[str](), 0
    best, first, size = -1, 0, len(wanted)
    for end, word in enumerate(words):
        have[word] += 1
        shared += have[word] <= need[word]
        if end >= size:
            gone = words[end - size]
            shared -= have[gone] <= need[gone]
            have[gone] -= 1
        start = max(end - size + 1, 0)
        if shared > best or (shared == best and abs(start - near) < abs(first - near)):
            best, first = shared, start
    return first, best
