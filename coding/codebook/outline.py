"""The codes as an outline: each under its parent, in the team's order.

Pure: a code is anything with ``id``, ``parent_id`` and its place among the others in the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar


class Placed(Protocol):
    @property
    def id(self) -> Any: ...
    @property
    def parent_id(self) -> Any: ...


C = TypeVar("C", bound=Placed)


@dataclass(frozen=True)
class Line(Generic[C]):
    """One code of the outline: how deep it stands (0: at the top), and what is above it."""

    code: C
    depth: int
    above: tuple[C, ...]


def outline(codes: Iterable[C]) -> list[Line[C]]:
    """Every code once, parents before their sub-codes, siblings in the order given.

    A code whose parent is not among them stands at the top; so does one of a ring of codes that
    are each other's parents, which only a damaged codebook has.
    """
    held = {code.id: code for code in codes}
    below: dict[Any, list[C]] = defaultdict(list)
    for code in held.values():
        below[code.parent_id if code.parent_id in held else None].append(code)
    found: dict[Any, Line[C]] = {}
    _grow(below, None, (), found)
    for code in held.values():
        if code.id not in found:
            found[code.id] = Line(code, 0, ())
            _grow(below, code.id, (code,), found)
    return list(found.values())


def _grow(
    below: Mapping[Any, list[C]], parent: Any, above: tuple[C, ...], found: dict[Any, Line[C]]
) -> None:
    for code in below.get(parent, ()):
        if code.id not in found:
            found[code.id] = Line(code, len(above), above)
            _grow(below, code.id, (*above, code), found)


def with_parents(lines: Iterable[Line[C]], chosen: set[Any]) -> list[tuple[Line[C], bool]]:
    """The chosen codes' lines and those above them; True for the chosen ones themselves."""
    held = list(lines)
    needed = set(chosen)
    for line in held:
        if line.code.id in chosen:
            needed.update(code.id for code in line.above)
    return [(line, line.code.id in chosen) for line in held if line.code.id in needed]


def beneath(lines: Iterable[Line[C]], top: Any) -> set[Any]:
    """The ids of a code and of everything under it."""
    return {
        line.code.id
        for line in lines
        if line.code.id == top or any(code.id == top for code in line.above)
    }
