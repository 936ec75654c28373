"""A table on a web page of its own."""

from typing import BinaryIO, TextIO

from coding.findings.tables import Cell, Table, depth_of, runs_of
from coding.findings.writers.html_page import html_page
from coding.themes.richtext import escape_html, html
from interviews.phrases import gettext_noop

NAME = gettext_noop("Web page")
EXTENSION = "html"
MEDIA_TYPE = "text/html; charset=utf-8"


def write(table: Table, out: BinaryIO) -> None:
    """Every cell shows as it stands, in its own direction of writing."""
    with html_page(table.caption, table.origin, out) as text:
        write_table(table, text)


def write_table(table: Table, text: TextIO) -> None:
    caption = f"<caption>{escape_html(table.caption)}</caption>\n" if table.caption else ""
    heads = (f'<th scope="col" dir="auto">{escape_html(c.heading)}</th>' for c in table.columns)
    text.write(f"<table>\n{caption}<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>\n")
    for row in table.rows:
        text.write(f"<tr>{''.join(map(_cell, row))}</tr>\n")
    text.write("</tbody>\n</table>\n")
    for note in table.notes:
        text.write(f'<p dir="auto">{escape_html(note)}</p>\n')


def _cell(cell: Cell) -> str:
    inner = f' style="padding-inline-start: {2 * depth}em"' if (depth := depth_of(cell)) else ""
    return f'<td dir="auto"{inner}>{html(runs_of(cell))}</td>'
