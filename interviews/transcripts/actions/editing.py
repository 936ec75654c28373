"""A version's text with known stretches changed: its turns, and what hangs on it, follow exactly.

For rooms that write over a text by rule (names masked, a participant's words taken out). What
people correct by hand is carried instead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from interviews.projects import registers
from interviews.projects.history import Act
from interviews.transcripts.actions.carrying_ahead import Placer
from interviews.transcripts.actions.freezing import NewTurn
from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import Carried
from interviews.transcripts.models import Anchor, TranscriptVersion, Turn
from interviews.transcripts.shifting import Edit, Shift, replaced

Cues = list[list[Any]]


def edited(version: TranscriptVersion, changes: Sequence[Edit]) -> list[NewTurn]:
    """The version's turns after these edits of its text, given in order; none crosses turns.

    Labels, speakers and times stay; cues stay with their words. One query.
    """
    return [
        _edited(turn, version.text[turn.start : turn.end], _within(turn, changes))
        for turn in Turn.objects.filter(version=version).order_by("index")
    ]


def _within(turn: Turn, changes: Sequence[Edit]) -> list[Edit]:
    """The edits of one turn, counted from its beginning."""
    first = bisect_left(changes, turn.start, key=lambda change: change.start)
    last = bisect_left(changes, turn.end, key=lambda change: change.start)
    return [
        Edit(change.start - turn.start, change.end - turn.start, change.new)
        for change in changes[first:last]
    ]


def _edited(turn: Turn, words: str, changes: Sequence[Edit]) -> NewTurn:
    cues = _moved(turn.cues, Shift(changes))
    text = replaced(words, changes)
    return NewTurn(turn.label, turn.speaker_id, text, turn.begins_at, turn.ends_at, cues)


def _moved(cues: Cues, shift: Shift) -> Cues:
    """Where cues begin now; those within one replaced stretch become one, from first to last."""
    placed: Cues = []
    for at, begins, ends in cues:
        place = shift.start(at)
        if placed and placed[-1][0] == place:
            placed[-1][2] = ends
        else:
            placed.append([place, begins, ends])
    return placed


def follow(shift: Shift) -> Placer:
    """Places of anchors after known edits: exact, so none has to be settled."""

    def place(old: str, new: str, places: Sequence[Place]) -> list[Carried]:
        return [Carried(Place(*shift.place(*one)), False) for one in places]

    return place


def move_measures(act: Act, old: TranscriptVersion, new: TranscriptVersion, shift: Shift) -> None:
    """What counts in code points of a span (a quote's marks) follows the words of the span."""
    starts, here = _starts(old), _starts(new)
    for kept in registers.span_measures():
        rows = kept.model._default_manager.filter(
            **{f"{kept.span_field}__in": list(starts.keys() & here.keys())}
        )
        for row in rows:
            span = getattr(row, kept.span_field)
            moved = _measured(kept, row, shift, starts[span], here[span])
            if moved != getattr(row, kept.field):
                act.restore(row, {kept.field: moved}, act.seq)


def _starts(version: TranscriptVersion) -> dict[Any, int]:
    """Where each span that is placed in a version begins."""
    placed = Anchor.objects.filter(transcript=version, placed=True)
    return dict(placed.values_list("span_id", "start"))


def _measured(kept: registers.SpanMeasure, row: Any, shift: Shift, old: int, new: int) -> Any:
    """The field anew, for a span that began at ``old`` and begins at ``new``."""

    def start(at: int) -> int:
        return max(0, shift.start(old + at) - new)

    def end(at: int) -> int:
        return max(0, shift.end(old + at) - new)

    return kept.move(getattr(row, kept.field), start, end)
