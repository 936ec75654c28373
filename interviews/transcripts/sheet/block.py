"""A block of cells on its way into the participants table, and what it says of the table itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop, kept, recalled
from interviews.transcripts.valuing import to_edit, values_in

MOST_ROWS = 1_000
MOST_COLUMNS = 100
MOST_CHARACTERS = 1_000_000

COLUMN, FOOTNOTE = "Column", "Footnote"
"""What records about the table itself begin with, after an empty record or on a sheet of theirs."""

EMPTY = gettext_noop(
    "There is nothing in this. Copy some cells with their headings, or choose another file."
)
TOO_MUCH = gettext_noop(
    "This holds more than 1,000 rows, 100 columns or a million characters, far more than a table "
    "of participants. Take the part you need."
)
DAMAGED = gettext_noop("This cannot be read again. Paste the cells or choose the file once more.")


@dataclass(frozen=True)
class Block:
    """``rows`` of equal length; ``columns`` are (name, kind, choices), ``footnotes`` (mark, text).

    ``notices`` say what a reader of the file should know.
    """

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def to_json(self) -> str:
        told = {**asdict(self), "notices": [kept(notice) for notice in self.notices]}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Block:
        """What ``to_json`` wrote, come back from a browser. Raises Unreadable for anything else."""
        try:
            sent = json.loads(text)
            columns = tuple(
                (str(name), str(kind), tuple(map(str, choices)))
                for name, kind, choices in sent["columns"]
            )
            footnotes = tuple((str(mark), str(note)) for mark, note in sent["footnotes"])
            notices = tuple(map(recalled, sent["notices"]))
            rows = [[str(cell) for cell in row] for row in sent["rows"]]
        except (ValueError, TypeError, LookupError, RecursionError):
            raise Unreadable(DAMAGED) from None
        return replace(even(rows), columns=columns, footnotes=footnotes, notices=notices)


def even(rows: Sequence[Sequence[str]]) -> Block:
    """Rows of equal length without empty rows and columns at the ends, in bounds.

    Raises Unreadable where there is nothing, or too much.
    """
    kept = [[cell.strip() for cell in row] for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    width = max((place + 1 for row in kept for place, cell in enumerate(row) if cell), default=0)
    if not width:
        raise Unreadable(EMPTY)
    characters = sum(len(cell) for row in kept for cell in row)
    if len(kept) > MOST_ROWS or width > MOST_COLUMNS or characters > MOST_CHARACTERS:
        raise Unreadable(TOO_MUCH)
    return Block(tuple(tuple([*row, *[""] * width][:width]) for row in kept))


def with_records(rows: Sequence[Sequence[str]]) -> Block:
    """A block whose last records, after an empty one, may be about the table itself."""
    empty = [place for place, row in enumerate(rows) if not any(row)]
    for place in empty:
        after = [row for row in rows[place + 1 :] if any(row)]
        if after and all(_about(row) for row in after):
            return told(even(rows[:place]), after)
    return even(rows)


def told(block: Block, records: Sequence[Sequence[str]]) -> Block:
    """The block with what the records say of its columns and footnotes."""
    columns, footnotes = [], []
    for record in records:
        first, second, third, fourth = [*record, "", "", "", ""][:4]
        if first == COLUMN and second:
            choices = tuple(value for value, _mark in values_in(fourth, []))
            columns.append((second, third, choices))
        elif first == FOOTNOTE and second:
            footnotes.append((second, third))
    return replace(block, columns=tuple(columns), footnotes=tuple(footnotes))


def records(block: Block) -> list[list[str]]:
    """What ``told`` reads."""
    columns = [
        [COLUMN, name, kind, to_edit([(one, "") for one in choices], [])]
        for name, kind, choices in block.columns
    ]
    return [*columns, *([FOOTNOTE, mark, text] for mark, text in block.footnotes)]


def _about(row: Sequence[Any]) -> bool:
    return len(row) > 2 and row[0] in (COLUMN, FOOTNOTE)
