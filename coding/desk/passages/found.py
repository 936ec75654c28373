"""What is found for a question: the places, and whose codings stand behind them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from coding.desk.passages.asking import Asked
from coding.segments.retrieval import Reading, Segment, hits, shown
from coding.segments.selecting import Hit
from coding.segments.straying import astray
from interviews.transcripts.models import Interview


@dataclass(frozen=True)
class Found:
    """The answer to a question; a fixed number of queries."""

    asked: Asked

    @property
    def reading(self) -> Reading:
        return self.asked.reading

    @cached_property
    def interviews(self) -> list[Interview]:
        filters = self.asked.filters
        return [one for one in self.asked.interviews if filters.takes_interview(one.pk)]

    @cached_property
    def hits(self) -> list[Hit]:
        asked = self.asked
        return hits(self.reading, asked.filters, self.interviews, by_passage=asked.by_passage)

    @cached_property
    def astray(self) -> list[Segment]:
        """Those whose words are not in the corrected text."""
        return astray(self.reading, self.asked.filters, by_passage=self.asked.by_passage)

    def shown(self, chosen: Iterable[Hit]) -> list[Segment]:
        return shown(self.reading, list(chosen), self.interviews)

    @cached_property
    def own(self) -> set[uuid.UUID]:
        """The member's own codings behind the hits."""
        mine = {
            key
            for key, voice in self.reading.voices.items()
            if voice.member_id == self.reading.member.pk
        }
        return {one.id for hit in self.hits for one in hit.codings if one.voice in mine}

    @cached_property
    def others(self) -> int:
        """How many codings behind the hits are somebody else's."""
        return len({one.id for hit in self.hits for one in hit.codings}) - len(self.own)

    @property
    def mark(self) -> str:
        """Tells whether the member's own codings found are still the same ones."""
        return f"{len(self.own)}-{sum(key.int for key in self.own) % 2**61:x}"
