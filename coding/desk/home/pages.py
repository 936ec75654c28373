"""What the desk tells the registers of the home page, and how its own acts read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coding.desk.home import going_on, table
from coding.desk.models import BeenThrough
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.projects.registers import Described, Panel
from interviews.transcripts.models import Interview


def register() -> None:
    registers.panel(Panel(11, "desk/home/_going_on.html", going_on.fill))
    registers.panel(Panel(15, "desk/home/_table.html", answer=table.fill))
    registers.describer(BeenThrough, _by_interview)
    registers.sentences(
        {
            "through.marked": lambda about: _("noted having been through"),
            "through.taken_back": lambda about: _("noted not having been through"),
        },
        {"through": gettext_lazy("Been through")},
    )


def _by_interview(member: Member, rows: Iterable[BeenThrough]) -> dict[Any, Described]:
    """Marks are named by their interview."""
    held = {row.pk: row.interview_id for row in rows}
    interviews = Interview.objects.visible_to(member).filter(pk__in=held.values())
    about = registers.linkable_of(Interview._meta.label)
    named = about.describe(member, interviews) if about else {}
    kept = {key: named[one] for key, one in held.items() if one in named}
    return {key: replace(entry, kind="") for key, entry in kept.items()}
