"""Codes as pages need them: the outline, what is found in it, where a code may go."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from coding.codebook.models import Code, Status
from coding.codebook.outline import Line, beneath, outline
from coding.codebook.slots import Measure
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.prepared import columns, prepared, row_of

IN_USE = (Status.ACTIVE, Status.CANDIDATE)
NONE = Measure()


def codes_of(member: Member, *, merged: bool = False) -> list[Code]:
    """The codes the member may see, in the team's order; one query. Without merged ones."""
    codes = Code.objects.visible_to(member).order_by("position", "name", "id")
    return list(codes if merged else codes.exclude(status=Status.MERGED))


def code_of(member: Member, code_id: uuid.UUID) -> Code:
    """A code the member may see, or a 404."""
    seen = Code.objects.visible_to(member).select_related("parent", "successor", "revision")
    code = seen.filter(pk=code_id).first()
    if code is None:
        raise Http404
    code.project = member.project
    return code


def code_called(member: Member, name: str) -> Code:
    """The code in use of that name: no two have the same. Refuses a name that no code has."""
    called = Code.objects.visible_to(member).filter(name__iexact=" ".join(name.split()))
    found = called.filter(status__in=IN_USE).first()
    if found is None:
        raise Refused(_("No code in use is called “%(name)s”.") % {"name": name.strip()[:120]})
    return found


def places_for(member: Member, code: Code | None) -> list[Line[Code]]:
    """The codes that ``code`` may be put under: those in use, outside its own branch."""
    lines = outline(row for row in codes_of(member) if row.status in IN_USE)
    own = beneath(lines, code.pk) if code else set()
    return [line for line in lines if line.code.pk not in own]


def siblings_of(member: Member, code: Code) -> list[Code]:
    """The codes in use beside a code, itself among them, in the team's order."""
    return [
        row
        for row in codes_of(member)
        if row.parent_id == code.parent_id and (row.status in IN_USE or row.pk == code.pk)
    ]


def choices(lines: Iterable[Line[Code]]) -> list[tuple[str, str]]:
    """Lines as a select's choices, indented by depth."""
    return [(str(line.code.pk), "\u2003" * line.depth + line.code.name) for line in lines]


def visible_code(member: Member, code_id: uuid.UUID) -> Code | None:
    """The code, if the member may see it."""
    for values in _visible(member, code_id):
        code = row_of(Code, values)
        code.project = member.project
        return code
    return None


def code_sent(member: Member, asked: str) -> Code:
    """The code that a request names by its id; refuses one that the member does not see."""
    try:
        found = visible_code(member, uuid.UUID(asked))
    except ValueError:
        found = None
    if found is None:
        raise Refused(_("This code is no longer there. Reload the page and choose another one."))
    return found


@prepared
def _visible(member: Member, code_id: uuid.UUID) -> QuerySet[Code, tuple[Any, ...]]:
    rows = Code.objects.visible_to(member).filter(pk=code_id)
    return rows.order_by().values_list(*columns(Code))
