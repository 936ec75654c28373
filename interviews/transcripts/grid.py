"""The participants table as it is edited: columns, rows that were asked for, and cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from interviews.transcripts.describing import edited
from interviews.transcripts.models import Attribute, Interview, Participant
from interviews.transcripts.models.participant import Consent
from interviews.transcripts.queries import Described, People
from interviews.transcripts.sheet.shapes import CHOICE, NUMBER, Shape, sort_key
from interviews.transcripts.valuing import Value, written

PARTICIPANT, CONSENT, NOTE, INTERVIEWS = "participant", "consent", "note", "interviews"


@dataclass(frozen=True)
class GridColumn:
    """``key`` is an attribute's id, or ``consent`` or ``note``; ``used`` what is offered."""

    key: str
    name: str
    shape: Shape
    attribute: Attribute | None = None
    offered: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        return self.shape.kind == NUMBER


@dataclass(frozen=True)
class GridCell:
    """``edit`` is what is edited; ``values`` with their marks are what is shown."""

    column: GridColumn
    edit: str
    values: tuple[Value, ...]

    @property
    def plain(self) -> str:
        """What the cell shows, as text."""
        return written(self.values)


@dataclass(frozen=True)
class GridRow:
    participant: Participant
    cells: tuple[GridCell, ...]
    interviews: tuple[Interview, ...]


@dataclass(frozen=True)
class Asked:
    """How the table was asked for by its address: order, and rows with a text in a column."""

    sort: str = ""
    down: bool = False
    column: str = ""
    text: str = ""

    @classmethod
    def sent(cls, query: Mapping[str, str]) -> Asked:
        down = query.get("way") == "down"
        return cls(query.get("sort", ""), down, query.get("in", ""), query.get("is", "").strip())

    def query(self, **changed: str) -> str:
        """The address of the table asked for otherwise in what is ``changed``."""
        now = {"sort": self.sort, "way": "down" if self.down else ""}
        now |= {"in": self.column, "is": self.text}
        return urlencode({name: value for name, value in (now | changed).items() if value})


@dataclass(frozen=True)
class Grid:
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    total: int
    asked: Asked = field(default_factory=Asked)

    @property
    def heads(self) -> list[dict[str, Any]]:
        """Each column's head with the address that sorts by it, and how it is sorted now."""
        keys = [(PARTICIPANT, None), *((column.key, column) for column in self.columns)]
        return [
            {"key": key, "column": column, "query": self._sorted_by(key), "now": self._now(key)}
            for key, column in [*keys, (INTERVIEWS, None)]
        ]

    def _now(self, key: str) -> str:
        if self.asked.sort != key:
            return ""
        return "descending" if self.asked.down else "ascending"

    def _sorted_by(self, key: str) -> str:
        """A second time turns the order round, a third time gives it up."""
        state = self._now(key)
        sort = "" if state == "descending" else key
        return self.asked.query(sort=sort, way="down" if state == "ascending" else "")


def grid_of(people: People, asked: Asked | None = None) -> Grid:
    """The table as asked for; asks the database nothing."""
    asked = asked or Asked()
    columns = columns_of(people)
    rows = [_row(columns, row, people) for row in people.rows]
    kept = [row for row in rows if _has(row, asked)]
    return Grid(columns, tuple(_ordered(kept, asked)), len(rows), asked)


def columns_of(people: People) -> tuple[GridColumn, ...]:
    """The table's columns as they are edited: attributes, then consent and note."""
    attributes = [
        GridColumn(str(one.pk), one.name, one.shape, one, _offered(people, place))
        for place, one in enumerate(people.columns)
    ]
    consents = tuple(str(label) for label in Consent.labels)
    return (
        *attributes,
        GridColumn(CONSENT, _("Consent"), Shape(CHOICE, consents), None, consents),
        GridColumn(NOTE, _("Note"), Shape()),
    )


def _offered(people: People, place: int) -> tuple[str, ...]:
    """What a cell of a choice may become: the column's choices, else what stands in it."""
    shape = people.columns[place].shape
    if shape.kind == "yesno":
        return ("yes", "no")
    if shape.kind != CHOICE or shape.choices:
        return shape.choices
    used = (value.value for row in people.rows for value in row.cells[place])
    return tuple(sorted(set(used)))


def _row(columns: Iterable[GridColumn], row: Described, people: People) -> GridRow:
    cells = zip(columns, row.cells, strict=False)
    described = [
        GridCell(column, edited(cell, column.attribute, people.marks), tuple(map(_pair, cell)))
        for column, cell in cells
        if column.attribute
    ]
    own = [own_cell(column, row.participant) for column in columns if not column.attribute]
    return GridRow(row.participant, (*described, *own), tuple(row.interviews))


def _pair(value: Any) -> Value:
    return value.value, value.mark


def own_cell(column: GridColumn, participant: Participant) -> GridCell:
    """A participant's consent or note as a cell."""
    known = participant.consent != Consent.UNKNOWN
    consent = participant.get_consent_display() if known else ""
    text = consent if column.key == CONSENT else participant.note
    return GridCell(column, text, ((text, ""),) if text else ())


def consent_in(text: str) -> str | None:
    """Which consent a text names, in any case; nothing is one that is not recorded."""
    if not text.strip():
        return Consent.UNKNOWN
    named = {str(label).casefold(): key for key, label in Consent.choices}
    named |= {key.casefold(): key for key in Consent.values}
    return named.get(text.strip().casefold())


def _has(row: GridRow, asked: Asked) -> bool:
    if not asked.text:
        return True
    texts = [row.participant.label] if asked.column in ("", PARTICIPANT) else []
    texts += [cell.plain for cell in row.cells if asked.column in ("", cell.column.key)]
    return any(asked.text.casefold() in text.casefold() for text in texts)


def _ordered(rows: list[GridRow], asked: Asked) -> list[GridRow]:
    """Rows in the order asked for; those with nothing in that column stand last both ways."""
    text = _reader(rows, asked.sort)
    if text is None:
        return rows
    filled = [row for row in rows if text(row)]
    kinds = {cell.column.key: cell.column.shape.kind for row in rows[:1] for cell in row.cells}
    kind = kinds.get(asked.sort, NUMBER if asked.sort == INTERVIEWS else "")
    filled.sort(key=lambda row: sort_key(text(row), kind), reverse=asked.down)
    return [*filled, *(row for row in rows if not text(row))]


def _reader(rows: list[GridRow], key: str) -> Callable[[GridRow], str] | None:
    """What a row is sorted by; None where there is no such column."""
    if key == PARTICIPANT:
        return lambda row: row.participant.label
    if key == INTERVIEWS:
        return lambda row: str(len(row.interviews) or "")
    places = {cell.column.key: place for row in rows[:1] for place, cell in enumerate(row.cells)}
    place = places.get(key)
    if place is None:
        return None
    return lambda row: next((value for value, _mark in row.cells[place].values), "")
