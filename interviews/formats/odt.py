"""OpenDocument texts, as LibreOffice and others save them, tracked insertions included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from interviews.formats import archive, rich, unsupported
from interviews.formats.odt_looks import TEXT, Looks, attribute
from interviews.formats.rich import Block, Document, Paragraph, Piece, Row
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import gettext_noop

NAME = gettext_noop("OpenDocument text (.odt)")
EXTENSIONS = (".odt",)

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MANIFEST = "META-INF/manifest.xml"

# Deleted words stand in text:tracked-changes alone; comments and indexes are nobody's speech.
_LEFT_OUT = frozenset(
    (
        f"{TEXT}tracked-changes",
        f"{TEXT}index-body",
        f"{TEXT}table-of-content",
        f"{TEXT}ruby-text",
        f"{TEXT}script",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
    )
)
_HIDDEN = frozenset((f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"))
_BOXES = frozenset((f"{_DRAW}frame", f"{_DRAW}custom-shape", f"{_DRAW}g"))
_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200  # of those that one element may stand for


def recognise(data: bytes) -> bool:
    """Whether `data` is an archive that calls itself an OpenDocument text."""
    return data.startswith(unsupported.ZIP) and archive.opendocument(data)


def read(data: bytes) -> Transcript:
    """Turns from the paragraphs, lists and tables of the document."""
    return rich.transcript(NAME, archive.opened(data, _document))


def _document(package: archive.Package) -> Document:
    if _MANIFEST in package.names and b"encryption-data" in package.content(_MANIFEST):
        raise Unreadable(unsupported.ENCRYPTED)
    root = package.tree("content.xml")
    body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if root is None or body is None:
        raise Unreadable(archive.DAMAGED)
    reader = _Reader(Looks(root, package.tree("styles.xml")))
    reader.document.blocks.extend(reader.blocks(body))
    reader.document.tracked = body.find(f".//{TEXT}changed-region") is not None
    return reader.document


class _Reader:
    """Walks through a document and keeps what has to be said about it."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.document = Document()
        self.boxes: list[etree._Element] = []

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Paragraphs and rows, in order; what stands in a box follows the paragraph it hangs on."""
        for child in parent:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child)
            elif child.tag == f"{_TABLE}table":
                yield from self._rows(child)
            elif child.tag not in _LEFT_OUT:
                yield from self.blocks(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        look = self.looks.paragraph(element)
        heading = look.heading or element.tag == f"{TEXT}h"
        if look.hidden:
            self.document.hidden = True
            return
        pieces = list(self._pieces(element, look.bold and not heading))
        yield Paragraph(rich.collapsed(pieces), heading)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _rows(self, table: etree._Element) -> Iterator[Row]:
        rows = (row for row in table.iter(f"{_TABLE}table-row") if _table_of(row) is table)
        for position, row in enumerate(rows):
            cells = (cell for cell in row if cell.tag == f"{_TABLE}table-cell")
            yield Row([list(self.blocks(cell)) for cell in cells], position == 0)

    def _pieces(self, parent: etree._Element, bold: bool) -> Iterator[Piece | None]:
        if parent.text:
            yield Piece(_WHITE.sub(" ", parent.text), bold)
        for child in parent:
            yield from self._element(child, bold)
            if child.tail:
                yield Piece(_WHITE.sub(" ", child.tail), bold)

    def _element(self, child: etree._Element, bold: bool) -> Iterator[Piece | None]:
        tag = child.tag
        if tag == f"{TEXT}s":
            yield Piece(rich.KEPT * _count(child), bold)
        elif tag == f"{TEXT}tab":
            yield Piece("\t", bold)
        elif tag == f"{TEXT}line-break":
            yield None
        elif tag == f"{TEXT}note":
            self._note(child)
        elif tag in _HIDDEN:
            self.document.hidden = True
        elif tag in _BOXES:
            self.boxes.append(child)
        elif tag == f"{TEXT}span":
            look = self.looks.span(child, bold)
            self.document.hidden = self.document.hidden or look.hidden
            yield from () if look.hidden else self._pieces(child, look.bold)
        elif tag not in _LEFT_OUT:
            yield from self._pieces(child, bold)

    def _note(self, note: etree._Element) -> None:
        body = note.find(f"{TEXT}note-body")
        if body is not None:
            self.document.notes.append(" ".join("".join(map(str, body.itertext())).split()))


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{_TABLE}table"), None)


def _count(element: etree._Element) -> int:
    count = attribute(element, TEXT, "c") or "1"
    return min(int(count), _MOST_SPACES) if count.isdecimal() else 1
