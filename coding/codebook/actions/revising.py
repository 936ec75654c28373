"""Change a code: its definition, its name, its status."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from coding.codebook.actions.refusing import named, refuse_gone, refuse_odd, refuse_unrevealed
from coding.codebook.models import Code, CodeRevision, Status
from interviews.projects.errors import Conflict
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
    """Change any of a code's fields; ``meaning_changed`` is its author's declaration.

    Nothing happens where every field already has the value given.
    """
    refuse_unrevealed(code)
    refuse_odd(fields)
    if "name" in fields:
        fields["name"] = named(act, fields["name"], code)
    if not meaning_changed and not _differ(code, fields):
        return code
    if meaning_changed:
        fields["meaning"] = _highest(code, "meaning") + 1
    act.tell(code=str(code.pk), fields=sorted(fields), meaning_changed=meaning_changed)
    act.change(code, expected=expected, **fields)
    return keep_revision(act, code, note)


@action("code.retired")
def retire(act: Act, *, code: Code, note: str = "") -> Code:
    """Take a code out of use; its codings stay as they are."""
    refuse_unrevealed(code)
    code.refresh_from_db()
    refuse_gone(code)
    if code.status == Status.RETIRED:
        return code
    act.tell(code=str(code.pk))
    act.change(code, status=Status.RETIRED)
    return keep_revision(act, code, note)


@action("code.taken_back")
def take_back(act: Act, *, code: Code, note: str = "") -> Code:
    """Take a retired code into use again."""
    refuse_unrevealed(code)
    code.refresh_from_db()
    if code.status != Status.RETIRED:
        raise Conflict(_("This code is not out of use. Reload the page to see."))
    named(act, code.name, code)
    act.tell(code=str(code.pk))
    act.change(code, status=Status.ACTIVE)
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


def _differ(code: Code, fields: dict[str, Any]) -> bool:
    kept = Code.objects.get(pk=code.pk)
    return any(getattr(kept, name) != value for name, value in fields.items())


def _highest(code: Code, field: str) -> int:
    found = CodeRevision.objects.filter(code=code).aggregate(highest=Max(field))
    return found["highest"] or 0
