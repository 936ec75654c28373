"""What pages and exports ask of interviews and participants: a fixed number of queries each."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from interviews.projects.models import Member
from interviews.transcripts.models import (
    Attribute,
    AttributeValue,
    Footnote,
    Interview,
    InterviewParticipant,
    Participant,
    Speaker,
    Turn,
)
from interviews.transcripts.models.participant import Consent
from interviews.transcripts.valuing import written

Table = tuple[list[str], list[list[str]], list[tuple[str, str]]]


def cite(turn: Turn, interview: Interview) -> str:
    """How a turn is cited: ``P2:84``."""
    return f"{interview.citation}:{turn.label}"


def interview_list(member: Member) -> QuerySet[Interview]:
    """Interviews with ``turn_count``, ``speaker_count`` and ``present`` (attendances)."""
    turns = _counted(Turn.objects.filter(version=OuterRef("current_id")), "version")
    speakers = Speaker.objects.filter(
        interview=OuterRef("pk"), removed=False, turns__version=OuterRef("current_id")
    )
    attendances = InterviewParticipant.objects.filter(removed=False).select_related("participant")
    return (
        Interview.objects.visible_to(member)
        .select_related("current")
        .defer("current__text")
        .annotate(
            turn_count=turns,
            speaker_count=_counted(speakers, "interview", "pk", distinct=True),
        )
        .prefetch_related(Prefetch("attendances", attendances, to_attr="present"))
    )


def _counted(rows: Any, group: str, what: str = "pk", distinct: bool = False) -> Coalesce:
    counted = rows.order_by().values(group).annotate(n=Count(what, distinct=distinct)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def labels_taken(project_id: Any) -> set[str]:
    """Participant ids that are not free: those in use, and those of people who withdrew."""
    used = Q(removed=False) | Q(consent=Consent.WITHDRAWN)
    rows = Participant.objects.filter(used, project_id=project_id)
    return set(rows.values_list("label", flat=True))


@dataclass
class Described:
    """One participant's row of the table: ``cells`` holds each column's values in order."""

    participant: Participant
    cells: list[list[AttributeValue]] = field(default_factory=list)
    interviews: list[Interview] = field(default_factory=list)


@dataclass
class People:
    """The participants table: its columns, rows, and footnotes (mark, text)."""

    columns: list[Attribute]
    rows: list[Described]
    footnotes: list[Footnote]

    @property
    def marks(self) -> list[str]:
        return [note.mark for note in self.footnotes]


def people_described(member: Member, only: uuid.UUID | None = None) -> People:
    """All participants, or one, with what is known of them and where they speak; five queries."""
    columns = list(Attribute.objects.visible_to(member))
    cells: dict[tuple[Any, Any], list[AttributeValue]] = {}
    people = Participant.objects.visible_to(member)
    values = AttributeValue.objects.visible_to(member)
    if only:
        people, values = people.filter(pk=only), values.filter(participant=only)
    for value in values:
        cells.setdefault((value.participant_id, value.attribute_id), []).append(value)
    spoken: dict[Any, list[Interview]] = {}
    present = InterviewParticipant.objects.visible_to(member).filter(interview__removed=False)
    for each in present.select_related("interview").order_by("interview__position"):
        spoken.setdefault(each.participant_id, []).append(each.interview)
    rows = [
        Described(
            person,
            [cells.get((person.pk, column.pk), []) for column in columns],
            spoken.get(person.pk, []),
        )
        for person in people
    ]
    return People(columns, rows, list(Footnote.objects.visible_to(member)))


def participants_table(member: Member, heading: str = "Participant") -> Table:
    """The table a paper prints, as plain data: column names, rows of cells, footnotes in use.

    A cell is its values joined by commas, each with its mark: ``Bias, Toxicity*``.
    """
    people = people_described(member)
    columns = [heading, *(column.name for column in people.columns)]
    rows = [
        [row.participant.label, *(written(_pairs(cell)) for cell in row.cells)]
        for row in people.rows
    ]
    used = {value.mark for row in people.rows for cell in row.cells for value in cell}
    notes = [(note.mark, note.text) for note in people.footnotes if note.mark in used]
    return columns, rows, notes


def _pairs(cell: list[AttributeValue]) -> list[tuple[str, str]]:
    return [(value.value, value.mark) for value in cell]


@dataclass(frozen=True)
class Spoken:
    """A turn to read: its words, who speaks, and its citation."""

    turn: Turn
    text: str
    speaker: Speaker
    cited: str


def turns_of(interview: Interview) -> list[Spoken]:
    """The current transcript turn by turn; one query beside the interview's own."""
    version = interview.current
    if version is None:
        return []
    turns = Turn.objects.filter(version=version).select_related("speaker__participant")
    return [
        Spoken(turn, version.text[turn.start : turn.end], turn.speaker, cite(turn, interview))
        for turn in turns.order_by("index")
    ]


def speakers_of(interview: Interview) -> list[Speaker]:
    """The interview's speakers with ``turn_count``, in order of appearance."""
    return list(
        Speaker.objects.filter(interview=interview, removed=False)
        .select_related("participant")
        .annotate(turn_count=Count("turns", filter=Q(turns__version=interview.current_id)))
    )
