"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coding.codebook.models import Code, CodeGroup, CodeRevision, Kind
from interviews.projects import registers
from interviews.projects.alike import Alike, tell_together
from interviews.projects.models import Member
from interviews.projects.registers import Described, Linkable
from interviews.projects.wording import wording_of
from interviews.search.searchable import Searchable, searchable


def register() -> None:
    registers.page(
        registers.Page(
            "codebook",
            lambda member: wording_of(member.project.approach).codebook,
            "codebook:codebook",
            30,
        )
    )
    registers.linkable(
        Linkable(
            Code,
            gettext_lazy("Code"),
            Code.objects.visible_to,
            describe,
            listed=True,
            hidden=lambda member: Code.objects.hidden_from(member).values("pk"),
            hidden_with=lambda row: row.pk,
        )
    )
    label, visible = gettext_lazy("Codes"), Code.objects.visible_to
    searchable(Searchable(Code, label, 20, Code.WORDS, visible, describe))
    registers.describer(CodeGroup, describe_groups)
    tell_together(
        {"code.coined": Alike(lambda n: ngettext("made %d code", "made %d codes", n) % n, Code)}
    )
    for model in (Code, CodeRevision):
        registers.speech_in(model, lambda row: row.kind == Kind.IN_VIVO)
    registers.sentences(
        {
            "code.coined": lambda about: _("made a code"),
            "code.revised": _revised,
            "code.moved": lambda about: _("moved a code to another place"),
            "code.retired": lambda about: _("took a code out of use"),
            "code.taken_back": lambda about: _("took a code back into use"),
            "code.merged": lambda about: _("merged a code into another"),
            "group.changed": lambda about: _("put a code in groups"),
            "group.renamed": lambda about: _("renamed a group of codes"),
            "group.removed": lambda about: _("gave up a group of codes"),
        },
        {"code": gettext_lazy("Codes"), "group": gettext_lazy("Groups of codes")},
    )


def _revised(about: dict[str, Any]) -> str:
    if about.get("meaning_changed"):
        return _("changed the meaning of a code")
    if about.get("fields") == ["name"]:
        return _("renamed a code")
    if about.get("fields") == ["colour"]:
        return _("gave a code another colour")
    return _("changed a code's definition")


def describe(member: Member, rows: Iterable[Any]) -> dict[Any, Described]:
    slug, kind = member.project.slug, _("Code")
    return {
        row.pk: Described(row.name, reverse("codebook:code", args=[slug, row.pk]), kind)
        for row in rows
    }


def describe_groups(member: Member, rows: Iterable[Any]) -> dict[Any, Described]:
    url, kind = reverse("codebook:groups", args=[member.project.slug]), _("Group of codes")
    return {row.pk: Described(row.name, url, kind) for row in rows}
