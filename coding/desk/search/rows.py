"""What is found in what the team wrote: each row named, with its words around the first hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coding.desk.search.lines import after, before
from interviews.projects.models import Member
from interviews.projects.registers import Described
from interviews.search.asking import Query
from interviews.search.finding import FoundRows, RowHit, find_rows, kinds_met
from interviews.search.models import AROUND, RowPiece
from interviews.search.searchable import Searchable
from interviews.search.words import words

AT_FIRST = 10


@dataclass(frozen=True)
class RowLine:
    """One row that people wrote, and the first place in it that was looked for."""

    described: Described
    field: Any
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class KindFound:
    key: str
    label: Any
    number: int
    more: bool
    lines: list[RowLine]

    @property
    def left(self) -> int:
        return self.number - len(self.lines)


def rows_found(member: Member, query: Query, every: str = "", only: str = "") -> list[KindFound]:
    """Each kind with rows that meet the query, the first few of each; ``every`` names the kind
    to be shown whole, ``only`` the one looked in. A fixed number of queries a kind."""
    asked = [kind for kind in kinds_met(member, query) if only in ("", kind.key)]
    found = (find_rows(member, kind, query) for kind in asked)
    return [_shown(member, one, every) for one in found if one.hits]


def _shown(member: Member, found: FoundRows, every: str) -> KindFound:
    kind = found.kind
    hits = found.hits if every == kind.key else found.hits[:AT_FIRST]
    rows = kind.visible(member).in_bulk([hit.row for hit in hits])
    named = kind.describe(member, rows.values())
    places = _places(hits)
    texts = kind.read(list(rows.values()))
    lines = [
        _line(kind, hit, named[hit.row], texts[hit.row], places[hit.piece])
        for hit in hits
        if hit.row in rows and hit.row in named and hit.piece in places
    ]
    return KindFound(kind.key, kind.label, len(found.hits), found.more, lines)


def _places(hits: list[RowHit]) -> dict[int, tuple[int, int]]:
    rows = RowPiece.objects.filter(pk__in=[hit.piece for hit in hits])
    return {pk: (start, end) for pk, start, end in rows.values_list("pk", "start", "end")}


def _line(
    kind: Searchable, hit: RowHit, named: Described, texts: Sequence[str], place: tuple[int, int]
) -> RowLine:
    said = texts[kind.fields.index(hit.field)]
    found = words(said, *place)
    start, end = found[hit.place.first].start, found[hit.place.last].end
    return RowLine(
        named,
        kind.model._meta.get_field(hit.field).verbose_name if len(kind.fields) > 1 else "",  # type: ignore[union-attr]
        before(said[max(0, start - AROUND) : start], start > AROUND),
        said[start:end],
        after(said[end : end + AROUND], len(said) - end > AROUND),
    )
