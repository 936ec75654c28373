"""Reports of a project, and the rows in one."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from coding.manuscript.models import Manuscript, Quotation, ToldKind
from interviews.projects.models import Member

TO_LOOK_AT = (
    ToldKind.NAME,
    ToldKind.ALTERED,
    ToldKind.ELSEWHERE,
    ToldKind.PARTLY,
    ToldKind.NOT_FOUND,
    ToldKind.REPLACED,
)


@dataclass(frozen=True)
class Report:
    """A manuscript, how many quotations it has, and how many ask to be looked at."""

    manuscript: Manuscript
    quotations: int
    open: int


def reports(member: Member) -> list[Report]:
    """The project's reports, the newest first; two queries."""
    rows = Manuscript.objects.visible_to(member).select_related("member__user")
    seen = Quotation.objects.visible_to(member).order_by()
    asking = Q(told__in=TO_LOOK_AT, decision="")
    grouped = seen.values_list("manuscript").annotate(
        held=Count("pk"), asked=Count("pk", filter=asking)
    )
    held = {key: (count, asked) for key, count, asked in grouped}
    return [Report(row, *held.get(row.pk, (0, 0))) for row in rows.order_by("-made_at", "id")]


def manuscript_of(member: Member, key: uuid.UUID) -> Manuscript:
    """One manuscript of the member's project, or 404."""
    rows = Manuscript.objects.visible_to(member).select_related("job", "member__user")
    if (row := rows.filter(pk=key).first()) is None:
        raise Http404
    return row


def rows_in(member: Member, manuscript: Manuscript) -> list[Quotation]:
    """The quotations of a manuscript in order, numbered by what the member sees; two queries.

    Words around one are left out where another of its paragraph is behind a veil.
    """
    rows = list(_in_order(member, manuscript.pk))
    hidden = Quotation.objects.hidden_from(member).filter(manuscript=manuscript)
    beside = set(hidden.values_list("paragraph", flat=True))
    for number, row in enumerate(rows, 1):
        row.position = number
        if row.paragraph in beside:
            row.before = row.after = ""
    return rows


def number_of(member: Member, row: Quotation) -> int:
    """The number that a quotation has in its report, as the member sees it."""
    return list(_in_order(member, row.manuscript_id).values_list("pk", flat=True)).index(row.pk) + 1


def _in_order(member: Member, manuscript: uuid.UUID) -> QuerySet[Quotation]:
    rows = Quotation.objects.visible_to(member).filter(manuscript=manuscript)
    return rows.order_by("position", "id")


def quotation_of(member: Member, manuscript: uuid.UUID, key: uuid.UUID) -> Quotation:
    """One quotation, or 404."""
    rows = Quotation.objects.visible_to(member).filter(
        pk=key, manuscript=manuscript, manuscript__removed=False
    )
    if (row := rows.select_related("manuscript").first()) is None:
        raise Http404
    return row
