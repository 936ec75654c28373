"""The light colours of static/css/palette.css and tokens.css, for pictures that leave the house.

A test keeps them alike. Pure.
"""

from __future__ import annotations

from typing import NamedTuple


class Hue(NamedTuple):
    """A code colour: the ground of what it tints, the letters on that, and its line."""

    ground: str
    letters: str
    line: str


CODES = (
    Hue("#deebfe", "#1e3c6c", "#557dbc"),
    Hue("#fde4d2", "#5c3003", "#5c3003"),
    Hue("#f9e7cc", "#523702", "#a47415"),
    Hue("#d2effe", "#01435c", "#0c4a63"),
    Hue("#eaedcf", "#3f4102", "#575a06"),
    Hue("#e1efd7", "#31441f", "#7f946c"),
    Hue("#ece5fe", "#443065", "#4b1e81"),
    Hue("#fee1e2", "#64262c", "#b03c4c"),
    Hue("#e5e8fe", "#34366b", "#5554b9"),
    Hue("#cbf2f6", "#03464c", "#0d9eab"),
    Hue("#fee1e9", "#61263d", "#840e49"),
    Hue("#f9e0fb", "#542a57", "#86378e"),
)
PAPER, SURFACE, INK, INK_SOFT, RULE = "#fbfaf7", "#ffffff", "#1f2328", "#4b515a", "#878277"


def hue(colour: int) -> Hue:
    """The colour numbered 1 to 12; any other number comes round."""
    return CODES[(colour - 1) % len(CODES)]
