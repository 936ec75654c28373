"""Names masked in quotes, where the same words are printed elsewhere: as a passage of another
theme, in a manuscript."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from coding.themes.copies import withheld
from coding.themes.marks import Mask, marks_from_json
from coding.themes.models import Quote
from coding.themes.sourcing import with_sources
from interviews.projects.models import Member
from interviews.transcripts.hearing import Heard

HIDDEN = "…"


class Masked:
    """What quotes mask, by the places of the current texts; a quote not ``seen`` gives no words."""

    def __init__(self, quotes: Iterable[Quote], seen: Collection[uuid.UUID]) -> None:
        self._held: dict[uuid.UUID, list[Mask]] = defaultdict(list)
        for quote in quotes:
            if quote.heard and not quote.astray:
                masks = _there(quote, quote.heard.start)
                if quote.pk not in seen:
                    masks = [replace(one, text=HIDDEN) for one in masks]
                self._held[quote.interview_id] += masks

    def over(self, heard: Heard) -> list[Mask]:
        """The masks over a passage, as marks of its own: of those that overlap the first."""
        found: list[Mask] = []
        after = heard.start
        for mask in sorted(self._held[heard.interview_id], key=lambda one: (one.start, -one.end)):
            start, end = max(mask.start, after), min(mask.end, heard.end)
            if start < end:
                found.append(Mask(start - heard.start, end - heard.start, mask.text))
                after = end
        return found

    def within(self, interview_id: uuid.UUID, start: int, end: int) -> list[tuple[int, int]]:
        """The places masked that begin between two places of an interview's current text."""
        held = self._held[interview_id]
        return [(one.start, one.end) for one in held if start <= one.start < end]


def masked_in_quotes(member: Member) -> Masked:
    """By all quotes of the project, those behind a veil too: a name must not leave because whoever
    takes it out cannot see that it is masked. A fixed number of queries."""
    every = Quote.objects.filter(project_id=member.project_id).current()
    seen = set(Quote.objects.visible_to(member).values_list("pk", flat=True))
    return Masked(with_sources(every), seen)


def _there(quote: Quote, begins: int) -> list[Mask]:
    """Of a quote that is withheld all its words: the name may stand among them anyhow."""
    if quote.withheld and quote.heard:
        return [Mask(begins, quote.heard.end, withheld().strip("[]"))]
    marks = marks_from_json(quote.marks)
    return [
        Mask(begins + one.start, begins + one.end, one.text)
        for one in marks
        if isinstance(one, Mask)
    ]
