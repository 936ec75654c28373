"""The demo's themes, their evidence and quotes."""

from __future__ import annotations

from typing import Any

from coding.demo.seeding.cast import Cast
from coding.demo.shapes import Evidence, Mark, Unchosen
from coding.themes.actions import (
    choose_codes,
    compose_theme,
    join_passage,
    note_unchosen,
    quote_passage,
)
from coding.themes.models import Theme
from interviews.projects.history import By
from interviews.transcripts.models import Participant


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
        codes = [cast.codes[key] for key in written.codes]
        choose_codes(By(cast.lead), theme=theme, codes=codes)
        for one in written.evidence:
            _join(cast, theme, one)
        for note in written.unchosen:
            _note(cast, theme, note)


def _note(cast: Cast, theme: Theme, written: Unchosen) -> None:
    people = Participant.objects.filter(project_id=cast.lead.project_id, removed=False)
    who = people.get(label=written.participant)
    what, note = written.what, written.note
    note_unchosen(cast.by(written.by), theme=theme, participant=who, what=what, note=note)


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
