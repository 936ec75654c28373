"""The passages behind a picture, as a member may see them; the number of queries is fixed."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import cached_property

from coding.codebook.models import Code
from coding.pictures.asked import Asked, first_by_use
from coding.segments.crossing import OfCodes, passages_of_codes
from coding.segments.passages import Coded, Passage
from coding.segments.retrieval import laid_in
from coding.segments.selecting import Laid


class Material:
    """What is coded in the interviews and by the voices asked for."""

    def __init__(self, asked: Asked, *, rolled: bool, top: int) -> None:
        self.asked, self.rolled, self.top = asked, rolled, top

    @cached_property
    def laid(self) -> list[Laid]:
        reading, book = self.asked.reading, self.asked.reading.book
        return [
            one
            for one in laid_in(reading, self.asked.interviews)
            if one.voice in self.asked.voices and book.shown(one.code) in book.order
        ]

    @cached_property
    def of_codes(self) -> OfCodes:
        """The passages of every code that has any."""
        return self._passages(with_subcodes=True) if self.rolled else self.alone

    @cached_property
    def alone(self) -> OfCodes:
        """The same without sub-codes."""
        return self._passages(with_subcodes=False)

    def _passages(self, *, with_subcodes: bool) -> OfCodes:
        book = self.asked.reading.book
        coded = [
            Coded(one.id_hex, one.code, one.interview, one.voice, one.start, one.end)
            for one in self.laid
        ]
        order = [one.pk for one in self.asked.interviews]
        found = passages_of_codes(
            coded, book.parents, order, book.successors, with_subcodes=with_subcodes
        )
        return {code: passages for code, passages in found.items() if code in book.order}

    @cached_property
    def behind(self) -> list[Passage]:
        """The passages behind the codes shown, each under the one code it was coded with."""
        shown = self.passages_of(self.codes).values()
        held = {coding for found in shown for one in found for coding in one.codings}
        return [
            one for found in self.alone.values() for one in found if held.intersection(one.codings)
        ]

    @cached_property
    def applied(self) -> list[Code]:
        """The codes that were applied themselves, in the order of the code list."""
        held = {self.asked.reading.book.shown(one.code) for one in self.laid}
        return [code for code in self.asked.codes if code.pk in held]

    @cached_property
    def uses(self) -> dict[uuid.UUID, int]:
        return {code: len(found) for code, found in self.of_codes.items()}

    @cached_property
    def codes(self) -> list[Code]:
        """The codes chosen, or else those applied themselves that have most passages."""
        return self.asked.codes_or(first_by_use(self.applied, self.uses, self.top))

    @property
    def tied(self) -> int:
        """How many passages the last code shown has, where one left out has as many; 0: none."""
        last = min((self.uses.get(code.pk, 0) for code in self.codes), default=0)
        left = [code for code in self.applied if code not in self.codes]
        return last if any(self.uses.get(code.pk, 0) == last for code in left) else 0

    def passages_of(self, codes: Sequence[Code]) -> OfCodes:
        return {code.pk: self.of_codes.get(code.pk, []) for code in codes}

    def way(self, code: Code) -> list[tuple[str, object]]:
        """How the passages page is asked for a code's passages as they are counted here."""
        return [("code", code.pk), ("as_one", 1) if self.rolled else ("alone", 1)]
