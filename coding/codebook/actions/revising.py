"""Change a code: its definition, its name, its place, its status."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from coding.codebook.models import Code, CodeRevision, Status
from interviews.projects import veils
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action

REVISED = (
    "name",
    "brief",
    "full",
    "when_to_use",
    "when_not",
    "example",
    "parent_id",
    "colour",
    "kind",
    "status",
)


@action("code.revised")
def revise(
    act: Act,
    /,
    *,
    code: Code,
    note: str = "",
    meaning_changed: bool = False,
    expected: int | None = None,
    **fields: Any,
) -> Code:
    """Change any of a code's fields; ``meaning_changed`` is its author's declaration."""
    _refuse_unrevealed(code)
    if meaning_changed:
        fields["meaning"] = _highest(code, "meaning") + 1
    act.change(code, expected=expected, **fields)
    return keep_revision(act, code, note)


@action("code.moved")
def move(act: Act, *, code: Code, parent: Code | None, position: int | None = None) -> Code:
    """Put a code under ``parent`` (None: at the top), at ``position`` among its siblings."""
    _refuse_cycle(code, parent)
    siblings = Code.objects.filter(project_id=act.project_id, parent=parent, removed=False)
    order = list(siblings.exclude(pk=code.pk).order_by("position", "name", "id"))
    order.insert(len(order) if position is None else position, code)
    for index, row in enumerate(order):
        if row.pk != code.pk and row.position != index:
            act.change(row, position=index)
    act.change(code, parent=parent, position=order.index(code))
    return keep_revision(act, code)


@action("code.retired")
def retire(act: Act, *, code: Code, note: str = "") -> Code:
    """Take a code out of use; its codings stay as they are."""
    _refuse_unrevealed(code)
    act.change(code, status=Status.RETIRED)
    return keep_revision(act, code, note)


def keep_revision(act: Act, code: Code, note: str = "") -> Code:
    """Record the code as it now stands and point the code at that revision."""
    revision = act.create(
        CodeRevision(
            code=code,
            number=_highest(code, "number") + 1,
            meaning=code.meaning,
            by=act.member,
            at=act.at,
            note=note,
            **{name: getattr(code, name) for name in REVISED},
        )
    )
    return act.change(code, revision=revision)


def _highest(code: Code, field: str) -> int:
    found = CodeRevision.objects.filter(code=code).aggregate(highest=Max(field))
    return found["highest"] or 0


def _refuse_unrevealed(code: Code) -> None:
    if not code.behind_veil:
        veils.refuse_while_unrevealed(code.project_id)


def _refuse_cycle(code: Code, parent: Code | None) -> None:
    while parent is not None:
        if parent.pk == code.pk:
            raise Refused(_("A code cannot be put under itself or under one of its own sub-codes."))
        parent = parent.parent
