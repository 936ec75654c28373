"""A transcript from its first word to its last: who speaks, and which codes lie where. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coding.pictures.drawing import looks
from coding.pictures.drawing.looks import GROUND, PLACE, ROLES, Spec

WIDE = 800
NARROWEST = 3  # pixels of a bar, however few the words
NAME_ROOM = 240  # pixels
LANE, LANE_OF_VOICE, LANE_AT_LEAST = 16, 9, 16


class Bar(NamedTuple):
    """One coding: its lane and voice by number, `[start, end)` in code points."""

    lane: int
    voice: int
    start: int
    end: int
    said: str = ""


class Speech(NamedTuple):
    """One turn: its speaker by number, the speaker's role."""

    speaker: int
    role: str
    start: int
    end: int


@dataclass(frozen=True)
class Portrait:
    """What is drawn. ``voices`` are names with colours; ``ticks`` label places of the text."""

    length: int
    lanes: Sequence[str]
    voices: Sequence[tuple[str, str]]
    bars: Sequence[Bar]
    speakers: Sequence[str]
    speech: Sequence[Speech]
    ticks: Sequence[tuple[int, str]]
    speech_title: str = ""
    voice_title: str = ""


def portrait(picture: Portrait) -> Spec:
    """Two parts one above the other: turns by speaker, then a lane a code."""
    parts = [_turns(picture)]
    if picture.lanes:
        parts.append(_lanes(picture))
    return looks.dressed({"spacing": 14, "vconcat": parts})


def _along(picture: Portrait, axis: Spec | None) -> Spec:
    scale = {"domain": [0, max(picture.length, 1)], "nice": False, "zero": True}
    return {"field": "start", "type": "quantitative", "scale": scale, "axis": axis}


def _places(picture: Portrait) -> Spec:
    values = [start for start, _label in picture.ticks]
    labels = {str(start): label for start, label in picture.ticks}
    return {
        "orient": "top",
        "title": None,
        "values": values,
        "labelExpr": f"({looks.keyed(labels)})[toString(datum.value)]",
        "labelFontSize": 11,
        "labelColor": looks.INK_SOFT,
        "labelAlign": "left",
        "labelOverlap": "greedy",
        "labelBound": True,
        "ticks": True,
        "tickColor": looks.RULE,
    }


def _names(field: str, names: Sequence[str]) -> Spec:
    shown = [looks.shortened(name, NAME_ROOM) for name in names]
    axis = looks.named_axis(shown)
    scale = {"domain": looks.numbered(names), "paddingInner": 0.12, "paddingOuter": 0}
    return {"field": field, "type": "ordinal", "scale": scale, "axis": axis}


def _turns(picture: Portrait) -> Spec:
    values = [
        {"speaker": one.speaker, "start": one.start, "end": one.end, "ink": ROLES.get(one.role)}
        for one in picture.speech
    ]
    return {
        "width": WIDE,
        "height": {"step": LANE},
        "data": {"values": values},
        "mark": {"type": "rect"},
        "encoding": {
            "x": _along(picture, _places(picture)),
            "x2": {"field": "end"},
            "y": _names("speaker", picture.speakers),
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _lanes(picture: Portrait) -> Spec:
    step = max(LANE_AT_LEAST, LANE_OF_VOICE * len(picture.voices))
    down = _names("lane", picture.lanes)
    return {
        "width": WIDE,
        "height": {"step": step, "for": "position"},
        "encoding": {"y": down},
        "layer": [_ground(picture), _bars(picture)],
        "resolve": {"scale": {"color": "independent"}},
    }


def _ground(picture: Portrait) -> Spec:
    return {
        "data": {"values": [{"lane": lane} for lane in looks.numbered(picture.lanes)]},
        "mark": {"type": "rect", "color": GROUND},
        "encoding": {"x": {"value": 0}, "x2": {"value": "width"}},
    }


def _bars(picture: Portrait) -> Spec:
    least = picture.length * NARROWEST / WIDE
    values = [
        {
            "lane": one.lane,
            "voice": one.voice,
            "start": min(one.start, max(picture.length - least, 0)),
            "end": max(one.end, min(one.start + least, picture.length)),
            "place": f"{PLACE}{index}",
            "said": one.said,
        }
        for index, one in enumerate(picture.bars)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "cursor": "pointer"},
        "encoding": {
            "x": _along(picture, None),
            "x2": {"field": "end"},
            "color": _by_voice(picture),
            "href": {"field": "place"},
            "description": {"field": "said"},
            **_apart(picture),
        },
    }


def _by_voice(picture: Portrait) -> Spec:
    names = [looks.shortened(name, NAME_ROOM) for name, _colour in picture.voices]
    scale = {
        "domain": looks.numbered(names),
        "range": [colour for _name, colour in picture.voices],
    }
    key = {"title": picture.voice_title or None, "labelExpr": looks.said(names), "columns": 4}
    shown = key if len(names) > 1 else None
    return {"field": "voice", "type": "nominal", "scale": scale, "legend": shown}


def _apart(picture: Portrait) -> Spec:
    """Each voice in its own part of a lane, so that none hides another."""
    if len(picture.voices) < 2:
        return {}
    domain = looks.numbered(picture.voices)
    return {"yOffset": {"field": "voice", "type": "nominal", "scale": {"domain": domain}}}
