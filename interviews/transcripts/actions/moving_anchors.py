"""Give every span that lies in one version its place in another."""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from interviews.projects.history import Act
from interviews.transcripts.anchoring import Context, Place, context
from interviews.transcripts.carrying import LOST, Carried, carry
from interviews.transcripts.models import Anchor, TranscriptVersion


class Moved(NamedTuple):
    """How many places came along as they were, with changed words, and not at all."""

    kept: int
    edited: int
    lost: int


def move_anchors(
    act: Act,
    old: TranscriptVersion,
    new: TranscriptVersion,
    place: Callable[[str, str, Sequence[Place]], list[Carried]],
) -> Moved:
    """Make an anchor in ``new`` for each span that has one in ``old`` and none there yet.

    A span that was not placed in ``old`` is looked for where it lay last, and placed again only
    when its very words are back.
    """
    there = set(Anchor.objects.filter(transcript=new).values_list("span_id", flat=True))
    held = Anchor.objects.filter(transcript=old).order_by("start", "end", "id")
    anchors = [anchor for anchor in held if anchor.span_id not in there]
    found = found_in(old, new.text, anchors, place)
    near = _Near(old, new)
    made = [
        _anchor(anchor, carried, new, near) for anchor, carried in zip(anchors, found, strict=True)
    ]
    act.create_many(made)
    return tally(found)


def found_in(
    old: TranscriptVersion,
    text: str,
    anchors: Sequence[Anchor],
    place: Callable[[str, str, Sequence[Place]], list[Carried]] = carry,
) -> list[Carried]:
    """Where each anchor of ``old`` comes to lie in another text."""
    placed = [anchor for anchor in anchors if anchor.placed]
    bounds = [Place(anchor.start, anchor.end) for anchor in placed]
    places = place(old.text, text, bounds) if bounds else []
    found = {anchor.span_id: carried for anchor, carried in zip(placed, places, strict=True)}
    gone = {anchor.span_id for anchor in anchors if not anchor.placed}
    found |= _back_again(old, text, gone) if gone else {}
    return [found.get(anchor.span_id, LOST) for anchor in anchors]


def tally(found: Sequence[Carried]) -> Moved:
    edited = sum(each.place is not None and each.changed for each in found)
    kept = sum(each.placed_exactly for each in found)
    return Moved(kept, edited, len(found) - kept - edited)


def _back_again(
    old: TranscriptVersion, text: str, spans: set[uuid.UUID]
) -> dict[uuid.UUID, Carried]:
    """Of spans whose words were lost, those whose very words are back."""
    earlier = Anchor.objects.filter(
        transcript__interview=old.interview_id,
        transcript__sealed=False,
        placed=True,
        span__anchors__transcript=old,
        span__anchors__placed=False,
    )
    last: dict[uuid.UUID, Anchor] = {}
    for anchor in earlier.order_by("transcript__number"):
        last[anchor.span_id] = anchor
    groups: dict[uuid.UUID, list[Anchor]] = defaultdict(list)
    for span, anchor in last.items():
        if span in spans:
            groups[anchor.transcript_id].append(anchor)
    texts = TranscriptVersion.objects.in_bulk(groups)
    found: dict[uuid.UUID, Carried] = {}
    for version, group in groups.items():
        places = [Place(anchor.start, anchor.end) for anchor in group]
        for anchor, carried in zip(group, carry(texts[version].text, text, places), strict=True):
            found[anchor.span_id] = carried if carried.placed_exactly else LOST
    return found


def _anchor(old: Anchor, carried: Carried, new: TranscriptVersion, near: _Near) -> Anchor:
    if carried.place is None:
        start, end = near.place(old)
        waits = old.placed or not old.settled
        words = Context(old.exact, old.prefix, old.suffix)
        return _filled(old, new, Place(start, end), words, placed=False, settled=not waits)
    settled = not carried.changed and (old.settled or not old.placed)
    words = context(new.text, *carried.place)
    return _filled(old, new, carried.place, words, placed=True, settled=settled)


def _filled(
    old: Anchor,
    new: TranscriptVersion,
    place: Place,
    words: Context,
    *,
    placed: bool,
    settled: bool,
) -> Anchor:
    exact, prefix, suffix = words
    return Anchor(
        span_id=old.span_id,
        transcript=new,
        start=place.start,
        end=place.end,
        placed=placed,
        settled=settled,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
    )


class _Near:
    """Where lost words would stand: in the turn of the same label, or after the one before it."""

    def __init__(self, old: TranscriptVersion, new: TranscriptVersion) -> None:
        self.turns = list(old.turns.order_by("index").values_list("start", "label"))
        bounds = new.turns.values_list("label", "start", "end")
        self.new = {label: (start, end) for label, start, end in bounds}
        self.length = len(new.text)

    def place(self, anchor: Anchor) -> tuple[int, int]:
        at = max(bisect_right(self.turns, anchor.start, key=lambda turn: turn[0]) - 1, 0)
        start = self._start(at, anchor.start)
        start = min(start, self.length - 1)
        return start, min(start + max(len(anchor.exact), 1), self.length)

    def _start(self, at: int, start: int) -> int:
        begins, label = self.turns[at]
        if label in self.new:
            first, last = self.new[label]
            return min(first + start - begins, last)
        kept = (self.new[label][1] for _, label in reversed(self.turns[:at]) if label in self.new)
        return next(kept, 0)
