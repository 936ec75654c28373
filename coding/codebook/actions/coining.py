"""Make a new code."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from coding.codebook.actions.revising import keep_revision
from coding.codebook.models import CODE_COLOURS, Code
from interviews.projects import veils
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action

NAME_LENGTH = 120


@action("code.coined")
def coin(act: Act, /, *, name: str, parent: Code | None = None, **fields: Any) -> Code:
    """Add a code; behind a veil it stays its coiner's own until reveal."""
    name = " ".join(name.split())
    if not 0 < len(name) <= NAME_LENGTH:
        raise Refused(_("Give the code a name of up to 120 characters."))
    _refuse_taken(act, name)
    others = Code.objects.filter(project_id=act.project_id)
    fields.setdefault("colour", parent.colour if parent else others.count() % CODE_COLOURS + 1)
    code = act.create(
        Code(
            name=name,
            parent=parent,
            position=others.filter(parent=parent).count(),
            coined_by=act.member,
            behind_veil=veils.any_for(act.member),
            **fields,
        )
    )
    return keep_revision(act, code)


def _refuse_taken(act: Act, name: str) -> None:
    seen = Code.objects.visible_to(act.member)
    known = seen.filter(name__iexact=name, status__in=["active", "candidate"]).first()
    if known:
        raise Refused(_("There is already a code called “%(name)s”.") % {"name": known.name})
