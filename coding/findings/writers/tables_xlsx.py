"""An Excel workbook, written row by row in little memory.

Text is always text, never a formula or a link. Excel holds 32,767 characters a cell, counted in
UTF-16 units: a longer text ends with a notice and stands whole, in parts, on a second sheet. Dates
are Excel dates by the clock they are given in, since Excel knows no time zones.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from math import isfinite
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from coding.findings.tables import Cell, Rich, Table, shown
from coding.findings.writers.inline_sheet import InlineSheet
from coding.themes.richtext import legible

NAME = "Excel"
EXTENSION = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LIMIT = 32_767
PART = 15_000  # code points, at most twice as many units
ROWS = 1_048_576
EXACT = 10**15  # Excel's numbers have fifteen digits
WIDTHS = (9, 60)  # characters
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


def write(table: Table, out: BinaryIO) -> None:
    """Sheets: the table (a further one for every million rows), long texts, caption and notes."""
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"comments": legible(table.origin)})
        _Book(book, table).write()


class _Book:
    def __init__(self, book: Any, table: Table) -> None:
        self.book, self.table = book, table
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.words = book.add_format({"text_wrap": True, "valign": "top"})
        self.number = book.add_format({"valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"})
        self.sheet: Any = None
        self.long_texts: Any = None
        self.long_row = 0
        self.filled = False

    def write(self) -> None:
        rows = iter(self.table.rows)
        first = list(islice(rows, 50))
        widths = [self._width(place, first) for place in range(len(self.table.columns))]
        self._begin_sheet(widths)
        for line, row in self._numbered(chain(first, rows)):
            if line == 1 and self.filled:
                self._begin_sheet(widths)
            self.filled = True
            for place, cell in enumerate(row):
                self._cell(line, place, cell)
        self._write_about()

    def _numbered(self, rows: Iterator[Sequence[Cell]]) -> Iterator[tuple[int, Sequence[Cell]]]:
        for count, row in enumerate(rows):
            yield 1 + count % (ROWS - 1), row

    def _width(self, place: int, rows: list[Sequence[Cell]]) -> int:
        texts = [self.table.columns[place].heading, *(shown(row[place]) for row in rows)]
        longest = max(len(line) for text in texts for line in text.split("\n"))
        return min(max(longest + 2, WIDTHS[0]), WIDTHS[1])

    def _begin_sheet(self, widths: list[int]) -> None:
        self.filled = False
        self.sheet = self.book.add_worksheet(worksheet_class=InlineSheet)
        self.sheet.freeze_panes(1, 0)
        for place, column in enumerate(self.table.columns):
            self.sheet.set_column(place, place, widths[place])
            self.sheet.write_string(0, place, legible(column.heading), self.bold)

    def _cell(self, line: int, place: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, str | Rich):
            self._words(line, place, shown(cell))
        elif isinstance(cell, bool):
            self.sheet.write_boolean(line, place, cell, self.number)
        elif isinstance(cell, date):
            self._date(line, place, cell)
        elif isfinite(cell) and abs(cell) < EXACT:
            self.sheet.write_number(line, place, cell, self.number)
        else:
            self._words(line, place, str(cell))

    def _date(self, line: int, place: int, cell: date) -> None:
        if cell.year < 1900:
            self._words(line, place, shown(cell))
        else:
            layout = self.moment if hasattr(cell, "hour") else self.day
            self.sheet.write_datetime(line, place, cell, layout)

    def _words(self, line: int, place: int, text: str) -> None:
        if len(text) > LIMIT // 2 and len(parts := _parts(text)) > 1:
            start = self._keep_long(line, place, parts)
            text = f"{parts[0]} […] (whole on the sheet “Long texts”, from row {start + 1})"
        self.sheet.write_string(line, place, text, self.words)

    def _keep_long(self, line: int, place: int, parts: list[str]) -> int:
        if self.long_texts is None:
            self.long_texts = self.book.add_worksheet("Long texts", InlineSheet)
            for column, heading in enumerate(("row", "column", "part", "text")):
                self.long_texts.write_string(0, column, heading, self.bold)
        start = self.long_row + 1
        for number, part in enumerate(parts):
            self.long_row += 1
            self.long_texts.write_number(self.long_row, 0, line + 1)
            heading = legible(self.table.columns[place].heading)
            self.long_texts.write_string(self.long_row, 1, heading, self.words)
            self.long_texts.write_number(self.long_row, 2, number + 1)
            self.long_texts.write_string(self.long_row, 3, part, self.words)
        return start

    def _write_about(self) -> None:
        lines = [text for text in (self.table.caption, *self.table.notes) if text]
        if lines:
            about = self.book.add_worksheet("About", InlineSheet)
            about.set_column(0, 0, 100)
            for line, text in enumerate(lines):
                about.write_string(line, 0, legible(text), self.words if line else self.bold)


def _parts(text: str) -> list[str]:
    """The text if a cell holds it, else its parts."""
    if len(text.encode("utf-16-le")) <= LIMIT * 2:
        return [text]
    return [text[start : start + PART] for start in range(0, len(text), PART)]
