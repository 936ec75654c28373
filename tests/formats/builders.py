"""Small transcripts built by hand, and the way to the shared real ones where they are present."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from docx import Document

from interviews.formats import Transcript

_ROOT = Path(__file__).resolve().parents[2]
_SHARED = [
    above / "shared" / "data" / "transcripts" for above in (_ROOT.parent, _ROOT.parent.parent)
]
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def shared(name: str) -> bytes:
    """A real file from beside the project; the test is skipped where it is absent."""
    for folder in _SHARED:  # a second one for a working tree one folder deeper
        if (folder / name).exists():
            return (folder / name).read_bytes()
    pytest.skip(f"the shared file {name} is not beside this project")


def shared_files() -> dict[str, bytes]:
    """Name to bytes of all real files from beside the project; empty where they are absent."""
    folder = next((folder for folder in _SHARED if folder.exists()), None)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder else {}


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Speaker and text of each turn."""
    return [(turn.speaker, turn.text) for turn in transcript.turns]


def vtt(*cues: str, head: str = "WEBVTT") -> bytes:
    """A caption file of these blocks."""
    return "\n\n".join((head, *cues)).encode()


def word(*paragraphs: str, heading: str = "") -> bytes:
    """A Word document of these paragraphs; `**x**` opens one in bold, `\\n` is a line break."""
    document = Document()
    if heading:
        document.add_heading(heading, 1)
    for text in paragraphs:
        paragraph = document.add_paragraph()
        if text.startswith("**"):
            _, bold, text = text.split("**", 2)
            paragraph.add_run(bold).bold = True
        paragraph.add_run(text)
    return saved(document)


def word_table(rows: Iterable[Iterable[str]]) -> bytes:
    """A Word document of one table."""
    document = Document()
    rows = [list(row) for row in rows]
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a python-docx document."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def raw_word(body: str, declaration: str = "", notes: str = "") -> bytes:
    """A Word document with `body` as the XML inside its body, written without any library."""
    opening = f'<?xml version="1.0"?>{declaration}<w:document xmlns:w="{_WORD}">'
    xml = f"{opening}<w:body>{body}</w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Target="word/document.xml" Type="{_OFFICE}/officeDocument"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r2" Target="footnotes.xml" Type="{_OFFICE}/footnotes"/>'
            "</Relationships>",
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{_WORD}">{notes}</w:footnotes>',
            "word/document.xml": xml,
        }
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
