"""CSV as RFC 4180 has it, in UTF-8 with a byte order mark, as Excel wants it.

A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula.
Such a text gets an apostrophe before it; so does one that has apostrophes before such a beginning,
so that taking one apostrophe away again gives every text back. What would be a formula after a
semicolon, a tab or a line end within a text is guarded alike, for programs that part cells there.
Numbers are written bare. There is no room for the caption and notes.
"""

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from coding.findings.tables import Cell, Table, moment_shown, shown
from coding.findings.writers.text_stream import text_stream
from interviews.transcripts.sheet.guarding import SUSPECT, guarded, holds_within

NAME = "CSV"
EXTENSION = "csv"
MEDIA_TYPE = "text/csv; charset=utf-8"

BYTE_ORDER_MARK = "\ufeff"
Plain = str | int | float


def write(table: Table, out: BinaryIO) -> None:
    """One header line of headings, then one record a row."""
    with text_stream(out) as text:
        text.write(BYTE_ORDER_MARK)  # "utf-8-sig" would look for it before each record
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([guarded(column.heading) for column in table.columns])
        writer.writerows(map(_record, table.rows))


def _record(row: Sequence[Cell]) -> list[Plain]:
    """Most cells are texts that need no guard, or whole numbers: nothing is called for them."""
    return [
        cell
        if type(cell) is int
        or (type(cell) is str and cell[:1] not in SUSPECT and not holds_within(cell))
        else _WRITTEN.get(type(cell), _shown)(cell)
        for cell in row
    ]


def _shown(cell: Any) -> Plain:
    return guarded(shown(cell))


def _number(cell: Any) -> Plain:
    return cell  # type: ignore[no-any-return]


_WRITTEN: dict[type, Callable[[Any], Plain]] = {
    str: guarded,
    float: _number,
    bool: {True: shown(True), False: shown(False)}.__getitem__,
    type(None): shown,
    datetime: moment_shown,  # begins with its year
    date: shown,
}
