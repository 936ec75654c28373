"""A table of the paper as values: what people read, what programs read, where each cell leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coding.findings.tables import Cell, Column, Rich, Table, shown
from coding.themes.richtext import Run

NOTHING = "—"  # no passage chosen; never "absent"


class Part(NamedTuple):
    """Words of a cell on screen, and the page they open."""

    text: str
    url: str = ""
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A cell: ``said`` stands in what people read, ``plain`` in what programs read.

    ``parts`` are what the screen shows, each with its link; ``depth`` indents the first column.
    """

    said: Cell
    plain: Cell
    parts: tuple[Part, ...]
    depth: int = 0
    number: bool = False


@dataclass(frozen=True)
class Printed:
    """A table of the paper. ``definition`` says what its figures are, and is its first note.

    ``seen`` are notes to whom looks at it on screen; they are of no use to who reads the paper.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Held]]
    definition: str = ""
    notes: Sequence[str] = field(default_factory=list)
    seen: Sequence[str] = field(default_factory=list)

    def heads(self) -> list[tuple[Column, bool]]:
        """Each column, and whether it holds numbers."""
        first = self.rows[0] if self.rows else ()
        return [(one, bool(first) and first[n].number) for n, one in enumerate(self.columns)]

    def all_notes(self) -> list[str]:
        """The notes below the table on screen."""
        return [*self.notes_below(), *self.seen]

    def notes_below(self) -> list[str]:
        """The notes that go out with it."""
        return [note for note in (self.definition, *self.notes) if note]

    def table(self, *, for_programs: bool = False) -> Table:
        """The table as the writers take it."""
        rows = ([cell.plain if for_programs else cell.said for cell in row] for row in self.rows)
        columns = _named(self.columns) if for_programs else self.columns
        return Table(self.caption, columns, rows, self.notes_below())


def _named(columns: Sequence[Column]) -> list[Column]:
    """Columns headed by their keys, each of which is made to be the only one of its name."""
    found: dict[str, Column] = {}
    for column in columns:
        key, number = column.key, 1
        while key in found:
            number += 1
            key = f"{column.key} ({number})"
        found[key] = Column(key, key)
    return list(found.values())


def words(cell: Cell, url: str = "") -> Held:
    """Words, or whatever else reads the same for all."""
    return Held(cell, cell, (Part(shown(cell), url),) if cell not in (None, "") else ())


def figure(number: int, url: str = "") -> Held:
    """A number of passages: 0 to programs, a dash to people."""
    said: Cell = number if number else NOTHING
    return Held(said, number, (Part(str(said), url if number else ""),), number=True)


def mark(number: int, url: str = "") -> Held:
    """Whether there is any passage: 1 or 0 to programs."""
    said = "•" if number else NOTHING
    return Held(said, int(bool(number)), (Part(said, url if number else ""),), number=True)


def names(found: Sequence[tuple[str, str]], listed: Callable[[Sequence[str]], str]) -> Held:
    """People by name, each with the address of their passages, as a paper lists them."""
    if not found:
        return Held(NOTHING, "", (Part(NOTHING),))
    between = listed(["\0"] * len(found)).split("\0")
    parts = [Part(between[0])]
    for (name, url), after in zip(found, between[1:], strict=True):
        parts += [Part(name, url), Part(after)]
    said = listed([name for name, _url in found])
    return Held(said, said, tuple(part for part in parts if part.text))


def joined_up(cells: Sequence[tuple[str, Held]]) -> Held:
    """Cells as one, each behind the words that tell what it is, semicolons between them."""
    parts: list[Part] = []
    for told, cell in cells:
        parts += [Part("; ")] if parts else []
        parts += [Part(f"{told} ")] if told else []
        parts += cell.parts
    said = "".join(part.text for part in parts)
    return Held(said, said, tuple(parts))


def indented(name: str, depth: int, path: str, url: str = "") -> Held:
    """A name in a tree: set in for people, with its whole path for programs."""
    said = Rich((Run(name),), depth) if depth else name
    return Held(said, path, (Part(name, url),), depth=min(depth, 4))
