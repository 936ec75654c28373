"""How places are cited: participant and turn label, ``P2:84``."""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from interviews.transcripts.models import Anchor, TranscriptVersion, Turn


def cites(anchors: Iterable[Anchor]) -> dict[uuid.UUID, str]:
    """The citation of each anchor, by the turn it begins in; two queries whatever the number."""
    held = list(anchors)
    versions = {anchor.transcript_id for anchor in held}
    rows = TranscriptVersion.objects.filter(pk__in=versions)
    names = dict(rows.values_list("pk", "interview__citation"))
    turns: dict[uuid.UUID, list[tuple[int, str]]] = defaultdict(list)
    found = Turn.objects.filter(version_id__in=versions).order_by("version_id", "index")
    for version, start, label in found.values_list("version_id", "start", "label"):
        turns[version].append((start, label))

    def cite(anchor: Anchor) -> str:
        return (
            f"{names[anchor.transcript_id]}:{label_at(turns[anchor.transcript_id], anchor.start)}"
        )

    return {anchor.pk: cite(anchor) for anchor in held}


def label_at(turns: list[tuple[int, str]], start: int) -> str:
    """The label of the turn that holds code point ``start``; ``turns`` are (start, label)."""
    index = bisect_right(turns, start, key=lambda turn: turn[0]) - 1
    return turns[max(index, 0)][1]


def short(text: str, length: int) -> str:
    """The first words of a text, at most ``length`` code points, with an ellipsis when cut."""
    folded = " ".join(text.split())
    if len(folded) <= length:
        return folded
    return folded[:length].rsplit(" ", 1)[0] + "…"
