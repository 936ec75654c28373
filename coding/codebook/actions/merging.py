"""Merge a code into another: its codings stay as their authors made them, shown under the other."""

from __future__ import annotations

from django.utils.translation import gettext as _

from coding.codebook.actions.revising import keep_revision
from coding.codebook.models import Code, Status
from interviews.projects import veils
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action


@action("code.merged")
def merge(act: Act, *, code: Code, into: Code, note: str = "") -> Code:
    """Merge ``code`` into ``into``; its sub-codes move there too. Answers with ``into``."""
    _refuse_impossible(code, into)
    veils.refuse_while_unrevealed(act.project_id)
    for child in Code.objects.filter(project_id=act.project_id, parent=code, removed=False):
        act.change(child, parent=into)
        keep_revision(act, child)
    act.change(code, status=Status.MERGED, successor=into)
    keep_revision(act, code, note)
    act.tell(code=str(code.pk), into=str(into.pk))
    return into


def _refuse_impossible(code: Code, into: Code) -> None:
    if code.pk == into.pk:
        raise Refused(_("Choose another code to merge this one into."))
    if into.status == Status.MERGED or code.status == Status.MERGED:
        raise Refused(_("One of these codes was merged already. Reload the page."))
    ancestor = into.parent
    while ancestor is not None:
        if ancestor.pk == code.pk:
            raise Refused(
                _("A code cannot be merged into its own sub-code. Move the sub-code out first.")
            )
        ancestor = ancestor.parent
