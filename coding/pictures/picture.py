"""A picture as a value: what is drawn, what it says, where its marks lead, and its table twin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coding.findings.tables import Column, Table
from coding.pictures.drawing.looks import Spec


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell of the twin, and where it leads."""

    text: str | int
    url: str = ""


@dataclass(frozen=True)
class Picture:
    """``addresses`` are those of the marks, as the specification numbers them.

    ``caption`` holds the definition and n; ``described`` what the picture's shape would tell.
    ``also`` are names that are drawn and stand in no cell of the twin. ``spec`` is None where
    there is nothing to draw: ``empty`` then says what to do first.
    """

    title: str
    caption: str = ""
    notes: Sequence[str] = ()
    described: str = ""
    spec: Spec | None = None
    addresses: Sequence[str] = ()
    columns: Sequence[Column] = ()
    rows: Sequence[Sequence[Cell]] = ()
    empty: tuple[str, str] = ("", "")
    also: Sequence[str] = ()

    def table(self) -> Table:
        """The twin as the table writers take it."""
        rows = ([cell.text for cell in row] for row in self.rows)
        caption = f"{self.title}. {self.caption}" if self.caption else self.title
        return Table(caption, self.columns, rows, list(self.notes))

    def texts(self) -> Iterator[str]:
        """Every text the picture or its twin shows."""
        yield from (self.title, self.caption, self.described, *self.notes, *self.also)
        yield from (column.heading for column in self.columns)
        yield from (cell.text for row in self.rows for cell in row if isinstance(cell.text, str))
