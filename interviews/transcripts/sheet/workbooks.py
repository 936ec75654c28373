"""Cells of an Excel workbook, which is hostile until it is read, and writing one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

import python_calamine
from xlsxwriter import Workbook

from interviews.formats.text import clean
from interviews.formats.transcript import Unreadable
from interviews.phrases import Phrase, gettext_noop
from interviews.transcripts.sheet.block import TOO_MUCH, Block, even, told

LARGEST = 5 * 1024 * 1024  # bytes of the file
LARGEST_PART = 32 * 1024 * 1024  # bytes of one part, unpacked
MOST_PARTS = 300
FURTHEST = (5_000, 500)  # rows and columns that a cell may lie at
ABOUT = "Columns and footnotes"

DAMAGED = gettext_noop(
    "This workbook is damaged or protected and cannot be opened. Open it in your spreadsheet, save "
    "it as .xlsx without a password, and choose that file; or copy the cells and paste them."
)
OLD = gettext_noop(
    "This is a workbook of an older or another kind. Open it in your spreadsheet and save it as "
    ".xlsx or .csv; or copy the cells and paste them."
)
SEVERAL = gettext_noop(
    "This workbook has several sheets; “{}” was read. To bring another, save it as a workbook of "
    "its own, or copy its cells and paste them."
)
LARGE = gettext_noop(
    "This workbook is larger than a table of participants can be. Copy the cells you need."
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,4})(\d{1,9})""")


def is_workbook(data: bytes) -> bool:
    return data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def from_workbook(data: bytes) -> Block:
    """The first sheet with something in it, and what our own second sheet says of it.

    :raises Unreadable: when it is no workbook, not a safe one, or holds too much.
    """
    sheets = _sheets(_safe(data))
    filled = [(name, rows) for name, rows in sheets if any(map(any, rows)) and name != ABOUT]
    if not filled:
        return even([])
    name, rows = filled[0]
    block = even(rows)
    notices = [Phrase(SEVERAL, name)] if len(filled) > 1 else []
    about = next((rows for title, rows in sheets if title == ABOUT), [])
    return replace(told(block, about), notices=tuple(notices))


def _safe(data: bytes) -> bytes:
    """The workbook packed anew from parts of bounded size, none with a cell far away.

    A reader sets room aside for every cell up to the farthest: two cells could take all there is.
    """
    if data[:4] != b"PK\x03\x04":
        raise Unreadable(OLD)
    if len(data) > LARGEST:
        raise Unreadable(LARGE)
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as anew:
            _copy(packed, anew)
    except Unreadable:
        raise
    except Exception as error:  # whatever a forged archive makes the library trip over
        raise Unreadable(DAMAGED) from error
    return out.getvalue()


def _copy(packed: zipfile.ZipFile, anew: zipfile.ZipFile) -> None:
    parts = [each for each in packed.infolist() if each.filename.endswith((".xml", ".rels"))]
    if not any(each.filename.startswith("xl/") for each in parts):
        raise Unreadable(OLD)
    if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > 2 * LARGEST_PART:
        raise Unreadable(LARGE)
    for part in parts:
        with packed.open(part) as stream:
            content = stream.read(LARGEST_PART + 1)
        if len(content) > LARGEST_PART:
            raise Unreadable(LARGE)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Unreadable(DAMAGED)
        if "worksheets/" in part.filename or b"sheetData" in content:
            _refuse_far(content)
        anew.writestr(part.filename, content)


def _refuse_far(content: bytes) -> None:
    for letters, digits in _PLACE.findall(content):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        if int(digits) > FURTHEST[0] or column > FURTHEST[1]:
            raise Unreadable(TOO_MUCH)


def _sheets(data: bytes) -> list[tuple[str, list[list[str]]]]:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            (name, [[_text(cell) for cell in row] for row in _rows(book, name)])
            for name in book.sheet_names[:20]
        ]
    except Exception as error:
        raise Unreadable(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of the library, which knows no other way
            raise Unreadable(DAMAGED) from error
        raise


def _rows(book: Any, name: str) -> Sequence[Sequence[Any]]:
    rows: Sequence[Sequence[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return rows


def _text(cell: Any) -> str:
    """A cell as text: dates in ISO form, whole numbers without a point, yes and no."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return str(cell.date()) if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return clean(str(cell))


def to_workbook(block: Block, about: Sequence[Sequence[str]], out: BinaryIO) -> None:
    """Two sheets of text: the table, and what it says of its columns and footnotes."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, {**options, "in_memory": True}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        wrapped.set_align("top")
        table = book.add_worksheet("Participants")
        table.freeze_panes(1, 1)
        table.set_column(0, max(block.width - 1, 0), 18)
        _fill(table, block.rows, bold, wrapped)
        if about:
            _fill(book.add_worksheet(ABOUT), about, wrapped, wrapped)


def _fill(sheet: Any, rows: Sequence[Sequence[str]], first: Any, others: Any) -> None:
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell:
                text = _UNWRITABLE.sub("\ufffd", cell)
                sheet.write_string(line, place, text, others if line else first)
