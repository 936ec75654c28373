"""Participants and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.transcripts.models import Attribute, AttributeValue, Participant
from interviews.transcripts.models import InterviewParticipant as Attendance
from interviews.transcripts.valuing import Value


@action("participant.added")
def add_participant(
    act: Act, *, label: str, consent: str = "unknown", note: str = ""
) -> Participant:
    count = Participant.objects.filter(project_id=act.project_id).count()
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
    expected: int | None = None,
    **fields: Any,
) -> Participant:
    """Set a participant's own fields and its values by attribute id, in one event.

    The participant's version moves on with its values, so that two people notice each other.
    """
    kept = Participant.objects.get(pk=participant.pk)
    changed = {name: value for name, value in fields.items() if getattr(kept, name) != value}
    described = [row for row in _attributes(act, values) if _differ(kept, row, values)]
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
    old = AttributeValue.objects.filter(participant=participant, attribute=attribute, removed=False)
    for row in old:
        act.remove(row)
    return act.create_many(
        AttributeValue(
            participant=participant, attribute=attribute, value=value, mark=mark, position=position
        )
        for position, (value, mark) in enumerate(values)
    )
