"""What can be ticked on the passages page."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coding.codebook.outline import outline
from coding.desk.passages.asking import Asked
from interviews.transcripts.models import Speaker
from interviews.transcripts.models.interview import SpeakerRole


@dataclass(frozen=True)
class Choice:
    """Something to tick: its value, how it reads, whether it is ticked."""

    value: str
    label: str
    chosen: bool
    depth: int = 0
    colour: int = 0


@dataclass(frozen=True)
class Group:
    """Things of one kind to tick; ``number`` of them are."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def number(self) -> int:
        return sum(choice.chosen for choice in self.choices)


def code_choices(asked: Asked, name: str) -> list[Choice]:
    """The tree of codes to tick under a name, merged ones left out."""
    chosen, merged = asked.ids(name), asked.reading.successors
    seen = (code for pk, code in asked.reading.codes.items() if pk not in merged)
    return [
        Choice(
            str(line.code.pk),
            line.code.name,
            line.code.pk in chosen,
            min(line.depth, 4),
            line.code.colour,
        )
        for line in outline(seen)
    ]


def groups_of(asked: Asked, several: bool) -> list[Group]:
    """What can be ticked beside the codes; what there is none of is left out."""
    found = [
        _rows(asked, "participant", _("Participants"), ((p.pk, p.label) for p in asked.people)),
        *_attributes(asked),
        _group("role", _("Said by"), _roles(), asked.roles),
        _group("speaker", _("Speakers who are no participants"), _names(asked), asked.speakers),
        _rows(asked, "interview", _("Interviews"), ((i.pk, i.title) for i in asked.interviews)),
    ]
    if several:
        voices = ((pk, str(row)) for pk, row in asked.reading.voices.items())
        found.append(_rows(asked, "voice", _("Coders"), voices))
    return [group for group in found if group.choices]


def _attributes(asked: Asked) -> list[Group]:
    """The values of each attribute that participants have."""
    return [
        _group(
            f"of-{one.pk.hex}",
            one.name,
            [(value, value) for value in sorted(asked.held.get(one.pk, ()), key=str.casefold)],
            asked.values.get(one.pk, ()),
        )
        for one in asked.attributes
    ]


def _roles() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in SpeakerRole.choices]


def _names(asked: Asked) -> list[tuple[str, str]]:
    rows = Speaker.objects.visible_to(asked.reading.member)
    others = rows.filter(participant=None, interview__removed=False).exclude(name="")
    names = others.order_by().values_list("name", flat=True).distinct()
    return [(name, name) for name in sorted(names, key=str.casefold)]


def _rows(asked: Asked, name: str, label: str, rows: Iterable[tuple[uuid.UUID, str]]) -> Group:
    chosen = {str(one) for one in asked.ids(name)}
    return _group(name, label, ((str(pk), said) for pk, said in rows), chosen)


def _group(
    name: str, label: str, choices: Iterable[tuple[str, str]], chosen: Collection[str]
) -> Group:
    return Group(name, label, [Choice(value, said, value in chosen) for value, said in choices])
