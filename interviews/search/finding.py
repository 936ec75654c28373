"""Ask the index: where in the transcripts a query is met, and in which rows of the team's."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet, Subquery

from interviews.projects.models import Member
from interviews.search import engines
from interviews.search.asking import Query
from interviews.search.matching import Met, met
from interviews.search.models import PLACES, Piece, ReadInterview, RowPiece
from interviews.search.searchable import Searchable
from interviews.transcripts.models import Interview, Speaker

AT_MOST = 500  # pieces looked at for one answer; beyond them figures say "more than"


@dataclass(frozen=True)
class Where:
    """In which transcripts to look: in all where nothing is said. ``after``: beyond this piece."""

    interviews: frozenset[uuid.UUID] = frozenset()
    participants: frozenset[uuid.UUID] = frozenset()
    role: str = ""
    after: int = 0


class Hit(NamedTuple):
    """The words from ``place.first`` to ``place.last`` of a piece."""

    interview: uuid.UUID
    piece: int
    place: Met


@dataclass(frozen=True)
class Found:
    """All hits, or where there are ``more`` those of the first pieces; ``last`` is the last one."""

    hits: list[Hit] = field(default_factory=list)
    more: bool = False
    last: int = 0

    @property
    def interviews(self) -> int:
        return len({hit.interview for hit in self.hits})


def find(member: Member, query: Query, where: Where = Where(), at_most: int = AT_MOST) -> Found:
    """Where the query is met in current transcripts, in their order; two queries."""
    read = _read(member, where)
    if not query or not read:
        return Found()
    rows = Piece.objects.filter(project_id=member.project_id, id__gt=where.after)
    rows = _narrowed(member, rows, where, read)
    found = engines.here().narrow(rows, query).values_list("id", "read_id", "own", "tokens")
    pieces = list(found[: at_most + 1])
    hits = [
        Hit(read[of], pk, place)
        for pk, of, own, kept in pieces[:at_most]
        if of in read
        for place in met(query, kept, own)
    ]
    last = pieces[min(len(pieces), at_most) - 1][0] if pieces else where.after
    return Found(hits, len(pieces) > at_most, last)


def _read(member: Member, where: Where) -> dict[int, uuid.UUID]:
    """The interviews to look in, by their place in the index."""
    seen = Interview.objects.visible_to(member).exclude(current=None)
    if where.interviews:
        seen = seen.filter(pk__in=where.interviews)
    rows = ReadInterview.objects.filter(project_id=member.project_id, interview__in=seen)
    return dict(rows.order_by("pk").values_list("pk", "interview_id"))


def _narrowed(
    member: Member, rows: QuerySet[Piece], where: Where, read: dict[int, uuid.UUID]
) -> QuerySet[Piece]:
    if where.interviews:
        rows = rows.filter(read__in=list(read))
    rows = rows.filter(id__gte=min(read) << PLACES, id__lt=(max(read) + 1) << PLACES)
    speakers = Speaker.objects.visible_to(member)
    if where.participants:
        speakers = speakers.filter(participant__in=where.participants)
    if where.role:
        speakers = speakers.filter(role=where.role)
    if where.participants or where.role:
        rows = rows.filter(speaker__in=Subquery(speakers.values("pk")))
    return rows


def unread_for(member: Member) -> int:
    """How many interviews the member may see are not in the index as they should be."""
    from interviews.search.indexing import unread

    seen = Interview.objects.visible_to(member)
    return unread(member.project_id).filter(pk__in=seen.values("pk")).count()


class RowHit(NamedTuple):
    """The first place in a row where the query is met, and in how many of its pieces it is."""

    row: uuid.UUID
    field: str
    piece: int
    place: Met


@dataclass(frozen=True)
class FoundRows:
    kind: Searchable
    hits: list[RowHit]
    more: bool


def find_rows(member: Member, kind: Searchable, query: Query, at_most: int = AT_MOST) -> FoundRows:
    """The rows of one kind that the member may see and that meet the query; one query."""
    if not query:
        return FoundRows(kind, [], False)
    rows = RowPiece.objects.filter(
        project_id=member.project_id,
        model=kind.model._meta.label,
        row_id__in=kind.visible(member).order_by().values("pk"),
    )
    found = engines.here().narrow(rows, query)
    pieces = list(found.values_list("id", "row_id", "field", "own", "tokens")[: at_most + 1])
    first: dict[uuid.UUID, RowHit] = {}
    for pk, row, name, own, kept in pieces[:at_most]:
        for place in met(query, kept, own)[:1]:
            first.setdefault(row, RowHit(row, name, pk, place))
    return FoundRows(kind, list(first.values()), len(pieces) > at_most)
