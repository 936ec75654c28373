"""Participants and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.transcripts.models import Attribute, AttributeValue, Participant
from interviews.transcripts.models import InterviewParticipant as Attendance
from interviews.transcripts.models.participant import Consent
from interviews.transcripts.valuing import Value


@action("participant.added")
def add_participant(
    act: Act, *, label: str, consent: str = "unknown", note: str = ""
) -> Participant:
    rows = Participant.objects.filter(project_id=act.project_id)
    if rows.filter(label=label, removed=True, consent=Consent.WITHDRAWN).exists():
        raise Refused(_("%(who)s has withdrawn. Choose another id.") % {"who": label})
    count = rows.count()
    return act.create(Participant(label=label, consent=consent, note=note, position=count))


@action("participant.changed")
def change_participant(
    act: Act, /, *, participant: Participant, expected: int | None = None, **fields: Any
) -> Participant:
    return act.change(participant, expected=expected, **fields)


def participant_called(act: Act, label: str) -> Participant:
    """The participant with this id, made where there is none."""
    known = Participant.objects.filter(project_id=act.project_id, removed=False, label=label)
    return known.first() or add_participant(act, label=label)


@action("participant.described")
def describe_participant(
    act: Act,
    /,
    *,
    participant: Participant,
    values: Mapping[str, Sequence[Value]],
    seen: Mapping[str, Sequence[Value]] | None = None,
    expected: int | None = None,
    **fields: Any,
) -> Participant:
    """Set a participant's own fields and its values by attribute id, in one event.

    The participant's version moves on with its values, so that two people notice each other;
    ``seen`` is what the author saw of the values, which are also changed cell by cell.
    """
    kept = Participant.objects.get(pk=participant.pk)
    changed = {name: value for name, value in fields.items() if getattr(kept, name) != value}
    described = [row for row in _attributes(act, values) if _differ(kept, row, values)]
    if any(str(row.pk) in (seen or {}) and _differ(kept, row, seen or {}) for row in described):
        raise Conflict(SINCE())
    if changed or described:
        act.change(participant, expected=expected, **changed)
    for attribute in described:
        wanted = values[str(attribute.pk)]
        set_values(act, participant=participant, attribute=attribute, values=wanted)
    return participant


def _attributes(act: Act, values: Mapping[str, Sequence[Value]]) -> list[Attribute]:
    known = Attribute.objects.filter(project_id=act.project_id, removed=False)
    return list(known.filter(pk__in=list(values)))


def _differ(
    participant: Participant, attribute: Attribute, values: Mapping[str, Sequence[Value]]
) -> bool:
    kept = participant.values.filter(attribute=attribute, removed=False)
    return [(row.value, row.mark) for row in kept] != list(values[str(attribute.pk)])


@action("participant.removed")
def remove_participant(act: Act, *, participant: Participant) -> Participant:
    """Take a participant out of the table; refuses while an interview with them is there."""
    present = Attendance.objects.filter(participant=participant, removed=False)
    first = present.filter(interview__removed=False).select_related("interview").first()
    if first:
        raise Refused(
            _("%(who)s speaks in %(interview)s. Say there who else the speaker is, then remove.")
            % {"who": participant.label, "interview": first.interview.citation}
        )
    return act.remove(participant)


@action("participant.described")
def set_values(
    act: Act, *, participant: Participant, attribute: Attribute, values: Sequence[tuple[str, str]]
) -> list[AttributeValue]:
    """Replace a participant's values of one attribute; each is (value, footnote mark)."""
    return fill(act, [(participant, attribute, values)])


@action("participant.described")
def describe_cell(
    act: Act,
    *,
    participant: Participant,
    attribute: Attribute,
    values: Sequence[Value],
    seen: Sequence[Value] | None = None,
) -> list[AttributeValue]:
    """Fill one cell. ``seen`` is what its author saw there: where it is no longer, Conflict."""
    _must_stand(participant, attribute)
    kept = AttributeValue.objects.filter(participant=participant, attribute=attribute)
    now = [(row.value, row.mark) for row in kept.filter(removed=False)]
    if seen is not None and [tuple(pair) for pair in seen] != now:
        raise Conflict(CHANGED())
    return [] if list(values) == now else fill(act, [(participant, attribute, values)])


@action("participant.changed")
def change_field(
    act: Act, *, participant: Participant, name: str, value: str, seen: str | None = None
) -> Participant:
    """Set a participant's consent or note, unless it is no longer what its author saw."""
    now = getattr(Participant.objects.get(pk=participant.pk), name)
    if seen is not None and seen != now:
        raise Conflict(CHANGED())
    changed: dict[str, Any] = {} if value == now else {name: value}
    return act.change(participant, **changed) if changed else participant


def SINCE() -> str:  # noqa: N802 - a sentence, in the reader's language
    return _("Someone changed this while you were writing. Compare both texts and save again.")


def CHANGED() -> str:  # noqa: N802 - a sentence, in the reader's language
    return _("Someone changed this cell in the meantime.")


def _must_stand(*rows: Participant | Attribute) -> None:
    for row in rows:
        if type(row)._default_manager.filter(pk=row.pk, removed=True).exists():
            raise Conflict(_("This row or column was removed in the meantime. Reload the page."))


Filled = tuple[Participant, Attribute, Sequence[Value]]


def fill(act: Act, cells: Sequence[Filled]) -> list[AttributeValue]:
    """Write whole cells, within an act; answers with the rows of their values.

    A cell keeps its rows: the first value stands in the same row ever after, also when the cell
    was empty in between. So two people who fill one cell touch one row, and undo notices it.
    """
    slots = _slots(cells)
    new, rows = [], []
    for participant, attribute, values in cells:
        kept = slots.get((participant.pk, attribute.pk), [])
        for position, (value, mark) in enumerate(values):
            if position < len(kept):
                row = _refill(act, kept[position], value=value, mark=mark, position=position)
            else:
                row = AttributeValue(participant=participant, attribute=attribute, value=value)
                row.mark, row.position = mark, position
                new.append(row)
            rows.append(row)
        for row in kept[len(values) :]:
            if not row.removed:
                act.remove(row)
    act.create_many(new)
    return rows


def _slots(cells: Sequence[Filled]) -> dict[tuple[Any, Any], list[AttributeValue]]:
    """Each cell's rows: those that stand in their order, then removed ones, newest first."""
    people = {participant.pk for participant, _attribute, _values in cells}
    columns = {attribute.pk for _participant, attribute, _values in cells}
    rows = AttributeValue.objects.filter(participant__in=people, attribute__in=columns)
    found: dict[tuple[Any, Any], list[AttributeValue]] = {}
    for row in sorted(rows, key=lambda row: (row.removed, -row.version if row.removed else 0)):
        found.setdefault((row.participant_id, row.attribute_id), []).append(row)
    return found


def _refill(act: Act, row: AttributeValue, **fields: Any) -> AttributeValue:
    if row.removed:
        act.restore(row, {**fields, "removed": False}, act.seq)
    elif any(getattr(row, name) != value for name, value in fields.items()):
        act.change(row, **fields)
    return row
