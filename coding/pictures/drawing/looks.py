"""What all pictures look like: faces, inks, the steps of a heat map, and Vega-Lite's settings.

Pure. On a page `static/css/pictures.css` gives each of these colours its counterpart for dark
screens by its very value, so a colour that is changed here is changed there, too.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"  # a name; nothing is fetched
FACES = "'Liberation Sans', Arial, Helvetica, 'DejaVu Sans', sans-serif"
INK, INK_SOFT, RULE, GROUND = "#1f2328", "#4b515a", "#dedad1", "#f3f1ec"
ON_LIGHT, ON_DARK = "#1f2329", "#fffffe"  # numbers in cells
STEPS = ("#dcebf1", "#adcfdd", "#78abc1", "#37738f", "#164a63")
DARK_FROM = 3  # the first step on which numbers are light
MEMBERS = (
    "#048287",
    "#69065d",
    "#0b4b01",
    "#646801",
    "#913351",
    "#583395",
    "#976358",
    "#345e86",
)
NO_MEMBER = "#666b73"  # the team's voice, an imported author's
ROLES = {"interviewer": "#c9c4b8", "participant": "#7d99ab", "": "#a9a59b"}
PLACE = "https://place.invalid/"  # stands for a mark's address until the picture is cleaned

Spec = dict[str, Any]


def dressed(spec: Spec) -> Spec:
    """A specification with the look all pictures have."""
    return {
        "$schema": SCHEMA,
        "background": None,
        "padding": {"left": 4, "top": 4, "right": 28, "bottom": 6},
        "config": CONFIG,
        **spec,
    }


def said(names: Sequence[str]) -> str:
    """An expression that labels a scale's numbers with these names."""
    return f"({json.dumps(list(names))})[datum.value]"


def keyed(names: dict[str, str]) -> str:
    """The names as an expression to look one up in."""
    return json.dumps(names)


def numbered(names: Sequence[object]) -> list[int]:
    return list(range(len(names)))


def bounds(most: int) -> list[int]:
    """The first number of each step up to ``most``: at most five steps, about equally wide."""
    steps = min(len(STEPS), max(most, 1))
    return [1 + (most * step) // steps for step in range(steps)]


def step_of(number: int, firsts: Sequence[int]) -> int:
    """The step a number from 1 on lies in."""
    return sum(number >= first for first in firsts) - 1


def named_steps(firsts: Sequence[int], most: int) -> list[str]:
    """How each step reads in the key: ``1``, ``2–3``."""
    ranges = pairwise([*firsts, most + 1])
    return [str(a) if b - a == 1 else f"{a}–{b - 1}" for a, b in ranges]


def spread(steps: int) -> list[str]:
    """Colours for so many steps, from the lightest to the darkest."""
    if steps == 1:
        return [STEPS[2]]
    last = len(STEPS) - 1
    return [STEPS[round(step * last / (steps - 1))] for step in range(steps)]


def letters(colour: str) -> str:
    """The colour of numbers upon a step's colour."""
    return ON_DARK if STEPS.index(colour) >= DARK_FROM else ON_LIGHT


def room(name: str) -> int:
    """The pixels a name may take at 12 pixels a letter, in the widest face it may be shown in."""
    return sum(map(_width, name))


def _width(letter: str) -> int:
    if letter in "WM@mw" or unicodedata.east_asian_width(letter) in "WF":
        return 12
    return 9 if letter.isupper() else 7


def extent(names: Sequence[str]) -> int:
    """The room an axis with these labels needs, whatever face a page shows it in."""
    return 8 + max((room(name) for name in names), default=0)


def shortened(name: str, pixels: int) -> str:
    """The name, cut where it would take more room."""
    if room(name) <= pixels:
        return name
    while room(name) > pixels - 12:
        name = name[:-1]
    return f"{name.rstrip()}…"


def named_axis(names: Sequence[str]) -> Spec:
    """An axis with a label for each number from 0 on, none of them left out."""
    return {
        "title": None,
        "labelExpr": said(names),
        "labelLimit": 0,
        "labelOverlap": False,
        "minExtent": extent(names),
    }


CONFIG: Spec = {
    "font": FACES,
    "view": {"stroke": None},
    "axis": {
        "labelFont": FACES,
        "titleFont": FACES,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK_SOFT,
        "domain": False,
        "ticks": False,
        "grid": False,
        "labelPadding": 6,
    },
    "legend": {
        "labelFont": FACES,
        "titleFont": FACES,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK_SOFT,
        "symbolType": "square",
        "symbolSize": 140,
        "symbolStrokeWidth": 0,
        "orient": "bottom",
        "direction": "horizontal",
        "labelLimit": 0,
        "columnPadding": 26,
        "offset": 14,
    },
    "text": {"font": FACES},
}
