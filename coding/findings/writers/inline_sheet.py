"""A worksheet that writes texts, numbers, dates and truth straight to the file.

XlsxWriter spends most of its time on text asking questions whose answers are known here: every
text is legible, is in memory only until its row is written, and is never markup. Its own cell
writer also takes a text that begins with `<r>` for markup of its own.
"""

import re
from collections.abc import Callable
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import (
    CellBooleanTuple,
    CellDatetimeTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

MARKUP = re.compile("[&<>]")
LOOKS_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)")


class InlineSheet(Worksheet):  # type: ignore[misc]
    """For workbooks in `constant_memory` mode whose text has no control characters."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        inside = _INSIDE.get(cell.__class__)
        if inside is None:
            super()._write_cell(row, col, cell)
            return
        place = xl_rowcol_to_cell_fast(row, col)
        style = f' s="{cell.format._get_xf_index()}"' if cell.format else ""
        self.fh.write(f'<c r="{place}"{style}{inside(cell)}</c>')


def _text(cell: Any) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{_escaped(cell.string)}</t></is>'


def _number(cell: Any) -> str:
    return f"><v>{cell.number:.16G}</v>"


def _boolean(cell: Any) -> str:
    return f' t="b"><v>{cell.boolean:d}</v>'


def _escaped(text: str) -> str:
    if "_x" in text:
        text = LOOKS_ESCAPED.sub("_x005F_", text)
    if MARKUP.search(text) is None:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_INSIDE: dict[type, Callable[[Any], str]] = {
    CellStringTuple: _text,
    CellNumberTuple: _number,
    CellDatetimeTuple: _number,
    CellBooleanTuple: _boolean,
}
