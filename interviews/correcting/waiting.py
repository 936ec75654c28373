"""Places that wait to be settled since their transcript was corrected."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.db.models.functions import Substr

from interviews.correcting.actions.settling import before
from interviews.correcting.holding import Held, described, held_in
from interviews.correcting.suggesting import suggest
from interviews.projects.models import Member
from interviews.transcripts.anchoring import Place
from interviews.transcripts.differing import Stretch, differences
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion
from interviews.transcripts.places import cites, short

AROUND, WINDOW, FIRST_WORDS = 240, 900, 60


@dataclass(frozen=True)
class Told:
    """A place in the list of those that wait (or were settled)."""

    anchor: Anchor
    words: str


@dataclass(frozen=True)
class Beside:
    """A place to settle: its words in their old context, and the new text where they may stand.

    ``window`` begins at code point ``offset`` of the current text; ``suggested`` lies in that text.
    """

    anchor: Anchor
    cite: str
    prefix: str
    exact: str
    suffix: str
    window: str
    offset: int
    suggested: Place | None
    hung: list[Any]

    @property
    def suggestion(self) -> str:
        if self.suggested is None:
            return ""
        start, end = self.suggested
        return self.window[start - self.offset : end - self.offset]

    @property
    def stretches(self) -> list[Stretch]:
        """The old words against those suggested."""
        return differences(self.exact, self.suggestion)


def waiting_by_interview(member: Member) -> list[tuple[Interview, int]]:
    """How many places wait in each interview, counting those that carry something to be seen."""
    counts: Counter[uuid.UUID] = Counter()
    anchors = list(_current(member).filter(settled=False).values_list("span", "span__interview"))
    if not anchors:
        return []
    interviews = Interview.objects.visible_to(member).in_bulk({one for _span, one in anchors})
    held = held_in(member, interviews.values())
    counts.update(one for span, one in anchors if span in held)
    return [(row, counts[row.pk]) for row in interviews.values() if counts[row.pk]]


def waiting_in(member: Member, interview: Interview, held: Held) -> list[Told]:
    """The places of one interview that wait, in order."""
    return _told(_current(member).filter(span__interview=interview, settled=False), held)


def settled_in(member: Member, interview: Interview, held: Held) -> list[Told]:
    """Those that were settled since, or rest: to be looked at again."""
    rows = _current(member).filter(span__interview=interview, settled=True)
    moved = rows.filter(version__gt=F("transcript__version"), span__anchors__placed=True)
    carried = moved.exclude(span__anchors__transcript=None).filter(
        span__anchors__transcript__version__lt=F("transcript__version")
    )
    rests = rows.filter(placed=False)
    return _told((carried | rests).distinct(), held)


def beside(member: Member, interview: Interview, anchor: Anchor, held: Held) -> Beside:
    """One place with all that is needed to settle it; a fixed number of queries."""
    was = before(anchor.span, anchor)
    offset, window = _window(anchor, WINDOW)
    hung = described(member, held, [anchor.span_id])[anchor.span_id]
    exact, prefix, suffix = anchor.exact, anchor.prefix, anchor.suffix
    if was:
        first, around = _window(was, AROUND)
        start, end = was.start - first, was.end - first
        prefix, exact, suffix = around[:start], around[start:end], around[end:]
    if anchor.placed:
        suggested: Place | None = Place(anchor.start, anchor.end)
    else:
        near = suggest(exact, window, anchor.start - offset)
        suggested = Place(near.start + offset, near.end + offset) if near else None
    cite = cites([was])[was.pk] if was else ""
    return Beside(anchor, cite, prefix, exact, suffix, window, offset, suggested, hung)


def found_words(version: TranscriptVersion, words: str, near: int) -> Place | None:
    """Where these very words stand, nearest to a place; None where they do not."""
    best, at = None, version.text.find(words) if words else -1
    while at >= 0:
        if best is None or abs(at - near) < abs(best - near):
            best = at
        at = version.text.find(words, at + 1)
    return None if best is None else Place(best, best + len(words))


def _current(member: Member) -> Any:
    interviews = Interview.objects.visible_to(member)
    rows = Anchor.objects.filter(span__interview__in=interviews.values("pk"))
    return rows.filter(transcript_id=F("span__interview__current_id"))


def _told(rows: Any, held: Held) -> list[Told]:
    found: Iterable[Anchor] = rows.select_related("span").order_by("start", "end", "id")
    return [Told(one, short(one.exact, FIRST_WORDS)) for one in found if one.span_id in held]


def _window(anchor: Anchor, around: int) -> tuple[int, str]:
    """The text around an anchor, from its first code point on; cut out by the database."""
    first = max(anchor.start - around, 0)
    length = anchor.end + around - first
    rows = TranscriptVersion.objects.filter(pk=anchor.transcript_id)
    piece = rows.values_list(Substr("text", first + 1, length), flat=True).get()
    return first, str(piece)
