"""A quote's source with its marks drawn over it, turn by turn: nothing of it is hidden. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from coding.themes.marks import Cut, Emphasis, Insert, Mark, Mask


@dataclass
class Stretch:
    """Words of the source that are marked alike; ``inside`` the quote or only near it.

    ``inserted`` stands before them in brackets; ``masked`` is what is shown in their place.
    """

    text: str
    inside: bool
    cut: bool = False
    emphasis: bool = False
    masked: str = ""
    masked_ends: bool = False
    inserted: str = ""


@dataclass
class TurnShown:
    """One turn; ``start`` is where its words begin in the whole text."""

    speaker: str
    start: int
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def inside(self) -> bool:
        """Whether any of the quote lies here."""
        return any(one.inside for one in self.stretches)


class Spoken(Protocol):
    @property
    def who(self) -> str: ...
    @property
    def text(self) -> str: ...


def turns_shown(
    said: Iterable[Spoken], begins: int, start: int, end: int, marks: Sequence[Mark]
) -> list[TurnShown]:
    """The turns from ``begins`` on, parted by one line feed each, with the quote at [start, end).

    ``marks`` count from ``start``.
    """
    shown, at = [], begins
    for one in said:
        pen = _Over(one.text, at, start, end, marks)
        shown.append(TurnShown(one.who, at, pen.stretches()))
        at += len(one.text) + 1
    return shown


class _Over:
    """The marks over one turn, in places of the turn."""

    def __init__(self, text: str, at: int, start: int, end: int, marks: Sequence[Mark]) -> None:
        self.text, self.size = text, len(text)
        self.start, self.end = start - at, end - at
        self.marks = marks

    def stretches(self) -> list[Stretch]:
        bounds = sorted({0, self.size, *filter(self._within, self._bounds())})
        pieces = [self._stretch(one, two) for one, two in pairwise(bounds)]
        last = self._inserted(self.size)
        return [*pieces, Stretch("", True, inserted=last)] if last else pieces

    def _within(self, place: int) -> bool:
        return 0 < place < self.size

    def _bounds(self) -> set[int]:
        found = {self.start, self.end}
        for mark in self.marks:
            ends = (mark.at,) if isinstance(mark, Insert) else (mark.start, mark.end)
            found |= {self.start + one for one in ends}
        return found

    def _stretch(self, first: int, last: int) -> Stretch:
        over = [mark for mark in self.marks if self._covers(mark, first)]
        mask = next((mark for mark in over if isinstance(mark, Mask)), None)
        return Stretch(
            self.text[first:last],
            self.start <= first < self.end,
            any(isinstance(mark, Cut) for mark in over),
            any(isinstance(mark, Emphasis) for mark in over),
            mask.text if mask else "",
            bool(mask and self.start + mask.end == last),
            self._inserted(first),
        )

    def _covers(self, mark: Mark, place: int) -> bool:
        if isinstance(mark, Insert):
            return False
        return self.start + mark.start <= place < self.start + mark.end

    def _inserted(self, place: int) -> str:
        here = (m.text for m in self.marks if isinstance(m, Insert) and self.start + m.at == place)
        return next(here, "")
