"""The codebook as an appendix prints it."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.codebook.models import Code, Status
from coding.codebook.outline import Line, outline
from coding.codebook.slots import Measure
from coding.findings.kinds.matrices import url_of, visible
from coding.findings.printed import Held, Printed, figure, indented, words
from coding.findings.tables import Column
from coding.segments.counting import measures
from interviews.projects.models import Member
from interviews.projects.wording import wording_of

NO_USE = Measure()


def codebook(member: Member, chosen: dict[str, Any]) -> Printed:
    seen = Code.objects.visible_to(member).exclude(status=Status.MERGED)
    left_out = 0 if chosen["retired"] else seen.filter(status=Status.RETIRED).count()
    seen = seen.exclude(status=Status.RETIRED) if left_out else seen
    used = measures(member) if chosen["passages"] else {}
    columns = _columns(chosen)
    rows = [
        [_cell(member, one, column.key, used) for column in columns]
        for one in outline(seen.order_by("position", "name", "id"))
    ]
    title = str(wording_of(member.project.approach).codebook)
    return Printed(title, columns, rows, "", _notes(chosen, left_out), _seen(chosen))


def _seen(chosen: dict[str, Any]) -> list[str]:
    return [visible()] if chosen["passages"] else []


def _columns(chosen: dict[str, Any]) -> list[Column]:
    return [
        Column("code", _("Code")),
        Column("brief", _("Brief definition")),
        *([Column("full", _("Full definition"))] if chosen["full"] else []),
        *([Column("when_to_use", _("When to use"))] if chosen["when"] else []),
        *([Column("when_not", _("When not to use"))] if chosen["when"] else []),
        *([Column("example", _("Example"))] if chosen["example"] else []),
        *([Column("kind", _("Kind"))] if chosen["kind"] else []),
        *([Column("passages", _("Passages"))] if chosen["passages"] else []),
    ]


def _cell(member: Member, line: Line[Code], key: str, used: dict[uuid.UUID, Measure]) -> Held:
    code = line.code
    if key == "code":
        path = " › ".join([*(one.name for one in line.above), code.name])
        url = code_url(member, code.pk)
        return indented(code.printed, line.depth, path, url)
    if key == "passages":
        asked = urlencode({"code": str(code.pk), "as_one": "1"})
        return figure(used.get(code.pk, NO_USE).rolled, url_of(member, asked))
    if key == "kind":
        return words(str(code.get_kind_display()))
    return words(getattr(code, key))


def code_url(member: Member, code: uuid.UUID) -> str:
    return reverse("codebook:code", args=[member.project.slug, code])


def _notes(chosen: dict[str, Any], left_out: int) -> list[str]:
    notes = []
    if chosen["passages"]:
        notes.append(
            _("Passages: unions of overlapping codings, a code with its sub-codes, no words twice.")
        )
    if left_out:
        said = ngettext(
            "%(n)d retired code is left out.", "%(n)d retired codes are left out.", left_out
        )
        notes.append(said % {"n": left_out})
    return notes
