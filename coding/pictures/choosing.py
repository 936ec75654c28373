"""The form of a picture's page: what can be chosen for its kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from coding.findings.kinds.asking import RULES
from coding.pictures.asked import Asked, Tick
from coding.pictures.kinds import Kind, transcript
from interviews.projects.models import Member


@dataclass(frozen=True)
class Group:
    """Things of one kind to tick; ``number`` of them are."""

    name: str
    label: str
    choices: list[Tick]

    @property
    def number(self) -> int:
        return sum(choice.chosen for choice in self.choices)


@dataclass(frozen=True)
class Choices:
    """What the form offers; what a kind does not ask for is empty."""

    codes: Group | None = None
    top: int = 0
    rolled: bool = True
    transcripts: list[Tick] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    units: list[Tick] = field(default_factory=list)
    rules: list[Tick] = field(default_factory=list)
    near: int = 0


def choices_of(kind: Kind, asked: Asked) -> Choices:
    codes = Group("code", _("Codes"), asked.code_ticks()) if "code" in kind.asks else None
    return Choices(
        codes=codes if codes and codes.choices else None,
        top=asked.top(kind.top),
        rolled=asked.rolled(kind.rolled),
        transcripts=_transcripts(asked) if "transcript" in kind.asks else [],
        groups=[group for group in _groups(kind, asked) if len(group.choices) > 1],
        units=_units(asked) if "unit" in kind.asks else [],
        rules=_rules(asked) if "rule" in kind.asks else [],
        near=asked.rule.near,
    )


def _transcripts(asked: Asked) -> list[Tick]:
    shown = transcript.chosen(asked)
    return [Tick(str(one.pk), transcript.named(one), one == shown) for one in asked.every_interview]


def _groups(kind: Kind, asked: Asked) -> list[Group]:
    found = []
    if "participant" in kind.asks:
        people = ((one.pk, one.label) for one in asked.every_participant)
        found.append(Group("participant", _("Participants"), asked.ticks("participant", people)))
    if "interview" in kind.asks:
        held = ((one.pk, one.title) for one in asked.every_interview)
        found.append(Group("interview", _("Interviews"), asked.ticks("interview", held)))
    if "voice" in kind.asks and asked.several:
        voices = ((pk, str(one)) for pk, one in asked.reading.voices.items())
        found.append(Group("voice", _("Coders"), asked.ticks("voice", voices)))
    if "person" in kind.asks and asked.several:
        rows = Member.objects.filter(project_id=asked.member.project_id).select_related("user")
        everybody = ((row.pk, row.name) for row in rows)
        found.append(Group("person", _("People"), asked.ticks("person", everybody)))
    return found


def _units(asked: Asked) -> list[Tick]:
    now = asked.query.get("unit", "")
    named = {"": _("as fits"), "day": _("day"), "week": _("week"), "month": _("month")}
    return [Tick(value, label, value == now) for value, label in named.items()]


def _rules(asked: Asked) -> list[Tick]:
    return [Tick(value, str(label), value == asked.rule.relation) for value, label in RULES]
