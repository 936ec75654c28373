"""The demo's themes, their evidence and quotes."""

from __future__ import annotations

from typing import Any

from coding.demo.seeding.cast import Cast
from coding.demo.shapes import Evidence, Mark
from coding.themes.actions import compose_theme, join_passage, quote_passage
from coding.themes.models import Theme
from interviews.projects.history import By


def compose_themes(cast: Cast) -> None:
    for written in cast.study.themes:
        theme = compose_theme(
            By(cast.lead),
            name=written.name,
            parent=cast.themes[written.parent] if written.parent else None,
            concept=written.concept,
            boundaries=written.boundaries,
            question=cast.questions[written.research_question],
            status=written.status,
        )
        cast.themes[written.key] = theme
        for one in written.evidence:
            _join(cast, theme, one)


def _join(cast: Cast, theme: Theme, written: Evidence) -> None:
    start, end = cast.bounds(written.place)
    evidence = join_passage(
        By(cast.lead),
        theme=theme,
        interview=cast.interviews[written.place.interview],
        start=start,
        end=end,
        code=cast.codes[written.code] if written.code else None,
        joined=written.role,
        note=written.note,
    )
    if written.role == "quoted":
        marks = [_mark(mark) for mark in written.marks]
        quote_passage(By(cast.lead), evidence=evidence, marks=marks)


def _mark(mark: Mark) -> dict[str, Any]:
    if mark.kind == "insert":
        return {"kind": "insert", "at": mark.start, "text": mark.text}
    return {"kind": mark.kind, "start": mark.start, "end": mark.end}
