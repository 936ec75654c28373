"""CSV as RFC 4180 has it, in UTF-8 with a byte order mark, as Excel wants it.

A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula.
Such a text gets an apostrophe before it; so does one that has apostrophes before such a beginning,
so that taking one apostrophe away again gives every text back. Numbers are written
bare. There is no room for the caption and notes.
"""

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from coding.findings.tables import Cell, Table, shown
from coding.findings.writers.text_stream import text_stream
from interviews.transcripts.sheet.guarding import SUSPECT, guarded

NAME = "CSV"
EXTENSION = "csv"
MEDIA_TYPE = "text/csv; charset=utf-8"

Plain = str | int | float


def write(table: Table, out: BinaryIO) -> None:
    """One header line of headings, then one record a row."""
    with text_stream(out, "utf-8-sig") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([guarded(column.heading) for column in table.columns])
        writer.writerows(map(_record, table.rows))


def _record(row: Sequence[Cell]) -> list[Plain]:
    """Most cells are texts that need no guard; calling nothing for them halves the time."""
    return [
        cell if type(cell) is str and cell[:1] not in SUSPECT else _written(cell) for cell in row
    ]


def _written(cell: Cell) -> Plain:
    known = _WRITTEN.get(type(cell))
    return known(cell) if known else guarded(shown(cell))


def _same(cell: Any) -> Plain:
    return cell  # type: ignore[no-any-return]


_WRITTEN: dict[type, Callable[[Any], Plain]] = {
    str: guarded,
    int: _same,
    float: _same,
    bool: {True: shown(True), False: shown(False)}.__getitem__,
    type(None): shown,
    datetime: shown,  # begins with its year
    date: shown,
}
