"""What the team writes and can be searched: each room above tells it once, at start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from interviews.projects.history import following
from interviews.projects.models import Member, Tracked, TrackedQuerySet
from interviews.projects.registers import Described


@dataclass(frozen=True)
class Searchable:
    """``fields`` of a model, in the order they are read; ``label`` is the kind's plural.

    ``visible`` gives the rows a member may see, ``describe`` names some and leads to each.
    """

    model: type[Tracked]
    label: Any
    order: int
    fields: tuple[str, ...]
    visible: Callable[[Member], TrackedQuerySet[Any]]
    describe: Callable[[Member, Iterable[Any]], dict[Any, Described]]


_kinds: dict[str, Searchable] = {}


def searchable(kind: Searchable) -> None:
    """Let rows of this kind be found; they are read whenever an act writes them."""
    from interviews.search.indexing import read_rows

    _kinds[kind.model._meta.label] = kind
    following.follow(kind.model, lambda act, noted: read_rows(kind, act.project_id, list(noted)))


def kinds() -> list[Searchable]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)
