"""Where rows stand among their siblings, changed by moving one. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def moved(positions: Sequence[int], place: int, to: int) -> dict[int, int]:
    """The positions that change when the row at ``place`` goes to place ``to``, by its old place.

    ``positions`` are those of the rows one sees, in their order; among them may be others that
    one does not see, and these stay where they are. ``to`` is taken as the nearest place there is.
    """
    order = list(range(len(positions)))
    order.insert(max(0, min(to, len(positions) - 1)), order.pop(place))
    free, changed = -1, {}
    for position, row in zip(positions, order, strict=True):
        free = max(position, free + 1)
        if positions[row] != free:
            changed[row] = free
    return changed
