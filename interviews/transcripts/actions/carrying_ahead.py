"""Carry places before the project's lock is taken, so that others need not wait for it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence

from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import Carried, carry
from interviews.transcripts.models import Anchor, TranscriptVersion

Placer = Callable[[str, str, Sequence[Place]], list[Carried]]


def carried_ahead(old: TranscriptVersion, text: str, besides: uuid.UUID | None = None) -> Placer:
    """``carry``, with all that lies in ``old`` carried into ``text`` already.

    What lies in the version ``besides`` is left out. Texts are frozen, so what was found holds;
    when it is asked for other places than these (one was made meanwhile), it carries anew.
    """
    held = Anchor.objects.filter(transcript=old, placed=True)
    if besides is not None:
        there = Anchor.objects.filter(transcript_id=besides)
        held = held.exclude(span_id__in=there.values("span_id"))
    bounds = held.order_by("start", "end", "id").values_list("start", "end")
    places = [Place(start, end) for start, end in bounds]
    return _Ahead(old.text, text, places)


class _Ahead:
    """Always of this type: a request sent again is known by the names of what it was given."""

    def __init__(self, old: str, new: str, places: list[Place]) -> None:
        self.asked = (old, new, places)
        self.found = carry(old, new, places) if places else []

    def __call__(self, old: str, new: str, places: Sequence[Place]) -> list[Carried]:
        asked = (old, new, list(places))
        return self.found if asked == self.asked else carry(*asked)
