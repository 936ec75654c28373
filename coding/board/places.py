"""Where things lie on a board, in whole units: sizes, free places, grids. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

CARD_WIDE, CARD_TALL, NOTE_TALL = 184, 64, 104
GAP = 16
HEAD = 44  # of a group: its name
GROUP_WIDE, GROUP_TALL = 2 * CARD_WIDE + 3 * GAP, HEAD + 2 * (CARD_TALL + GAP)
FARTHEST = 50_000
LARGEST = 20_000


class Place(NamedTuple):
    x: int
    y: int


@dataclass(frozen=True)
class Box:
    """A rectangle: its corner, how wide and tall it is."""

    x: int
    y: int
    wide: int
    tall: int

    @property
    def right(self) -> int:
        return self.x + self.wide

    @property
    def bottom(self) -> int:
        return self.y + self.tall

    def meets(self, other: Box) -> bool:
        """Whether the two lie over one another, be it by an edge's breadth."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


def bounded(value: int, most: int = FARTHEST) -> int:
    """A coordinate within what a board has room for."""
    return max(-most, min(most, value))


def bounds(boxes: Iterable[Box], margin: int = 2 * GAP) -> Box:
    """The smallest box around all of these, with a margin; with none, one of some size."""
    held = list(boxes)
    if not held:
        return Box(0, 0, 4 * (CARD_WIDE + GAP), 4 * (CARD_TALL + GAP))
    left, top = min(box.x for box in held) - margin, min(box.y for box in held) - margin
    right, bottom = max(box.right for box in held), max(box.bottom for box in held)
    return Box(left, top, right + margin - left, bottom + margin - top)


def grid(number: int, at: Place, columns: int, tall: int = CARD_TALL) -> list[Place]:
    """Places for so many cards in rows of ``columns``, from ``at`` on."""
    return [
        Place(
            at.x + (index % columns) * (CARD_WIDE + GAP), at.y + (index // columns) * (tall + GAP)
        )
        for index in range(number)
    ]


def columns_for(number: int) -> int:
    """How many columns show so many cards about as wide as a screen is."""
    return max(1, min(8, round(sqrt(number * 1.2))))


def columns_in(wide: int) -> int:
    """How many cards lie beside one another in a group of this width."""
    return max(1, (wide - GAP) // (CARD_WIDE + GAP))


def onward(boxes: Iterable[Box]) -> Place:
    """Where to go on: below all of these, or beside them where they are taller than wide."""
    held = list(boxes)
    if not held:
        return Place(0, 0)
    whole = bounds(held, 0)
    if whole.tall > whole.wide:
        return Place(whole.right + 2 * GAP, whole.y)
    return Place(whole.x, whole.bottom + 2 * GAP)


def free_places(taken: Sequence[Box], wide: int, talls: Sequence[int]) -> list[Place]:
    """Places in a group of this width for cards of these heights, from its top, over no other."""
    held, found = list(taken), []
    for tall in talls:
        place = _free(held, columns_in(wide), tall)
        held.append(Box(*place, CARD_WIDE, tall))
        found.append(place)
    return found


def _free(taken: Sequence[Box], columns: int, tall: int) -> Place:
    rows = len(taken) * 3 + 1
    for row in range(rows):
        for column in range(columns):
            place = Place(GAP + column * (CARD_WIDE + GAP), HEAD + row * (CARD_TALL + GAP))
            if not any(Box(*place, CARD_WIDE, tall).meets(box) for box in taken):
                return place
    lowest = max(box.bottom for box in taken)
    return Place(GAP, max(HEAD, lowest + GAP))


def room_for(boxes: Iterable[Box], wide: int, tall: int) -> tuple[int, int]:
    """The size a group needs to hold these boxes, never smaller than it is."""
    held = list(boxes)
    return (
        max([wide, *(box.right + GAP for box in held)]),
        max([tall, *(box.bottom + GAP for box in held)]),
    )


def around(boxes: Sequence[Box]) -> Box:
    """The area of a new group around these cards."""
    tight = bounds(boxes, GAP)
    if not boxes:
        return Box(0, 0, GROUP_WIDE, GROUP_TALL)
    top = tight.y - (HEAD - GAP)
    return Box(tight.x, top, tight.wide, tight.tall + HEAD - GAP)
