"""A Markdown table, as GitHub, pandoc and most editors read it."""

from collections.abc import Sequence
from typing import BinaryIO, TextIO

from coding.findings.tables import Cell, Rich, Table, shown
from coding.findings.writers.text_stream import text_stream
from coding.themes.richtext import Run, escape_markdown, legible, markdown

NAME = "Markdown"
EXTENSION = "md"
MEDIA_TYPE = "text/markdown; charset=utf-8"


def write(table: Table, out: BinaryIO) -> None:
    """The caption in bold, the table, and a paragraph a note."""
    with text_stream(out) as text:
        write_table(table, text)
        write_origin(table.origin, text)


def write_origin(origin: str, text: TextIO) -> None:
    """In a comment, which is not printed."""
    if origin:
        text.write(f"\n<!-- {legible(origin).replace('--', '- -').replace('>', '')} -->\n")


def write_table(table: Table, text: TextIO) -> None:
    if table.caption:
        text.write(markdown([Run(table.caption, bold=True)]) + "\n\n")
    text.write(_line([column.heading for column in table.columns]))
    text.write("|" + " --- |" * len(table.columns) + "\n")
    for row in table.rows:
        text.write(_line(row))
    for note in table.notes:
        text.write(f"\n{escape_markdown(note)}\n")


def _line(cells: Sequence[Cell]) -> str:
    return "".join(["|", *(f" {_cell(cell)} |" for cell in cells), "\n"])


def _cell(cell: Cell) -> str:
    """On one line, since a table's row is one: line breaks become tags."""
    if not isinstance(cell, Rich):
        text = escape_markdown(shown(cell).strip())
    else:
        text = "&emsp;" * cell.depth + markdown(cell.runs)
    return text.replace("\\\n", "<br>").replace("\t", " ")
