"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interviews.projects import registers
from interviews.projects.models import Job, Member
from interviews.projects.registers import Described, Panel, RowAction
from interviews.withdrawal import ledger
from interviews.withdrawal.actions import ERASING
from interviews.withdrawal.models import Withdrawal

Facts = dict[str, Any]


def register() -> None:
    registers.row_action(
        "transcripts.Participant",
        RowAction(
            gettext_lazy("Withdraw…"), "withdrawal:withdraw", 90, lambda member: member.leads
        ),
    )
    registers.page_part("participants", Panel(90, "withdrawal/_withdrawn.html", withdrawn))
    registers.describer(Withdrawal, _described)
    registers.job_pages(ERASING, _job)
    registers.check_restored(ledger.coming_back)
    registers.sentences(
        {
            "withdrawal.begun": lambda facts: _("withdrew a participant"),
            "withdrawal.sent": lambda facts: _("let the erasing go on"),
            "withdrawal.cleared": _cleared,
            "withdrawal.erased": _erased,
            "withdrawal.rewritten": lambda facts: _("took a participant out of an interview"),
            "withdrawal.finished": lambda facts: _("erased all that a participant gave"),
        },
        {"withdrawal": gettext_lazy("Withdrawals")},
    )


def withdrawn(member: Member) -> dict[str, Any]:
    """Those who withdrew, for the participants page."""
    return {"withdrawals": list(Withdrawal.objects.visible_to(member))}


def _cleared(facts: Facts) -> str:
    if not facts.get("rows"):
        return _("took a withdrawn participant's words out of other texts")
    return ngettext(
        "took a withdrawn participant's words out of %(rows)d place",
        "took a withdrawn participant's words out of %(rows)d places",
        facts["rows"],
    ) % {"rows": facts["rows"]}


def _erased(facts: Facts) -> str:
    return _("erased what a withdrawn participant gave")


def _described(member: Member, rows: Iterable[Withdrawal]) -> dict[Any, Described]:
    slug = member.project.slug
    return {
        row.pk: Described(row.label, reverse("withdrawal:tombstone", args=[slug, row.pk]))
        for row in rows
    }


def _job(member: Member, job: Job) -> Described:
    url = reverse("withdrawal:tombstone", args=[member.project.slug, job.arguments["withdrawal"]])
    return Described(_("Erasing"), url)
