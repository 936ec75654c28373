"""What tables and documents in Word share."""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, BinaryIO

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from coding.findings.tables import Cell, Column, Table, depth_of, runs_of, shown
from coding.themes.richtext import Run, legible

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UPRIGHT = 7  # columns; more of them lie across the page
ACROSS = 24  # columns beside the first; Word holds 63, a page holds fewer
LOOKED_AT = 60  # rows, to set the columns by
AFTER_BIDI = (  # in a paragraph's properties the schema wants a fixed order
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)


def new_file(title: str, origin: str) -> Any:
    """An empty Word document; quotes are upright, so that emphasis in them can be seen."""
    file = docx.Document()
    file.core_properties.title = legible(title)[:255]
    file.core_properties.author, file.core_properties.comments = "", legible(origin)[:255]
    file.core_properties.created = file.core_properties.modified = datetime.now(UTC)
    quote = file.styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent = Cm(1)
    return file


def save(file: Any, out: BinaryIO) -> None:
    file.save(out)


def fill(paragraph: Any, runs: Sequence[Run]) -> None:
    """Adds runs to a paragraph, from right to left where its first letter is written so."""
    to_left = is_right_to_left("".join(run.text for run in runs))
    if to_left:
        bidi = OxmlElement("w:bidi")
        paragraph._p.get_or_add_pPr().insert_element_before(bidi, *AFTER_BIDI)
    for run in runs:
        added = paragraph.add_run(legible(run.text))
        added.bold, added.italic = run.bold or None, run.italic or None
        added.font.rtl = to_left or None


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is of Hebrew, Arabic or the like."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((way for way in directions if way in ("L", "R", "AL")), "L") != "L"


def add_table(file: Any, table: Table) -> None:
    """Caption above, a header row repeated on every page, notes below.

    A table of many columns lies across the page; one of more than Word can hold is in parts.
    """
    rows = list(table.rows)
    turn(file, across=len(table.columns) > UPRIGHT)
    for places in _parts(len(table.columns)):
        _caption(file, table)
        _grid(file, [table.columns[n] for n in places], [[row[n] for n in places] for row in rows])
    for note in table.notes:
        fill(file.add_paragraph(), [Run(note)])


def _caption(file: Any, table: Table) -> None:
    if table.caption:
        fill(file.add_paragraph(style="Caption"), [Run(table.caption)])


def _parts(number: int) -> list[list[int]]:
    """The places of the columns of each part; the first stands in all of them."""
    rest = list(range(1, number))
    groups = [rest[at : at + ACROSS] for at in range(0, len(rest), ACROSS)] or [[]]
    return [[0, *group] for group in groups] if number else []


def turn(file: Any, *, across: bool) -> None:
    """From here on pages lie across or stand; where nothing is on one yet, itself is turned."""
    way = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    if file.sections[-1].orientation == way:
        return
    begun = len(file.element.body) > 1
    section = file.add_section(WD_SECTION.NEW_PAGE) if begun else file.sections[-1]
    section.orientation = way
    section.page_width, section.page_height = section.page_height, section.page_width


def _grid(file: Any, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """Widths are set here: a program that must find them itself takes minutes for long tables."""
    grid = file.add_table(rows=1, cols=len(columns), style="Table Grid")
    grid.autofit = False
    small = len(columns) > UPRIGHT
    for column, width in zip(grid.columns, _widths(file, columns, rows), strict=True):
        column.width = width
    header = grid.rows[0]
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, one in zip(header.cells, columns, strict=True):
        fill(cell.paragraphs[0], [Run(one.heading, bold=True)])
    for row in rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            fill(cell.paragraphs[0], runs_of(value))
            if depth := depth_of(value):
                cell.paragraphs[0].paragraph_format.left_indent = Cm(0.5 * depth)
            for run in cell.paragraphs[0].runs if small else ():
                run.font.size = Pt(8)


def _widths(file: Any, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Of the page's width, each column's part: by the root of how much its cells hold."""
    section = file.sections[-1]
    whole = section.page_width - section.left_margin - section.right_margin
    held = [
        max(len(one.heading), *(min(len(shown(row[n])), 400) for row in rows[:LOOKED_AT]), 4) ** 0.5
        for n, one in enumerate(columns)
    ]
    return [int(whole * one / sum(held)) for one in held]
