"""How this room's acts read in the history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coding.findings.models import PaperTable
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.projects.registers import Described


def register() -> None:
    registers.sentences(
        {"paper.chosen": lambda facts: _("chose what a table of the paper prints")},
        {"paper": gettext_lazy("Tables of the paper")},
    )
    registers.describer(PaperTable, _described)


def _described(member: Member, rows: Iterable[Any]) -> dict[Any, Described]:
    return {row.pk: Described(str(row)) for row in rows}
