"""Labels of turns, allocated once: what is cited as P2:84 is never cited otherwise. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase, digits


def labelled(labels: Sequence[str | None], taken: Collection[str] = ()) -> list[str]:
    """A label for each turn: its own, or, where it has none, that of the turn before with a letter.

    What is parted off turn 84 becomes 84a, whatever is parted off next 84b. ``taken`` are labels
    that stand, or stood, anywhere in the interview: none is given twice. Turns put before the
    first are 0a, 0b ... Raises ValueError for a label that is given to two turns.
    """
    own = [label for label in labels if label is not None]
    if len(own) != len(set(own)):
        raise ValueError("Two turns have one label.")
    used, found, number = {*taken, *own}, list[str](), "0"
    for label in labels:
        if label is None:
            label = next(free for free in _lettered(number) if free not in used)
            used.add(label)
        number = label.rstrip(ascii_lowercase) or "0"
        found.append(label)
    return found


def in_order(label: str) -> tuple[int, str]:
    """A key by which labels sort as they were allocated: 9, 10, 84, 84a, 84b."""
    number = "".join(char for char in label if char in digits)
    return int(number or 0), label


def _lettered(number: str) -> Iterator[str]:
    for length in count(1):
        yield from (
            number + "".join(letters) for letters in product(ascii_lowercase, repeat=length)
        )
