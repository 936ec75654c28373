"""Quotes beside their source as it stands now: marks go where their words went."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from coding.themes.marks import BadMark, Insert, Mark, check, marks_from_json, marks_to_json
from coding.themes.models import Quote
from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import carry
from interviews.transcripts.models import Anchor
from interviews.transcripts.offsets import tokens


def sourced(quotes: Iterable[Quote], words: Mapping[uuid.UUID, str]) -> list[Quote]:
    """The quotes with their marks over ``words``, the source of each span as it stands now.

    A quote whose source reads otherwise than when it was marked is ``corrected``: a person should
    look at it. Marks whose words are gone are left out. One query.
    """
    rows = list(quotes)
    marked = _words_then(rows, words)
    for row in rows:
        then, now = marked.get(row.pk), words.get(row.span_id)
        if then is not None and now is not None and then != now:
            row.corrected = True
            row.marks = marks_to_json(carried_marks(then, now, marks_from_json(row.marks)))
    return rows


def carried_marks(old: str, new: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks of one source over another; none where together they cannot stand any more."""
    places = [_place(old, mark) for mark in marks]
    found = iter(carry(old, new, [place for place in places if place]))
    kept: list[Mark] = []
    for mark, place in zip(marks, places, strict=True):
        there = next(found).place if place else Place(0, 0)
        if there is None:
            continue
        if isinstance(mark, Insert):
            kept.append(replace(mark, at=there.end))
        else:
            kept.append(replace(mark, start=there.start, end=there.end))
    try:
        check(new, kept)
    except BadMark:
        return []
    return kept


def _place(source: str, mark: Mark) -> Place | None:
    """The words of a mark; for an insertion the word it stands after, None at the beginning."""
    if not isinstance(mark, Insert):
        return Place(mark.start, mark.end)
    before = [Place(start, end) for start, end in tokens(source) if end <= mark.at]
    return before[-1] if before else None


def _words_then(rows: Sequence[Quote], spans: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What each quote's source read when it was marked last."""
    readable = Anchor.objects.filter(placed=True, transcript__sealed=False)
    anchors = readable.filter(span_id__in=list(spans))
    told: dict[uuid.UUID, list[tuple[int, str]]] = {}
    for span, seq, exact in anchors.order_by("version").values_list("span_id", "version", "exact"):
        told.setdefault(span, []).append((seq, exact))
    then = {
        row.pk: [exact for seq, exact in told.get(row.span_id, ()) if seq <= row.version]
        for row in rows
    }
    return {key: said[-1] for key, said in then.items() if said}
