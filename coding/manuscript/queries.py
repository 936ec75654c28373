"""Reports of a project, and the rows in one."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404

from coding.manuscript.models import Manuscript, Quotation, ToldKind
from interviews.projects.models import Member

TO_LOOK_AT = (ToldKind.NAME, ToldKind.ALTERED, ToldKind.ELSEWHERE, ToldKind.NOT_FOUND)


@dataclass(frozen=True)
class Report:
    """A manuscript, how many quotations it has, and how many ask to be looked at."""

    manuscript: Manuscript
    quotations: int
    open: int


def reports(member: Member) -> list[Report]:
    """The project's reports, the newest first; one query."""
    there = Q(quotations__removed=False)
    asking = there & Q(quotations__told__in=TO_LOOK_AT, quotations__decision="")
    rows = Manuscript.objects.visible_to(member).select_related("member__user")
    rows = rows.annotate(
        held=Count("quotations", filter=there), asked=Count("quotations", filter=asking)
    )
    return [Report(row, row.held, row.asked) for row in rows.order_by("-made_at", "id")]


def manuscript_of(member: Member, key: uuid.UUID) -> Manuscript:
    """One manuscript of the member's project, or 404."""
    rows = Manuscript.objects.visible_to(member).select_related("job", "member__user")
    if (row := rows.filter(pk=key).first()) is None:
        raise Http404
    return row


def rows_in(member: Member, manuscript: Manuscript) -> list[Quotation]:
    """The quotations of a manuscript in order; one query."""
    rows = Quotation.objects.visible_to(member).filter(manuscript=manuscript)
    return list(rows.order_by("position", "id"))


def quotation_of(member: Member, manuscript: uuid.UUID, key: uuid.UUID) -> Quotation:
    """One quotation, or 404."""
    rows = Quotation.objects.visible_to(member).filter(
        pk=key, manuscript=manuscript, manuscript__removed=False
    )
    if (row := rows.select_related("manuscript").first()) is None:
        raise Http404
    return row
