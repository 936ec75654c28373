"""The kinds of pictures; a new one is added by copying a sibling and naming it here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from coding.pictures.asked import Asked
from coding.pictures.kinds import overlaps, participants, transcript, work
from coding.pictures.picture import Picture


@dataclass(frozen=True)
class Kind:
    """What a picture is called and for; ``asks`` names the choices its page offers."""

    name: Any
    about: Any
    make: Callable[[Asked], Picture]
    asks: frozenset[str]
    top: int = 0
    rolled: bool = True


KINDS: dict[str, Kind] = {
    "participants": Kind(
        _("Heat map of codes by participant"),
        _("How many passages of each code each participant speaks in."),
        participants.make,
        frozenset({"code", "interview", "voice", "participant"}),
        participants.TOP,
    ),
    "overlaps": Kind(
        _("Heat map of codes that occur together"),
        _("How many passages of one code overlap, share a turn or stand near those of another."),
        overlaps.make,
        frozenset({"code", "interview", "voice", "rule"}),
        overlaps.TOP,
        rolled=False,  # as the table: a code is together with its sub-codes by construction
    ),
    "transcript": Kind(
        _("A transcript’s portrait"),
        _("One interview from its first word to its last: who speaks, and which codes lie where."),
        transcript.make,
        frozenset({"code", "transcript", "voice"}),
        transcript.TOP,
        rolled=False,
    ),
    "work": Kind(
        _("Work over time"),
        _("What was coded by whom and when, and when codes and memos were worked on."),
        work.make,
        frozenset({"person", "unit"}),
    ),
}
