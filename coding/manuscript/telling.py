"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coding.manuscript.actions import CHECKING
from coding.manuscript.models import Manuscript, Quotation, QuotingRule
from interviews.projects import registers
from interviews.projects.models import Job, Member
from interviews.projects.registers import Described


def register() -> None:
    registers.page(
        registers.Page("manuscript", gettext_lazy("Manuscript"), "manuscript:manuscripts", 85)
    )
    registers.sentences(
        {
            "manuscript.taken_up": lambda about: _("had a manuscript checked"),
            "manuscript.checked": lambda about: _(
                "compared the quotations of a manuscript with the transcripts"
            ),
            "manuscript.refused": lambda about: _("could not have a manuscript checked"),
            "manuscript.dropped": lambda about: _("deleted the report on a manuscript"),
            "quotation.decided": lambda about: _("decided about a quotation in a manuscript"),
            "quoting.chosen": lambda about: _("chose what may be left out of quotations"),
        },
        {
            "manuscript": gettext_lazy("Manuscripts"),
            "quotation": gettext_lazy("Quotations in manuscripts"),
            "quoting": gettext_lazy("Rule on quoting"),
        },
    )
    registers.describer(Manuscript, _manuscripts)
    registers.describer(Quotation, _quotations)
    registers.describer(QuotingRule, lambda member, rows: {r.pk: Described(str(r)) for r in rows})
    registers.job_pages(CHECKING, _job)


def _address(member: Member, key: Any) -> str:
    return reverse("manuscript:report", args=[member.project.slug, key])


def _manuscripts(member: Member, rows: Iterable[Any]) -> dict[Any, Described]:
    return {row.pk: Described(str(row), _address(member, row.pk)) for row in rows}


def _quotations(member: Member, rows: Iterable[Any]) -> dict[Any, Described]:
    return {row.pk: Described(str(row), _address(member, row.manuscript_id)) for row in rows}


def _job(member: Member, job: Job) -> Described:
    key = job.arguments.get("manuscript", "")
    return Described(_("Checking a manuscript"), _address(member, key) if key else "")
