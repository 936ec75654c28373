"""What is found in what the team wrote: each row named, with its words around the first hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from coding.desk.search.lines import AROUND, after, before
from interviews.projects.models import Member
from interviews.projects.registers import Described
from interviews.search.asking import Query
from interviews.search.finding import FoundRows, RowHit, find_rows, kinds_met
from interviews.search.models import RowPiece
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


def rows_found(member: Member, query: Query, every: str = "") -> list[KindFound]:
    """Each kind with rows that meet the query, the first few of each; ``every`` names the kind
    to be shown whole. A fixed number of queries a kind."""
    found = (find_rows(member, kind, query) for kind in kinds_met(member, query))
    return [_shown(member, one, every) for one in found if one.hits]


def _shown(member: Member, found: FoundRows, every: str) -> KindFound:
    kind = found.kind
    key = kind.model._meta.model_name or ""
    hits = found.hits if every == key else found.hits[:AT_FIRST]
    rows = kind.visible(member).in_bulk([hit.row for hit in hits])
    named = kind.describe(member, rows.values())
    places = _places(hits)
    lines = [
        _line(rows[hit.row], hit, named[hit.row], places[hit.piece])
        for hit in hits
        if hit.row in rows and hit.row in named and hit.piece in places
    ]
    return KindFound(key, kind.label, len(found.hits), found.more, lines)


def _places(hits: list[RowHit]) -> dict[int, tuple[int, int]]:
    rows = RowPiece.objects.filter(pk__in=[hit.piece for hit in hits])
    return {pk: (start, end) for pk, start, end in rows.values_list("pk", "start", "end")}


def _line(row: Any, hit: RowHit, named: Described, place: tuple[int, int]) -> RowLine:
    said = getattr(row, hit.field)
    found = words(said, *place)
    start, end = found[hit.place.first].start, found[hit.place.last].end
    return RowLine(
        named,
        row._meta.get_field(hit.field).verbose_name,
        before(said[max(0, start - AROUND) : start], start > AROUND),
        said[start:end],
        after(said[end : end + AROUND], len(said) - end > AROUND),
    )
