"""The passages behind a picture, as a member may see them; the number of queries is fixed."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import cached_property

from coding.codebook.models import Code
from coding.pictures.asked import Asked, first_by_use
from coding.segments.crossing import OfCodes, passages_of_codes
from coding.segments.models import Coding
from coding.segments.passages import Coded
from coding.segments.retrieval import laid_of
from coding.segments.selecting import Laid


class Material:
    """What is coded in the interviews and by the voices asked for."""

    def __init__(self, asked: Asked, *, rolled: bool, top: int) -> None:
        self.asked, self.rolled, self.top = asked, rolled, top

    @cached_property
    def laid(self) -> list[Laid]:
        reading, book = self.asked.reading, self.asked.reading.book
        held = {one.pk for one in self.asked.interviews}
        seen = laid_of(reading, Coding.objects.visible_to(reading.member))
        return [
            one
            for one in seen
            if one.interview in held
            and one.voice in self.asked.voices
            and book.shown(one.code) in book.order
        ]

    @cached_property
    def of_codes(self) -> OfCodes:
        """The passages of every code that has any."""
        book = self.asked.reading.book
        coded = [
            Coded(one.id, one.code, one.interview, one.voice, one.start, one.end)
            for one in self.laid
        ]
        order = [one.pk for one in self.asked.interviews]
        found = passages_of_codes(
            coded, book.parents, order, book.successors, with_subcodes=self.rolled
        )
        return {code: passages for code, passages in found.items() if code in book.order}

    @cached_property
    def uses(self) -> dict[uuid.UUID, int]:
        return {code: len(found) for code, found in self.of_codes.items()}

    @cached_property
    def codes(self) -> list[Code]:
        """The codes chosen, or else those with most passages."""
        return self.asked.chosen_codes or first_by_use(self.asked.codes, self.uses, self.top)

    def passages_of(self, codes: Sequence[Code]) -> OfCodes:
        return {code.pk: self.of_codes.get(code.pk, []) for code in codes}

    def way(self, code: Code) -> list[tuple[str, object]]:
        """How the passages page is asked for a code's passages as they are counted here."""
        return [("code", code.pk), ("as_one", 1) if self.rolled else ("alone", 1)]
