"""Participants and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interviews.projects.history import Act, action
from interviews.transcripts.models import Attribute, AttributeValue, Footnote, Participant


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


@action("attribute.added")
def add_attribute(act: Act, *, name: str, kind: str = "text") -> Attribute:
    count = Attribute.objects.filter(project_id=act.project_id).count()
    return act.create(Attribute(name=name, kind=kind, position=count))


@action("footnote.added")
def add_footnote(act: Act, *, mark: str, text: str) -> Footnote:
    count = Footnote.objects.filter(project_id=act.project_id).count()
    return act.create(Footnote(mark=mark, text=text, position=count))


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
