"""The formats that tables and documents are written in.

A format is a module with `NAME`, `EXTENSION`, `MEDIA_TYPE` and `write`; a new one is added by
copying a sibling and naming it here. `write` leaves the stream open and needs no seeking.
"""

from typing import BinaryIO, Protocol

from coding.findings.documents import Document
from coding.findings.tables import Table
from coding.findings.writers import (
    documents_docx,
    documents_html,
    documents_latex,
    documents_md,
    tables_csv,
    tables_docx,
    tables_html,
    tables_jsonl,
    tables_latex,
    tables_md,
    tables_xlsx,
)


class Format(Protocol):
    """What a format is called; `EXTENSION` has no dot."""

    NAME: str
    EXTENSION: str
    MEDIA_TYPE: str


class Writer(Format, Protocol):
    """Writes a table."""

    def write(self, table: Table, out: BinaryIO) -> None: ...


class DocumentWriter(Format, Protocol):
    """Writes a document."""

    def write(self, document: Document, out: BinaryIO) -> None: ...


WRITERS: dict[str, Writer] = {
    "csv": tables_csv,
    "xlsx": tables_xlsx,
    "docx": tables_docx,
    "md": tables_md,
    "html": tables_html,
    "jsonl": tables_jsonl,
    "latex": tables_latex,
}

DOCUMENT_WRITERS: dict[str, DocumentWriter] = {
    "docx": documents_docx,
    "md": documents_md,
    "html": documents_html,
    "latex": documents_latex,
}
