"""A better file of the same interview, laid over the transcript there is. Pure.

Words tell which turns of the file are which turns of the transcript, and who its speakers are:
whoever says in the file what somebody says in the transcript is that somebody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from interviews.correcting.parts import Part
from interviews.formats.transcript import Turn
from interviews.transcripts.aligning import align
from interviews.transcripts.offsets import tokens

HALF = 0.5
Shared = list[Counter[int]]


def taken_in(
    base: Sequence[Part], read: Sequence[Turn], names: Mapping[str, str]
) -> list[list[Part]]:
    """What stands at each place of ``base`` when the file's turns are put there.

    ``names`` are the speakers there are, by id. A turn of the file takes the label of the first
    turn most of whose words it holds; further ones, and new ones, have none. A place that no turn
    of the file comes to is empty. Where the file has no times the transcript's stay.
    """
    shared = _shared([part.text for part in base], [turn.text for turn in read])
    homes = _homes(base, shared)
    speakers = _speakers(base, read, shared, names)
    places: list[list[Part]] = [[] for _part in base]
    last, labelled = 0, set[int]()
    for turn, home in zip(read, homes, strict=True):
        last = last if home is None else home
        was = base[last] if home is not None and home not in labelled else None
        if was:
            labelled.add(last)
        places[last].append(_part(turn, was, speakers[turn.speaker]))
    return places


def _part(turn: Turn, was: Part | None, speaker: tuple[str, str]) -> Part:
    key, name = speaker
    cues = tuple((cue.offset, cue.start, cue.end) for cue in turn.cues)
    new = Part(None, key, turn.text, name, turn.start, turn.end, cues)
    if was is None:
        return new
    if turn.start is None and turn.text == was.text:
        return replace(was, speaker=key, name=name)
    if turn.start is None:
        return replace(new, label=was.label, start=was.start, end=was.end)
    return replace(new, label=was.label)


def _shared(old: Sequence[str], new: Sequence[str]) -> Shared:
    """For each turn of the file, how many words it shares with each turn of the transcript."""
    there, here = _words(old), _words(new)
    of_old = _owners(there)
    of_new = _owners(here)
    found: Shared = [Counter() for _turn in new]
    for block in align([w for turn in there for w in turn], [w for turn in here for w in turn]):
        for step in range(block.size):
            found[of_new[block.new + step]][of_old[block.old + step]] += 1
    return found


def _words(texts: Sequence[str]) -> list[list[str]]:
    return [[text[start:end].casefold() for start, end in tokens(text)] for text in texts]


def _owners(turns: Sequence[Sequence[str]]) -> list[int]:
    return [index for index, turn in enumerate(turns) for _word in turn]


def _homes(base: Sequence[Part], shared: Shared) -> list[int | None]:
    """The place of each turn of the file, in order; None where it has no words in common."""
    sizes = [len(tokens(part.text)) for part in base]
    found: list[int | None] = []
    for counts in shared:
        most = [place for place, n in sorted(counts.items()) if n >= HALF * sizes[place]]
        found.append(most[0] if most else max(counts, key=lambda p: (counts[p], -p), default=None))
    ahead = list(accumulate((place or 0 for place in found), max))
    return [None if place is None else high for place, high in zip(found, ahead, strict=True)]


def _speakers(
    base: Sequence[Part], read: Sequence[Turn], shared: Shared, names: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """The id of each of the file's speakers, or the name of one who is new."""
    said: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for turn, counts in zip(read, shared, strict=True):
        for place, number in counts.items():
            said[turn.speaker][base[place].speaker, base[place].name] += number
    by_name = {name.casefold(): key for key, name in names.items() if name}
    found: dict[str, tuple[str, str]] = {}
    for turn in read:
        if turn.speaker in found:
            continue
        known = by_name.get(turn.speaker.casefold())
        like = said[turn.speaker].most_common(1)
        if known:
            found[turn.speaker] = (known, "")
        elif like:
            found[turn.speaker] = like[0][0]
        else:
            found[turn.speaker] = ("", turn.speaker[:120]) if turn.speaker else _first(base)
    return found


def _first(base: Sequence[Part]) -> tuple[str, str]:
    return (base[0].speaker, base[0].name) if base else ("", "")
