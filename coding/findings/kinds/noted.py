"""What the team notes of participants for whom a theme has no passage, in place of a dash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from coding.findings.printed import Held, Part
from coding.findings.wording import listed
from coding.themes.models import Otherwise
from coding.themes.queries import Entry, Voice

Told = tuple[str, list[str]]
Way = Callable[[str], str]


def known_of(entry: Entry, joined: str) -> dict[str, set[str]]:
    """What is noted of each participant, by label: as on the theme's page, of those alone for
    whom no passage was chosen.

    In a table of who says so, somebody with none but contrary passages said otherwise.
    """
    return {one.participant.label: _known(one, joined) for one in entry.voices}


def told_of(known: Mapping[str, set[str]], held: Sequence[str]) -> list[Told]:
    """What is noted of some participants, each with whose it is."""
    found = [
        (str(what.label), [label for label in held if what in known.get(label, ())])
        for what in Otherwise
    ]
    return [(said, labels) for said, labels in found if labels]


def noted(told: Sequence[Told], way: Way, *, named: bool) -> Held:
    """The words, with the names they are said of where a cell is not one participant's.

    ``way`` is the page of a participant's contrary passages, where there are any.
    """
    parts = tuple(part for part in _parts(told, way, named) if part.text)
    said = "".join(part.text for part in parts)
    return Held(said, said, parts, number=not named)


def note() -> str:
    return _(
        "Said otherwise, not asked, nothing found: what the team noted of somebody for whom no "
        "passage was chosen; said otherwise, too, of whom it chose contrary passages alone. Words, "
        "and no count."
    )


def _known(voice: Voice, joined: str) -> set[str]:
    if voice.chosen:
        return {Otherwise.OTHERWISE} if joined == "said" and not voice.said else set()
    return {one.what for one in voice.noted}


def _parts(told: Sequence[Told], way: Way, named: bool) -> Iterator[Part]:
    for place, (said, labels) in enumerate(told):
        yield Part("; " if place else "")
        if not named:
            yield Part(said, way(labels[0]))
            continue
        between = listed(["\0"] * len(labels)).split("\0")[1:]
        yield Part(f"{said}: ")
        for label, after in zip(labels, between, strict=True):
            yield Part(label, way(label))
            yield Part(after)
