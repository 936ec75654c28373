"""The columns of the participants table and its footnotes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.transcripts.models import Attribute, AttributeValue, Footnote
from interviews.transcripts.models.participant import AttributeKind
from interviews.transcripts.sheet.shapes import fits, stored


@action("attribute.added")
def add_attribute(act: Act, *, name: str, kind: str = "text", choices: str = "") -> Attribute:
    """Add a column; ``choices`` is what a choice may be, one a line."""
    count = Attribute.objects.filter(project_id=act.project_id).count()
    return act.create(Attribute(name=name, kind=kind, choices=choices, position=count))


@action("attribute.changed")
def change_attribute(
    act: Act,
    *,
    attribute: Attribute,
    name: str,
    kind: str,
    choices: str = "",
    expected: int | None = None,
) -> Attribute:
    """Rename a column or change its type; refuses a type that a value in it does not fit."""
    choices = choices if kind == AttributeKind.CHOICE else ""
    act.change(attribute, expected=expected, name=name, kind=kind, choices=choices)
    values = AttributeValue.objects.filter(attribute=attribute, removed=False)
    for row in values.select_related("participant").filter(participant__removed=False):
        value = stored(row.value, attribute.shape)
        if not fits(value, attribute.shape):
            raise Refused(
                _("%(who)s has “%(value)s” in this column. Change that first, or leave the type.")
                % {"who": row.participant.label, "value": row.value}
            )
        if value != row.value:
            act.change(row, value=value)
    return attribute


@action("attribute.moved")
def move_attribute(act: Act, *, attribute: Attribute, earlier: bool) -> Attribute:
    """Let a column change places with its neighbour."""
    order = list(Attribute.objects.filter(project_id=act.project_id, removed=False))
    here = next((n for n, row in enumerate(order) if row.pk == attribute.pk), None)
    there = -1 if here is None else here - 1 if earlier else here + 1
    if here is not None and 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
        for position, row in enumerate(order):
            if row.position != position:
                act.change(row, position=position)
    return attribute


@action("attribute.removed")
def remove_attribute(act: Act, *, attribute: Attribute) -> Attribute:
    """Take a column out of the table; its values come back with it by undo."""
    return act.remove(attribute)


@action("footnote.added")
def add_footnote(act: Act, *, mark: str, text: str) -> Footnote:
    count = Footnote.objects.filter(project_id=act.project_id).count()
    return act.create(Footnote(mark=mark, text=text, position=count))


@action("footnote.changed")
def change_footnote(
    act: Act, *, footnote: Footnote, mark: str, text: str, expected: int | None = None
) -> Footnote:
    """Change a footnote; where its mark changes, the values that bear it follow."""
    old = Footnote.objects.values_list("mark", flat=True).get(pk=footnote.pk)
    act.change(footnote, expected=expected, mark=mark, text=text)
    if old != mark:
        marked = AttributeValue.objects.filter(project_id=act.project_id, removed=False, mark=old)
        for row in marked:
            act.change(row, mark=mark)
    return footnote


@action("footnote.removed")
def remove_footnote(act: Act, *, footnote: Footnote) -> Footnote:
    """Take a footnote away, and its mark from the values that bear it."""
    marked = AttributeValue.objects.filter(project_id=act.project_id, removed=False)
    for row in marked.filter(mark=footnote.mark):
        act.change(row, mark="")
    return act.remove(footnote)
