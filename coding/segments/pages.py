"""What this room tells the registers below it; its pages stand in the desk."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coding.codebook import slots
from coding.segments.counting import measures
from interviews.projects import registers


def register() -> None:
    slots.measuring(measures)
    registers.sentences(
        {
            "coding.applied": lambda about: _("coded a passage"),
            "coding.found": _found,
            "coding.coined": lambda about: _("made a code and coded a passage with it"),
            "coding.recoded": _one_recoded,
            "coding.moved": lambda about: _("changed where a coding begins or ends"),
            "coding.joined": lambda about: _("joined two codings of one code"),
            "coding.recoded_together": _recoded,
            "coding.removed_together": _removed,
            "coding.removed": lambda about: _("took a coding away"),
            "coding.reviewed": lambda about: _("found a coding to fit its code's new meaning"),
            "coding.qualified": lambda about: _(
                "changed a coding's rationale, or whether it is unsure"
            ),
        },
        {"coding": gettext_lazy("Codings")},
    )


def _one_recoded(about: dict[str, Any]) -> str:
    if name := about.get("to"):
        return _("changed the code of a coding to “%(name)s”") % {"name": name}
    return _("gave a coding another code")


def _recoded(about: dict[str, Any]) -> str:
    number, name = int(about.get("count", 1)), about.get("to", "")
    if not name:
        bare: str = ngettext(
            "changed the code of %d coding", "changed the code of %d codings", number
        )
        return bare % number
    said: str = ngettext(
        "changed the code of %(n)d coding to “%(name)s”",
        "changed the code of %(n)d codings to “%(name)s”",
        number,
    )
    return said % {"n": number, "name": name}


def _removed(about: dict[str, Any]) -> str:
    number = int(about.get("count", 1))
    said: str = ngettext("took %d coding away", "took %d codings away", number) % number
    return said


def _found(about: dict[str, Any]) -> str:
    number = int(about.get("codings", 1))
    told = ngettext("coded %d passage found by search", "coded %d passages found by search", number)
    return told % number
