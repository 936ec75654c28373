"""What tables and documents in Word share."""

import unicodedata
from collections.abc import Sequence
from typing import Any, BinaryIO

import docx
from docx.oxml import OxmlElement
from docx.shared import Cm

from coding.findings.tables import Table, depth_of, runs_of
from coding.themes.richtext import Run, legible

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AFTER_BIDI = (  # in a paragraph's properties the schema wants a fixed order
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)


def new_file(title: str) -> Any:
    """An empty Word document; quotes are upright, so that emphasis in them can be seen."""
    file = docx.Document()
    file.core_properties.title = legible(title)[:255]
    file.core_properties.author = file.core_properties.comments = ""
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
    """Caption above, a header row repeated on every page, notes below."""
    if table.caption:
        fill(file.add_paragraph(style="Caption"), [Run(table.caption)])
    grid = file.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    header = grid.rows[0]
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, column in zip(header.cells, table.columns, strict=True):
        fill(cell.paragraphs[0], [Run(column.heading, bold=True)])
    for row in table.rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            fill(cell.paragraphs[0], runs_of(value))
            if depth := depth_of(value):
                cell.paragraphs[0].paragraph_format.left_indent = Cm(0.5 * depth)
    for note in table.notes:
        fill(file.add_paragraph(), [Run(note)])
