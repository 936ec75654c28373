"""The participants table as a file that reads back the same: csv and xlsx."""

from __future__ import annotations

import csv
import io

from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop
from interviews.transcripts.sheet.block import Block, records
from interviews.transcripts.sheet.guarding import guarded
from interviews.transcripts.sheet.texts import from_csv
from interviews.transcripts.sheet.workbooks import from_workbook, is_workbook, to_workbook

LARGEST = 5 * 1024 * 1024
LARGE = gettext_noop(
    "This file is larger than 5 MB, far more than a table of participants. Take what you need."
)


def from_file(data: bytes) -> Block:
    """The cells of a csv or xlsx file, whatever its name says. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(LARGE)
    return from_workbook(data) if is_workbook(data) else from_csv(data)


def to_csv(block: Block) -> bytes:
    """UTF-8 with a byte order mark; after an empty record what the columns and footnotes are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    about = records(block)
    rows = [*block.rows, *([()] if about else ()), *about]
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def to_xlsx(block: Block) -> bytes:
    out = io.BytesIO()
    to_workbook(block, records(block), out)
    return out.getvalue()
