"""Codes are things that memos and discussions can hang on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from coding.codebook.models import Code
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.projects.registers import Described, Linkable


def register() -> None:
    registers.linkable(Linkable(Code, _("Code"), Code.objects.visible_to, describe_codes))


def describe_codes(member: Member, codes: Iterable[Code]) -> dict[Any, Described]:
    """Codes by name, with their page."""
    return {row.pk: Described(row.name, "", str(_("Code"))) for row in codes}
