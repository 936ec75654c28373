"""Merge a code into another: its codings stay as their authors made them, shown under the other."""

from __future__ import annotations

from django.utils.translation import gettext as _

from coding.codebook.actions.refusing import refuse_beneath, refuse_gone
from coding.codebook.actions.revising import keep_revision
from coding.codebook.models import Code, Status
from interviews.projects import veils
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action


@action("code.merged")
def merge(
    act: Act,
    *,
    code: Code,
    into: Code,
    note: str = "",
    expected: int | None = None,
    expected_into: int | None = None,
) -> Code:
    """Merge ``code`` into ``into``; its sub-codes move there too. Answers with ``into``.

    ``expected`` and ``expected_into`` are the versions of both that were looked at before.
    """
    code.refresh_from_db()
    into.refresh_from_db()
    _refuse_impossible(code, into)
    veils.refuse_while_unrevealed(act.project_id)
    if expected_into is not None and into.version != expected_into:
        raise Conflict(_("A definition was changed meanwhile. Look at both again."))
    _adopt(act, code, into)
    act.change(code, expected=expected, status=Status.MERGED, successor=into)
    keep_revision(act, code, note)
    act.tell(code=str(code.pk), into=str(into.pk))
    return into


def _adopt(act: Act, code: Code, into: Code) -> None:
    """Put the sub-codes of ``code`` after those of ``into``."""
    codes = Code.objects.filter(project_id=act.project_id, removed=False)
    last = codes.filter(parent=into).count()
    for place, child in enumerate(codes.filter(parent=code), last):
        act.change(child, parent=into, position=place)
        keep_revision(act, child)


def _refuse_impossible(code: Code, into: Code) -> None:
    if code.pk == into.pk:
        raise Refused(_("Choose another code to merge this one into."))
    refuse_gone(code, into)
    if into.status == Status.RETIRED:
        raise Refused(_("This code is out of use. Take it back into use first, or choose another."))
    refuse_beneath(
        code,
        into.parent,
        _("A code cannot be merged into its own sub-code. Move the sub-code out first."),
    )
