"""A heat map of numbers in rows and columns as a Vega-Lite specification. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from coding.pictures.drawing import looks
from coding.pictures.drawing.looks import GROUND, INK, PLACE, RULE, Spec

ROW_ROOM, COLUMN_ROOM = 300, 190  # pixels of a name
LEGIBLE = 8_000  # marks up to which numbers stand in their cells
GAP = 2  # pixels between cells
UPRIGHT: Spec = {"minExtent": 0}
TURNED: Spec = {"labelAlign": "left", "labelBaseline": "middle"}
STANDING = 4  # letters a column's name may have to stand upright


class Count(NamedTuple):
    """A number above zero where a row and a column meet; ``said`` is how it is read aloud.

    One that stands ``aside`` (a whole on the diagonal) has no step and does not stretch the key.
    """

    row: int
    column: int
    number: int
    said: str = ""
    aside: bool = False


@dataclass(frozen=True)
class Heat:
    """What is drawn: names of rows and columns, the counts, what they count."""

    rows: Sequence[str]
    columns: Sequence[str]
    counts: Sequence[Count]
    unit: str


def heat_map(heat: Heat) -> Spec:
    """The map; where nothing is counted the ground shows. Marks are numbered as the counts are."""
    most = max((one.number for one in heat.counts if not one.aside), default=0)
    firsts = looks.bounds(most)
    colours = looks.spread(len(firsts))
    wide, tall = _cell(heat)
    layers = [_ground(heat), _cells(heat, firsts, colours, most)]
    if any(one.aside for one in heat.counts):
        layers.append(_aside(heat))
    if len(heat.counts) <= LEGIBLE:
        layers.append(_numbers(heat, firsts, colours))
    return looks.dressed(
        {
            "width": {"step": wide},
            "height": {"step": tall},
            "encoding": {"x": _across(heat, wide), "y": _down(heat, tall)},
            "layer": layers,
        }
    )


def _cell(heat: Heat) -> tuple[int, int]:
    """How wide and tall a cell is, in pixels: wide enough for its number."""
    digits = len(str(max((one.number for one in heat.counts), default=0)))
    return max(24 if len(heat.columns) > 24 else 32, 10 + 8 * digits), 22


def _across(heat: Heat, step: int) -> Spec:
    names = [looks.shortened(name, COLUMN_ROOM) for name in heat.columns]
    upright = all(len(name) <= STANDING for name in names)
    axis = {
        **looks.named_axis(names),
        "orient": "top",
        "labelAngle": 0 if upright else -90,
        **(UPRIGHT if upright else TURNED),
    }
    return _ordinal("column", len(names), step, axis)


def _down(heat: Heat, step: int) -> Spec:
    names = [looks.shortened(name, ROW_ROOM) for name in heat.rows]
    return _ordinal("row", len(names), step, looks.named_axis(names))


def _ordinal(field: str, number: int, step: int, axis: Spec) -> Spec:
    scale = {"domain": list(range(number)), "paddingInner": GAP / step, "paddingOuter": 0}
    return {"field": field, "type": "ordinal", "scale": scale, "axis": axis}


def _ground(heat: Heat) -> Spec:
    """Bands under the rows, so that an empty cell is seen to be one."""
    return {
        "data": {"values": [{"row": row} for row in looks.numbered(heat.rows)]},
        "mark": {"type": "rect", "color": GROUND},
        "encoding": {"x": {"value": 0}, "x2": {"value": "width"}},
    }


def _cells(heat: Heat, firsts: Sequence[int], colours: Sequence[str], most: int) -> Spec:
    values = [
        {**_datum(index, one), "step": looks.step_of(one.number, firsts)}
        for index, one in enumerate(heat.counts)
        if not one.aside
    ]
    scale = {"domain": looks.numbered(firsts), "range": list(colours)}
    key = {"title": heat.unit, "labelExpr": looks.said(looks.named_steps(firsts, most))}
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "cursor": "pointer"},
        "encoding": {
            "color": {"field": "step", "type": "ordinal", "scale": scale, "legend": key},
            "href": {"field": "place"},
            "description": {"field": "said"},
        },
    }


def _aside(heat: Heat) -> Spec:
    values = [_datum(index, one) for index, one in enumerate(heat.counts) if one.aside]
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "cursor": "pointer", "color": RULE},
        "encoding": {"href": {"field": "place"}, "description": {"field": "said"}},
    }


def _datum(index: int, one: Count) -> dict[str, Any]:
    return {
        "row": one.row,
        "column": one.column,
        "number": one.number,
        "place": f"{PLACE}{index}",
        "said": one.said,
    }


def _numbers(heat: Heat, firsts: Sequence[int], colours: Sequence[str]) -> Spec:
    def ink(one: Count) -> str:
        if one.aside:
            return looks.ON_LIGHT
        return looks.letters(colours[looks.step_of(one.number, firsts)])

    values = [
        {"row": one.row, "column": one.column, "text": str(one.number), "ink": ink(one)}
        for one in heat.counts
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "fontSize": 11, "color": INK},
        "encoding": {
            "text": {"field": "text"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }
