"""Where hits lie in the texts they were found in."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import NamedTuple

from interviews.search.finding import Hit
from interviews.search.models import AROUND, Piece
from interviews.search.words import Word, words


class Placed(NamedTuple):
    """``[start, end)`` of the interview's current text, in a turn of somebody in this role."""

    interview: uuid.UUID
    transcript: uuid.UUID
    turn: tuple[int, int]
    role: str
    start: int
    end: int


FIELDS = (
    "read__transcript_id",
    "turn__start",
    "turn__end",
    "speaker__role",
    "start",
    "end",
    "said",
)


def places_of(hits: Sequence[Hit]) -> list[Placed]:
    """The place of each hit, in their order; one query."""
    rows = Piece.objects.filter(pk__in={hit.piece for hit in hits})
    read = {pk: values for pk, *values in rows.values_list("pk", *FIELDS)}
    found: list[Placed] = []
    for hit in hits:
        if hit.piece in read:
            transcript, begins, ends, role, start, end, said = read[hit.piece]
            first, cut = cut_again(said, begins, start, end)
            at = first + cut[hit.place.first].start, first + cut[hit.place.last].end
            found.append(Placed(hit.interview, transcript, (begins, ends), role, *at))
    return found


def cut_again(said: str, turn_start: int, start: int, end: int) -> tuple[int, list[Word]]:
    """Where what a piece keeps of its turn begins, and the piece's words, counted from there."""
    first = max(turn_start, start - AROUND)
    return first, words(said, start - first, end - first)
