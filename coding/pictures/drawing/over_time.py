"""Work over time: columns of codings by coder, and below them what else was done. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coding.pictures.drawing import looks
from coding.pictures.drawing.looks import PLACE, RULE, Spec

WIDE, TALL = 800, 220
WIDEST, NARROWEST = 44, 6
ROW = 26
NAME_ROOM = 240  # pixels
LABELS = 12


class Column(NamedTuple):
    """What one voice did in one stretch of time."""

    when: int
    voice: int
    number: int
    said: str = ""


class Dot(NamedTuple):
    """How often something happened in one stretch of time."""

    when: int
    row: int
    number: int
    said: str = ""


@dataclass(frozen=True)
class Work:
    """What is drawn; marks are numbered columns first, then dots."""

    times: Sequence[str]
    voices: Sequence[tuple[str, str]]
    columns: Sequence[Column]
    rows: Sequence[str]
    dots: Sequence[Dot]
    unit: str
    voice_title: str = ""


def work_over_time(work: Work) -> Spec:
    """Columns above, rows of dots below, over the same stretches of time."""
    parts = [_columns(work)]
    if work.rows:
        parts.append(_dots(work))
    return looks.dressed({"spacing": 10, "vconcat": parts})


def _step(work: Work) -> int:
    return max(NARROWEST, min(WIDEST, WIDE // max(len(work.times), 1)))


def _when(work: Work, labelled: bool) -> Spec:
    every = -(-len(work.times) // LABELS)
    axis = {
        "title": None,
        "labelExpr": looks.said(work.times),
        "values": looks.numbered(work.times)[::every],
        "labelAngle": 0,
        "labelOverlap": "greedy",
        "ticks": True,
        "tickColor": RULE,
    }
    scale = {
        "type": "band",
        "domain": looks.numbered(work.times),
        "paddingInner": 0.12,
        "paddingOuter": 0,
    }
    shown = axis if labelled else None
    return {"field": "when", "type": "ordinal", "scale": scale, "axis": shown}


def _columns(work: Work) -> Spec:
    values = [
        {
            "when": one.when,
            "voice": one.voice,
            "number": one.number,
            "place": f"{PLACE}{index}",
            "said": one.said,
        }
        for index, one in enumerate(work.columns)
    ]
    upward = {
        "title": work.unit,
        "grid": True,
        "gridColor": RULE,
        "tickMinStep": 1,
        "tickCount": 4,
        "format": "d",
    }
    return {
        "width": {"step": _step(work)},
        "height": TALL,
        "data": {"values": values},
        "mark": {"type": "bar", "cursor": "pointer"},
        "encoding": {
            "x": _when(work, True),
            "y": {"field": "number", "type": "quantitative", "stack": "zero", "axis": upward},
            "order": {"field": "voice"},
            "color": _by_voice(work),
            "href": {"field": "place"},
            "description": {"field": "said"},
        },
    }


def _by_voice(work: Work) -> Spec:
    names = [looks.shortened(name, NAME_ROOM) for name, _colour in work.voices]
    scale = {"domain": looks.numbered(names), "range": [colour for _name, colour in work.voices]}
    key = {"title": work.voice_title or None, "labelExpr": looks.said(names), "columns": 4}
    shown = key if len(names) > 1 else None
    return {"field": "voice", "type": "nominal", "scale": scale, "legend": shown}


def _dots(work: Work) -> Spec:
    names = [looks.shortened(name, NAME_ROOM) for name in work.rows]
    axis = looks.named_axis(names)
    rules = [{"row": row} for row in looks.numbered(names)]
    return {
        "width": {"step": _step(work)},
        "height": {"step": ROW},
        "encoding": {
            "y": {
                "field": "row",
                "type": "ordinal",
                "scale": {"domain": looks.numbered(names)},
                "axis": axis,
            }
        },
        "layer": [
            {
                "data": {"values": rules},
                "mark": {"type": "rule", "color": RULE},
                "encoding": {"x": {"value": 0}, "x2": {"value": "width"}},
            },
            _circles(work),
            *_written(work),
        ],
    }


def _circles(work: Work) -> Spec:
    first = len(work.columns)
    values = [
        {"when": one.when, "row": one.row, "place": f"{PLACE}{first + index}", "said": one.said}
        for index, one in enumerate(work.dots)
    ]
    size = min(_step(work), ROW - 6)
    return {
        "data": {"values": values},
        "mark": {
            "type": "circle",
            "size": round(3.14 * (size / 2) ** 2),
            "color": looks.STEPS[3],
            "opacity": 1,
            "cursor": "pointer",
        },
        "encoding": {
            "x": _when(work, False),
            "href": {"field": "place"},
            "description": {"field": "said"},
        },
    }


def _written(work: Work) -> list[Spec]:
    """Numbers in the dots, where there is room for them."""
    widest = max((len(str(one.number)) for one in work.dots), default=1)
    if _step(work) < 10 + 6 * widest:
        return []
    values = [{"when": one.when, "row": one.row, "text": str(one.number)} for one in work.dots]
    return [
        {
            "data": {"values": values},
            "mark": {"type": "text", "fontSize": 10, "color": looks.ON_DARK},
            "encoding": {"x": _when(work, False), "text": {"field": "text"}},
        }
    ]
