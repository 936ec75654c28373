"""Where higher rooms add to the codebook's pages: how much each code is used, and its passages."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from coding.codebook.models import Code
from interviews.projects.models import Member


@dataclass(frozen=True)
class Measure:
    """How much one code is used, as one member sees it.

    ``passages`` are those of the code alone, ``rolled`` those with its sub-codes, where no
    passage is counted twice. ``own_codings``, ``own_interviews`` and ``own_participants`` are of
    the code alone; ``codings``, ``interviews`` and ``participants`` with its sub-codes.
    ``voices`` names whose codings of the code alone there are, with their number.
    """

    passages: int = 0
    rolled: int = 0
    own_codings: int = 0
    own_interviews: int = 0
    own_participants: int = 0
    interviews: int = 0
    participants: int = 0
    codings: int = 0
    behind: int = 0
    voices: tuple[tuple[str, int], ...] = ()


Measures = dict[uuid.UUID, Measure]
Fill = Callable[[Member, Code, Any], dict[str, Any]]


@dataclass(frozen=True)
class Part:
    """A part of a code's page: its template, and what fills it (member, code, query).

    ``aside`` puts it beside the others. ``key`` is the id of the element the template makes: a
    script that puts the part anew into its place is answered with the part alone.
    """

    key: str
    order: int
    template: str
    fill: Fill
    aside: bool = False


@dataclass
class _Slots:
    measure: Callable[[Member], Measures] = lambda member: {}
    parts: list[Part] = field(default_factory=list)
    passages_url: Callable[[str], str] = lambda slug: ""


_kept = _Slots()


def measuring(measure: Callable[[Member], Measures]) -> None:
    """The room of codings tells how to measure every code at once."""
    _kept.measure = measure


def measures(member: Member) -> Measures:
    """The use of each code that is used at all."""
    return _kept.measure(member)


def leading(url: Callable[[str], str]) -> None:
    """The page that retrieves passages tells its address (slug -> URL); it takes ``?code=``."""
    _kept.passages_url = url


def passages_url(member: Member) -> str:
    """Where the passages behind a figure can be read; empty where no page shows them."""
    return _kept.passages_url(member.project.slug)


def part(entry: Part) -> None:
    """Add a part to every code's page."""
    _kept.parts = sorted([*_kept.parts, entry], key=lambda known: known.order)


def parts() -> list[Part]:
    return list(_kept.parts)
