"""What the team writes and can be searched: each room above tells it once, at start."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from interviews.projects.history import Act, following
from interviews.projects.history.recording import Fields, Noted
from interviews.projects.models import Member, Recorded, Tracked, TrackedQuerySet
from interviews.projects.registers import Described

Notes = dict[uuid.UUID, Noted]
Reading = Callable[[Sequence[Any]], Mapping[Any, Sequence[str]]]
Drawing = Callable[[Notes], Iterable[uuid.UUID]]


@dataclass(frozen=True)
class Searchable:
    """``fields`` of a model, in the order they are read; ``label`` is the kind's plural.

    ``visible`` gives the rows a member may see, ``describe`` names some and leads to each.
    Where the words follow from other rows too, ``texts`` tells them of some rows, field by field,
    and ``drawn_in`` which rows an act's changes of another model make read anew.
    """

    model: type[Tracked]
    label: Any
    order: int
    fields: tuple[str, ...]
    visible: Callable[[Member], TrackedQuerySet[Any]]
    describe: Callable[[Member, Iterable[Any]], dict[Any, Described]]
    texts: Reading | None = None
    drawn_in: Mapping[type[Recorded], Drawing] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.model._meta.model_name or ""

    def read(self, rows: Sequence[Any]) -> Mapping[Any, Sequence[str]]:
        """The text of each field of some rows."""
        if self.texts:
            return self.texts(rows)
        return {row.pk: [getattr(row, name) or "" for name in self.fields] for row in rows}

    def touched(self, noted: Notes) -> list[uuid.UUID]:
        """The rows of which other words can be found now: codings come by the hundred, and few of
        them with a reason."""
        if self.texts:
            return list(noted)
        return [
            pk
            for pk, one in noted.items()
            if one.erased or self._said(one.before) != self._said(one.after)
        ]

    def _said(self, row: Fields | None) -> list[str]:
        """The words of a row as an act noted it; none of one that is not there."""
        said = [] if row is None or row.get("removed") else [row[name] for name in self.fields]
        return said if any(said) else []


_kinds: dict[str, Searchable] = {}


def searchable(kind: Searchable) -> None:
    """Let rows of this kind be found; they are read whenever an act writes them."""
    _kinds[kind.model._meta.label] = kind
    following.follow(kind.model, _reading(kind, kind.touched))
    for model, drawn in kind.drawn_in.items():
        following.follow(model, _reading(kind, drawn))


def _reading(kind: Searchable, drawn: Drawing) -> Callable[[Act, Notes], None]:
    from interviews.search.indexing import read_rows

    def follow(act: Act, noted: Notes) -> None:
        if ids := list(drawn(noted)):
            read_rows(kind, act.project_id, ids)

    return follow


def kinds() -> list[Searchable]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)
