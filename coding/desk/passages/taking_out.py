"""Where what is found can be taken out: the room of exports, above this one, says so at start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.http import urlencode


@dataclass(frozen=True)
class Outlet:
    """``url`` takes the project's slug; ``formats`` are keys with what each gives."""

    url: Callable[[str], str] = lambda slug: ""
    formats: Sequence[tuple[str, Any]] = field(default_factory=list)

    def links(self, slug: str, question: str, by_passage: bool) -> list[tuple[Any, str]]:
        """Each format by name, and where the answer to this very question is had in it."""
        rows = "passage" if by_passage else "coding"
        asked = f"{question}&" if question else ""
        address = f"{self.url(slug)}?{asked}"
        return [
            (said, address + urlencode({"kind": "segments", "format": key, "rows": rows}))
            for key, said in self.formats
        ]


_kept = [Outlet()]


def taken_out_at(outlet: Outlet) -> None:
    _kept[0] = outlet


def outlet() -> Outlet:
    return _kept[0]
