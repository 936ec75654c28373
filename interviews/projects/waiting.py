"""What waits for a person: each room says once, at start, what of its own may wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from interviews.projects.models import Member
from interviews.projects.registers import Described


@dataclass(frozen=True)
class Waits:
    """One line: what waits, in a sentence that is a link, and the first few things it speaks of."""

    sentence: str
    url: str
    things: list[Described] = field(default_factory=list)


Look = Callable[[Member], list[Waits]]
_kept: dict[str, tuple[int, Look]] = {}


def waits(key: str, order: int, look: Look) -> None:
    """Tell what may wait; ``look`` finds it with a fixed number of queries."""
    _kept[key] = (order, look)


def waiting_for(member: Member) -> list[Waits]:
    """All that waits for the member, in the rooms' order."""
    looks = sorted(_kept.values(), key=lambda pair: pair[0])
    return [line for _order, look in looks for line in look(member)]
