"""Tables of captions: the TSV of Whisper, and other columns with a header that names them."""

from __future__ import annotations

import csv
import io

from interviews.formats import entries
from interviews.formats.text import decode
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import Phrase, gettext_noop

NAME = gettext_noop("Table of captions (Whisper TSV, CSV)")
EXTENSIONS = (".tsv", ".csv")
DAMAGED = gettext_noop(
    "The rows of this table cannot be told apart from line {} on. Save the table again as CSV with "
    "quotation marks around the text, and import that file."
)

_WHISPER = ["start", "end", "text"]


def recognise(data: bytes) -> bool:
    """Whether the first line of `data` names a column of speech and one of speakers or times."""
    try:
        return _separator(decode(data[:4000] if len(data) > 4000 else data).text) != ""
    except Unreadable:
        return False


def read(data: bytes) -> Transcript:
    """Turns from the rows, each with its time and speaker where there are such columns."""
    decoded = decode(data)
    separator = _separator(decoded.text)
    header, *rows = _rows(decoded.text, separator)
    columns = list(entries.keyed(dict.fromkeys(header)))
    said = [dict(zip(columns, row, strict=False)) for row in rows]
    whole = all(row[0].isdecimal() for row in rows)
    return entries.transcript(NAME, said, decoded.notices, columns == _WHISPER and whole)


def _separator(text: str) -> str:
    """What parts the columns; "" where the first line is no header of such a table."""
    first, *rest = [line for line in text.split("\n")[:50] if line.strip()] or [""]
    for separator in "\t;,":
        columns = entries.keyed(dict.fromkeys(_cells(first, separator)))
        known = entries.START + entries.SPEAKER
        if any(k in columns for k in entries.TEXT) and any(k in columns for k in known):
            shaped = max(map(len, columns)) < 30 and any(separator in line for line in rest)
            return separator if shaped else ""
    return ""


def _cells(line: str, separator: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(separator)]


def _rows(text: str, separator: str) -> list[list[str]]:
    # Whisper writes no quotation marks around its tabs; others do around commas.
    lines = io.StringIO(text)
    if separator == "\t":
        reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        return [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        raise Unreadable(Phrase(DAMAGED, reader.line_num)) from None
