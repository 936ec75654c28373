"""Put a code in another place of the tree."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext as _

from coding.codebook.actions.refusing import refuse_beneath, refuse_gone
from coding.codebook.actions.revising import keep_revision
from coding.codebook.models import Code
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action


@action("code.moved")
def move(act: Act, *, code: Code, parent: Code | None, before: Code | None = None) -> Code:
    """Put a code under ``parent`` (None: at the top), before a sibling or at the end.

    The code's codings go with it; its meaning stays. Another parent makes a revision, another
    order does not.
    """
    code.refresh_from_db()
    _refuse_impossible(code, parent, before)
    was = code.parent_id
    order = _order(act, code, parent, before)
    if was == (parent and parent.pk) and _stand(order):
        return code
    act.tell(code=str(code.pk), parent=str(parent.pk) if parent else "")
    act.change(code, parent=parent, position=_place(act, code, order))
    return code if was == code.parent_id else keep_revision(act, code)


def _place(act: Act, code: Code, order: list[Code]) -> int:
    """Where the code is put among its siblings, which are numbered anew: colleagues see those, so
    a code that is its coiner's alone until reveal goes between them as near as it can."""
    if code.behind_veil:
        place = order.index(code)
        return _between(code, order[place - 1 : place], order[place + 1 : place + 2])
    for index, row in enumerate(order):
        if row.pk != code.pk and row.position != index:
            act.change(row, position=index)
    return order.index(code)


def _between(code: Code, above: list[Code], below: list[Code]) -> int:
    """A position after ``above`` and before ``below``, each of one code or none."""
    lowest = above[0].position if above else 0
    highest = below[0].position if below else lowest + 1
    for position in (lowest + 1, lowest, highest):
        key = (position, code.name, code.pk)
        after = not above or key > _key(above[0])
        if after and (not below or key < _key(below[0])):
            return position
    return highest if code.position == lowest else lowest


def _key(code: Code) -> tuple[int, str, uuid.UUID]:
    return code.position, code.name, code.pk


def _order(act: Act, code: Code, parent: Code | None, before: Code | None) -> list[Code]:
    """The siblings as the member sees them: what a colleague coined behind a veil stays put."""
    siblings = Code.objects.visible_to(act.member).filter(parent=parent)
    order = list(siblings.exclude(pk=code.pk).order_by("position", "name", "id"))
    order.insert(order.index(before) if before in order else len(order), code)
    return order


def _stand(order: list[Code]) -> bool:
    """Whether the codes come in this order already."""
    return order == sorted(order, key=_key)


def _refuse_impossible(code: Code, parent: Code | None, before: Code | None) -> None:
    refuse_gone(code, parent, before)
    if before and before.parent_id != (parent and parent.pk):
        raise Conflict(_("The codes were put in another order meanwhile. Reload the page."))
    refuse_beneath(
        code, parent, _("A code cannot be put under itself or under one of its own sub-codes.")
    )
    if parent and parent.behind_veil and not code.behind_veil:
        raise Refused(
            _("“%(name)s” is yours alone until the round is revealed. Choose another place.")
            % {"name": parent.name}
        )
