"""A manuscript checked by its job, as a worker would."""

from __future__ import annotations

from coding.manuscript.actions import take_up
from coding.manuscript.models import Manuscript, Quotation
from interviews.projects import jobs
from interviews.projects.history import By
from interviews.projects.models import Member


def checked(member: Member, text: str | bytes, name: str = "paper.md") -> Manuscript:
    data = text.encode() if isinstance(text, str) else text
    row = take_up(By(member), name=name, data=data)
    assert row.job is not None
    jobs.perform(row.job.pk)
    row.refresh_from_db()
    return row


def quotations(row: Manuscript) -> list[Quotation]:
    return list(Quotation.objects.filter(manuscript=row).order_by("position"))


def told(row: Manuscript) -> list[str]:
    return [one.told for one in quotations(row)]
