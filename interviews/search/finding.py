"""Ask the index: where in the transcripts a query is met, and in which rows of the team's."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import F, Max, Min, QuerySet, Subquery

from interviews.projects.models import Member
from interviews.projects.prepared import prepared
from interviews.search import engines
from interviews.search.asking import Query
from interviews.search.matching import Met, met
from interviews.search.models import PLACES, Piece, ReadInterview, RowPiece
from interviews.search.searchable import Searchable, kinds
from interviews.transcripts.models import Interview, Speaker

AT_MOST = 200  # pieces told of in one answer; beyond them figures say "more than"
SPARE = 20  # looked at besides, since an engine names some that do not
EVERY = range(2**63 - 1)  # the ids there can be
FURTHER = (1, 4, 16, 64)  # so many times that are looked at where it names too many


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
    """Where the query is met in current transcripts, in their order."""
    first, last = _bounds(member)
    if not query or first is None:
        return Found()
    rows = _narrowed(member, Piece.objects.filter(project_id=member.project_id), where)
    start = max(first << PLACES, where.after + 1)
    found = _by_stretches(rows, query, at_most, range(start, last + 1 << PLACES))
    read = _interviews({of for _pk, (of,), _places in found.pieces})
    hits = [Hit(read[of], pk, place) for pk, (of,), places in found.pieces for place in places]
    return Found(hits, found.more, found.pieces[-1][0] if found.pieces else where.after)


@dataclass
class _Pieces:
    """Pieces that meet a query: id, the values asked for, where it is met."""

    pieces: list[tuple[int, tuple[Any, ...], list[Met]]] = field(default_factory=list)
    more: bool = False


def _by_stretches(rows: QuerySet[Piece], query: Query, at_most: int, within: range) -> _Pieces:
    """The first pieces that meet the query, ``within`` so many interviews at once as the engine
    says: at most three queries, one where there are few."""
    first, last = within.start >> PLACES, within.stop >> PLACES
    found, start = _Pieces(), first
    while start < last and not found.more:
        left = at_most - len(found.pieces)
        end = start + engines.here().far(start - first, last - start, len(found.pieces), left)
        here = range(max(start << PLACES, within.start), min(end << PLACES, within.stop))
        some = _met(rows, query, left, here, "read_id")
        found.pieces += some.pieces
        found.more, start = some.more, end
    return found


def _met(rows: QuerySet[Any], query: Query, at_most: int, within: range, *names: str) -> _Pieces:
    """The first pieces that do meet the query, of those that the engine says may; mostly one
    query. Where few of very many do, looking ends with "more"."""
    found = _Pieces()
    engines.here().ready()
    for batch in (at_most + SPARE, *(max(at_most, SPARE) * times for times in FURTHER)):
        some = engines.here().narrow(rows, query, within)
        read = list(some.values_list("id", *names, "own", "tokens")[:batch])
        for pk, *values, own, kept in read:
            if places := met(query, kept, own):
                found.more = len(found.pieces) == at_most
                if found.more:
                    return found
                found.pieces.append((pk, tuple(values), places))
        if len(read) < batch:
            return found
        within = range(read[-1][0] + 1, within.stop)
    found.more = True
    return found


def _bounds(member: Member) -> tuple[int | None, int]:
    """The first and the last interview of the project in the index."""
    rows = ReadInterview.objects.filter(project_id=member.project_id)
    told = rows.aggregate(Min("pk"), Max("pk"))
    return told["pk__min"], told["pk__max"] or 0


def _interviews(read: set[int]) -> dict[int, uuid.UUID]:
    rows = ReadInterview.objects.filter(pk__in=read) if read else ReadInterview.objects.none()
    return dict(rows.values_list("pk", "interview_id"))


def _narrowed(member: Member, rows: QuerySet[Piece], where: Where) -> QuerySet[Piece]:
    if where.interviews:
        here = _readable(member).filter(interview__in=where.interviews)
        rows = rows.filter(read__in=list(here.values_list("pk", flat=True)))
    else:  # of hundreds, nearly all are looked in
        rows = rows.exclude(read__in=[pk for (pk,) in _unreadable(member)])
    speakers = Speaker.objects.visible_to(member)
    if where.participants:
        speakers = speakers.filter(participant__in=where.participants)
    if where.role:
        speakers = speakers.filter(role=where.role)
    if where.participants or where.role:
        rows = rows.filter(speaker__in=Subquery(speakers.values("pk")))
    return rows


def _readable(member: Member) -> QuerySet[ReadInterview]:
    """What the index has of interviews the member may see, of their current texts."""
    return ReadInterview.objects.filter(
        project_id=member.project_id,
        interview__in=Interview.objects.visible_to(member).order_by().values("pk"),
        transcript=F("interview__current"),
    )


@prepared
def _unreadable(member: Member) -> QuerySet[ReadInterview, tuple[int]]:
    read = ReadInterview.objects.filter(project_id=member.project_id)
    return read.exclude(pk__in=_readable(member).values("pk")).values_list("pk")


def unread_for(member: Member) -> int:
    """How many interviews the member may see are not in the index as they should be."""
    return len(_unread(member))


@prepared
def _unread(member: Member) -> QuerySet[Interview, tuple[uuid.UUID]]:
    from interviews.search.indexing import unread

    seen = Interview.objects.visible_to(member)
    return unread(member.project_id).filter(pk__in=seen.values("pk")).values_list("pk")


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


def kinds_met(member: Member, query: Query) -> list[Searchable]:
    """The kinds of which some row, whoever may see it, may meet the query; one query."""
    if not query:
        return []
    engines.here().ready()
    rows = engines.here().narrow(RowPiece.objects.filter(project_id=member.project_id), query)
    met_in = set(rows.order_by().values_list("model", flat=True).distinct())
    return [kind for kind in kinds() if kind.model._meta.label in met_in]


def find_rows(member: Member, kind: Searchable, query: Query, at_most: int = AT_MOST) -> FoundRows:
    """The rows of one kind that the member may see and that meet the query; one query."""
    if not query:
        return FoundRows(kind, [], False)
    rows = RowPiece.objects.filter(
        project_id=member.project_id,
        model=kind.model._meta.label,
        row_id__in=kind.visible(member).order_by().values("pk"),
    )
    found = _met(rows, query, at_most, EVERY, "row_id", "field")
    first: dict[uuid.UUID, RowHit] = {}
    for pk, (row, name), places in found.pieces:
        first.setdefault(row, RowHit(row, name, pk, places[0]))
    return FoundRows(kind, list(first.values()), found.more)
