"""JSON lines: one object a row, by the columns' keys, as exact as JSON can be."""

import json
from datetime import date
from math import isfinite
from typing import BinaryIO

from coding.findings.tables import Cell, Rich, Table, shown
from coding.findings.writers.text_stream import text_stream
from interviews.phrases import gettext_noop

NAME = gettext_noop("JSON lines")
EXTENSION = "jsonl"
MEDIA_TYPE = "application/jsonl; charset=utf-8"

LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}  # to some readers


def write(table: Table, out: BinaryIO) -> None:
    """Dates are ISO 8601 text; infinite numbers, which JSON lacks, are null."""
    keys = [column.key for column in table.columns]
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    with text_stream(out) as text:
        for row in table.rows:
            line = encode(dict(zip(keys, map(_plain, row), strict=True)))
            text.write(line.translate(LINE_ENDS) + "\n")


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Rich):
        return shown(cell)
    if isinstance(cell, float) and not isfinite(cell):
        return None
    return cell
