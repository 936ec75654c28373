"""Quotes beside their source as it stands now: marks go where their words went."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from coding.themes.marks import (
    BadMark,
    Insert,
    Mark,
    Mask,
    check,
    marks_from_json,
    marks_to_json,
)
from coding.themes.models import Quote
from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import carry
from interviews.transcripts.hearing import Heard, hear, last_words
from interviews.transcripts.models import Anchor
from interviews.transcripts.offsets import tokens


def with_sources(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes, each with its source as it stands now; a fixed number of queries."""
    rows = list(quotes)
    anchors = last_words({row.span_id for row in rows})
    return sourced(rows, hear(anchors), {one.span_id for one in anchors if one.astray})


def sourced(
    quotes: Iterable[Quote], heard: Mapping[uuid.UUID, Heard], astray: Collection[uuid.UUID]
) -> list[Quote]:
    """The quotes with what stands at their spans now, and their marks over it. One query.

    A quote whose source reads otherwise than when it was marked is ``corrected``: a person should
    look at it. Marks whose words are gone are left out; where a masked name is among them, the
    quote is ``withheld``, since the name may stand there in other letters.
    """
    rows = list(quotes)
    marked = _words_then(rows, heard)
    for row in rows:
        then, row.heard = marked.get(row.pk), heard.get(row.span_id)
        row.astray = row.span_id in astray
        if row.heard is None:
            row.withheld = True
        elif then is not None and then != row.heard.exact:
            marks = marks_from_json(row.marks)
            there = carried_marks(then, row.heard.exact, marks)
            row.corrected, row.marks = True, marks_to_json(there)
            row.withheld = not masks_hold(then, row.heard.exact, marks, there)
    return rows


def masks_hold(old: str, new: str, marks: Iterable[Mark], there: Iterable[Mark]) -> bool:
    """Whether all masked names are found again, each between the very words it stood between.

    A correction beside a name may have written it out: "Anna" now reads "Anna Berg".
    """
    masks = [mark for mark in marks if isinstance(mark, Mask)]
    if len(masks) > sum(isinstance(mark, Mask) for mark in there):
        return False
    return all(one.placed_exactly for one in carry(old, new, _with_neighbours(old, masks)))


def _with_neighbours(source: str, masks: Iterable[Mask]) -> list[Place]:
    """Each mask's place with one word more on either side."""
    words = tokens(source)
    around: list[Place] = []
    for mask in masks:
        before = [start for start, end in words if end <= mask.start]
        after = [end for start, end in words if start >= mask.end]
        around.append(Place((before or [mask.start])[-1], (after or [mask.end])[0]))
    return around


def carried_marks(old: str, new: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks of one source over another; none, or the masked names alone, where together they
    cannot stand any more."""
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
    masks: list[Mark] = [mark for mark in kept if isinstance(mark, Mask)]
    return next((some for some in (kept, masks) if _stand(new, some)), [])


def _stand(source: str, marks: Sequence[Mark]) -> bool:
    try:
        check(source, marks)
    except BadMark:
        return False
    return True


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
