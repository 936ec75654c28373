"""How a text is set: which way it runs, and whether its script knows italics. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

SLANTING = {"LATIN", "GREEK", "CYRILLIC"}


class Setting(NamedTuple):
    right_to_left: bool
    upright: bool


def setting(text: str, right_to_left: bool) -> Setting:
    """By its first letter of a direction; a text without any runs as told."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            slants = unicodedata.name(char, "").partition(" ")[0] in SLANTING
            return Setting(direction != "L", not slants)
    return Setting(right_to_left, right_to_left)


def mostly_right_to_left(texts: Iterable[str], told: bool) -> bool:
    """Which way the whole is laid out: as most of its texts run."""
    ways = [setting(text, told).right_to_left for text in texts]
    return 2 * sum(ways) > len(ways) if ways else told
