"""What bringing a block of cells into the participants table would change, before it does.

Nothing is written here. A plan names new participants, new columns, cells that are filled or
changed with what stands in them now, and what could not be understood, in sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from interviews.projects.history.canonical import canonical, digest
from interviews.transcripts.describing import ID_SHAPE, fault_of
from interviews.transcripts.grid import CONSENT, NOTE, PARTICIPANT, Grid, GridColumn, consent_in
from interviews.transcripts.models.participant import Consent
from interviews.transcripts.sheet import shapes
from interviews.transcripts.sheet.block import Block
from interviews.transcripts.valuing import LONGEST, Value, written

NEW, OUT = "new", ""
LONGEST_ID, LONGEST_NAME, LONGEST_NOTE, LONGEST_FOOTNOTE = 20, 80, 5_000, 300


@dataclass(frozen=True)
class Use:
    """What a column of the block goes to: ``participant``, a column's key, NEW, or OUT."""

    target: str
    kind: str = shapes.TEXT


@dataclass(frozen=True)
class Settings:
    """``keep`` fills empty cells only; ``clear`` lets an empty cell empty the table's."""

    uses: tuple[Use, ...]
    parting: str = shapes.ALL
    keep: bool = False
    clear: bool = False


@dataclass(frozen=True)
class NewColumn:
    place: int
    name: str
    kind: str
    choices: tuple[str, ...] = ()

    @property
    def shape(self) -> shapes.Shape:
        return shapes.Shape(self.kind, self.choices)


@dataclass(frozen=True)
class CellChange:
    """``column`` is a key of the table, or ``new:`` and the block's column."""

    label: str
    column: str
    name: str
    old: str
    new: str
    values: tuple[Value, ...]


@dataclass
class Plan:
    people: list[str] = field(default_factory=list)
    columns: list[NewColumn] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    footnotes: list[tuple[str, str, str]] = field(default_factory=list)
    cells: list[CellChange] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    same: int = 0
    kept: int = 0

    @property
    def changed(self) -> list[CellChange]:
        return [cell for cell in self.cells if cell.old]

    @property
    def filled(self) -> list[CellChange]:
        return [cell for cell in self.cells if not cell.old]

    @property
    def does(self) -> bool:
        return bool(self.people or self.columns or self.choices or self.footnotes or self.cells)

    @property
    def digest(self) -> str:
        """The same for the same plan: what was shown is what is done."""
        return digest(canonical(asdict(self)))


def plan_of(block: Block, settings: Settings, grid: Grid, footnotes: dict[str, str]) -> Plan:
    """What the block would change in the table."""
    return _Planner(block, settings, grid, footnotes).plan()


class _Planner:
    def __init__(
        self, block: Block, settings: Settings, grid: Grid, footnotes: dict[str, str]
    ) -> None:
        self.block, self.settings, self.grid = block, settings, grid
        self.known = {row.participant.label: row for row in grid.rows}
        self.spelt = {label.casefold(): label for label in self.known}
        self.columns = {column.key: column for column in grid.columns}
        self.places = {column.key: place for place, column in enumerate(grid.columns)}
        self.made = Plan()
        self.marks = self._footnotes(footnotes)

    def plan(self) -> Plan:
        uses = self._once()
        if PARTICIPANT not in uses.values():
            self.made.troubles.append(_("Say which column holds the participants’ ids."))
            return self.made
        new = self._new_columns(uses)
        seen: dict[str, int] = {}
        for number, row in enumerate(self.block.rows[1:], start=2):
            label = self._label(number, row, uses)
            if not label:
                continue
            if label in seen:
                told = {"who": label, "row": number, "first": seen[label]}
                self._trouble(
                    _("Row %(row)d: %(who)s stands in row %(first)d already; that row is taken."),
                    told,
                )
                continue
            seen[label] = number
            if label not in self.known:
                self.made.people.append(label)
            for place, target in uses.items():
                if target != PARTICIPANT:
                    self._cell(number, label, row[place], new.get(place) or self.columns[target])
        return self.made

    def _trouble(self, sentence: str, told: dict[str, Any]) -> None:
        self.made.troubles.append(sentence % told)

    def _footnotes(self, known: dict[str, str]) -> list[str]:
        """The marks that count: those there are, and those the block brings."""
        for mark, text in self.block.footnotes:
            odd = any(c.isalnum() or c in ',;"' for c in mark) or len(mark) > 4
            if odd or not text or len(text) > LONGEST_FOOTNOTE:
                self._trouble(_("The footnote “%(mark)s” cannot be one."), {"mark": mark[:20]})
            elif known.get(mark) != text and not (self.settings.keep and mark in known):
                self.made.footnotes.append((mark, known.get(mark, ""), text))
        return [*known, *(mark for mark, old, _text in self.made.footnotes if not old)]

    def _once(self) -> dict[int, str]:
        """Each column of the block that goes anywhere, with where; each place is filled once."""
        uses: dict[int, str] = {}
        for place, use in enumerate(self.settings.uses[: self.block.width]):
            target = use.target
            if target == OUT or target not in {NEW, PARTICIPANT, *self.columns}:
                continue
            if target != NEW and target in uses.values():
                name = self.columns[target].name if target in self.columns else _("Participant")
                told = {"heading": self.block.rows[0][place], "name": name}
                self._trouble(
                    _("“%(heading)s” is left out: another column goes to %(name)s already."), told
                )
                continue
            uses[place] = target
        return uses

    def _new_columns(self, uses: dict[int, str]) -> dict[int, NewColumn]:
        taken = {column.name.casefold() for column in self.grid.columns}
        told = {name: (kind, choices) for name, kind, choices in self.block.columns}
        new = {}
        for place in [place for place, target in uses.items() if target == NEW]:
            name = free_name(self.block.rows[0][place], place, taken)
            kind = self.settings.uses[place].kind
            kind = kind if kind in shapes.KINDS else shapes.TEXT
            choices: tuple[str, ...] = ()
            if kind == shapes.CHOICE:
                known_kind, known = told.get(name, ("", ()))
                choices = known if known_kind == kind else self._choices_in(place)
            new[place] = NewColumn(place, name, kind, choices)
        self.made.columns = list(new.values())
        return new

    def _choices_in(self, place: int) -> tuple[str, ...]:
        cells = (row[place] for row in self.block.rows[1:])
        shape = shapes.Shape(shapes.CHOICE)
        found = (
            value
            for cell in cells
            for value, _mark in shapes.read(cell, shape, self.marks, self.settings.parting)
        )
        return tuple(dict.fromkeys(value for value in found if len(value) <= LONGEST))

    def _label(self, number: int, row: tuple[str, ...], uses: dict[int, str]) -> str:
        place = next(place for place, target in uses.items() if target == PARTICIPANT)
        label = row[place]
        if not label:
            if any(row[other] for other in uses):
                self._trouble(
                    _("Row %(row)d has no participant id and is left out."), {"row": number}
                )
            return ""
        if label in self.known:
            return label
        if label.casefold() in self.spelt:
            return self.spelt[label.casefold()]
        if len(label) > LONGEST_ID or not re.match(ID_SHAPE, label) or "\n" in label:
            self._trouble(
                _(
                    "Row %(row)d: “%(label)s” cannot be an id. Use one such as P1, at most 20 "
                    "characters, without commas, colons or slashes."
                ),
                {"row": number, "label": label[:60]},
            )
            return ""
        self.spelt[label.casefold()] = label
        return label

    def _cell(self, number: int, label: str, text: str, column: GridColumn | NewColumn) -> None:
        if not text and not self.settings.clear:
            return
        key = f"new:{column.place}" if isinstance(column, NewColumn) else column.key
        values = self._values(text, column, key)
        fault = self._fault(text, values, column, key)
        if fault:
            told = {"row": number, "who": label, "column": column.name, "fault": fault}
            self._trouble(_("Row %(row)d, %(who)s, %(column)s: %(fault)s"), told)
            return
        old = self._old(label, key)
        if tuple(values) == old:
            self.made.same += 1
        elif old and self.settings.keep:
            self.made.kept += 1
        else:
            change = CellChange(
                label, key, column.name, written(old), written(values), tuple(values)
            )
            self.made.cells.append(change)
            self._further(values, column.shape, key)

    def _values(self, text: str, column: GridColumn | NewColumn, key: str) -> list[Value]:
        if key == NOTE:
            return [(text, "")] if text else []
        if key == CONSENT:
            consent = consent_in(text)
            if consent is None or consent == Consent.UNKNOWN:
                return []
            return [(str(Consent(consent).label), "")]
        return shapes.read(text, column.shape, self.marks, self.settings.parting)

    def _fault(
        self, text: str, values: list[Value], column: GridColumn | NewColumn, key: str
    ) -> str:
        if key == NOTE:
            return _("A note is at most 5,000 characters long.") if len(text) > LONGEST_NOTE else ""
        if key == CONSENT:
            return "" if consent_in(text) else _("“%(text)s” is no consent.") % {"text": text[:60]}
        if column.shape.kind == shapes.CHOICE and column.shape.choices:
            return fault_of(values, shapes.Shape())
        return fault_of(values, column.shape)

    def _further(self, values: list[Value], shape: shapes.Shape, key: str) -> None:
        """Choices that a column of the table does not have yet."""
        if shape.kind != shapes.CHOICE or not shape.choices:
            return
        for value, _mark in values:
            further = self.made.choices.get(key, [])
            if value not in shape.choices and value not in further and len(value) <= LONGEST:
                self.made.choices[key] = [*further, value]

    def _old(self, label: str, key: str) -> tuple[Value, ...]:
        row = self.known.get(label)
        place = self.places.get(key)
        return row.cells[place].values if row and place is not None else ()


def free_name(heading: str, place: int, taken: set[str]) -> str:
    """A name for a new column that no other has; ``taken`` is added to."""
    name = " ".join(heading.split())[:LONGEST_NAME] or _("Column %(n)d") % {"n": place + 1}
    number, wanted = 1, name
    while name.casefold() in taken:
        number += 1
        name = f"{wanted[: LONGEST_NAME - 5]} ({number})"
    taken.add(name.casefold())
    return name


def column_named(plan: Plan, grid: Grid) -> Iterator[tuple[str, list[str]]]:
    """The table's columns that take further choices, by name."""
    names = {column.key: column.name for column in grid.columns}
    for key, further in plan.choices.items():
        yield names[key], further
