"""Word documents, tracked insertions included; comments are set aside, page headers not read.

The parts are read directly: a library that makes a web page of them first takes five times as long.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from interviews.formats import archive, rich, unsupported
from interviews.formats.docx_looks import Looks, on
from interviews.formats.rich import Block, Document, Paragraph, Piece, Row
from interviews.formats.text import clean
from interviews.formats.transcript import Skipped, Transcript, Unreadable
from interviews.phrases import gettext_noop

NAME = gettext_noop("Word document (.docx)")
EXTENSIONS = (".docx",)

_DROPPED = frozenset(("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "rubyPr"))
_BOXES = frozenset(("drawing", "pict", "object", "AlternateContent"))
_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SYMBOLS = {
    ("wingdings", 0x4A): "\u263a",
    ("wingdings", 0x4B): "\U0001f610",
    ("wingdings", 0x4C): "\u2639",
    ("wingdings", 0xDF): "\u2190",
    ("wingdings", 0xE0): "\u2192",
    ("wingdings", 0xFC): "\u2713",
    ("symbol", 0xB7): "\u2022",
}
"""What Word writes for `:)`, `-->` and the like."""


def recognise(data: bytes) -> bool:
    """Whether `data` is a zip archive: which kind, and which sentence, `read` finds out."""
    return data.startswith(unsupported.ZIP)


def read(data: bytes) -> Transcript:
    """Turns from the paragraphs and tables of the document."""
    return rich.transcript(NAME, document(data))


def document(data: bytes) -> Document:
    """The paragraphs and tables of the document, found safe to open.

    :raises Unreadable: when it is no document, or not a safe one.
    """
    return archive.opened(data, _document)


def _document(package: archive.Package) -> Document:
    main = _related(package, "", "officeDocument") or "word/document.xml"
    root = package.tree(main)
    if root is None:
        raise Unreadable(archive.DAMAGED)
    body = next((child for child in root if _tag(child) == "body"), root)
    styles = package.tree(_related(package, main, "styles") or "word/styles.xml")
    reader = _Reader(Looks(styles))
    reader.document.blocks.extend(reader.blocks(body))
    reader.document.blocks.extend(reader.rest())
    for kind in ("footnotes", "endnotes"):
        notes = package.tree(_related(package, main, kind) or f"word/{kind}.xml")
        reader.document.notes.extend(_notes(notes) if notes is not None else ())
    margin = package.tree(_related(package, main, "comments") or "word/comments.xml")
    said = (clean(note).strip() for note in (_notes(margin) if margin is not None else ()))
    reader.document.skipped.extend(Skipped(note, rich.COMMENT) for note in said if note)
    return reader.document


def _related(package: archive.Package, part: str, kind: str) -> str | None:
    """The part that `part` (or the package, for "") names as its `kind`."""
    folder, name = posixpath.split(part)
    relations = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    for each in relations if relations is not None else ():
        if str(each.get("Type", "")).endswith(f"/{kind}"):
            target = str(each.get("Target", ""))
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            return path if path in package.names else None
    return None


def _notes(root: etree._Element) -> Iterator[str]:
    for note in root:
        if not any(name.endswith("}type") for name in map(str, note.attrib)):
            texts = (node.text or "" for node in note.iter() if _tag(node) == "t")
            yield "".join(texts)


class _Reader:
    """Walks through a document and keeps what has to be said about it."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.document = Document()
        self.carried: list[Piece | None] = []
        self.boxes: list[etree._Element] = []

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Paragraphs and rows, in order; what stands in a box follows the paragraph it hangs on."""
        for child in parent:
            tag = _tag(child)
            if tag == "p":
                yield from self._paragraph(child)
            elif tag == "tbl":
                yield from self._rows(child)
            elif tag in ("del", "moveFrom"):
                self.document.tracked = True
            elif tag not in _DROPPED:
                yield from self.blocks(child)

    def rest(self) -> Iterator[Paragraph]:
        """What a last paragraph without an end of its own leaves over."""
        if self.carried:
            yield Paragraph(self.carried)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        style = self.looks.paragraph(element)
        pieces = [*self.carried, *self._pieces(element, style.bold and not style.heading)]
        self.carried = []
        if style.end_deleted:
            self.document.tracked = True
            self.carried = pieces
            return
        yield Paragraph(pieces, style.heading, style.quoted, style.set_in)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _rows(self, table: etree._Element) -> Iterator[Row]:
        first = True
        for row in _inside(table, "tr"):
            if self.looks.deleted_row(row):
                self.document.tracked = True
                continue
            yield Row([list(self.blocks(cell)) for cell in _inside(row, "tc")], first)
            first = False

    def _pieces(self, parent: etree._Element, bold: bool) -> Iterator[Piece | None]:
        for child in parent:
            tag = _tag(child)
            if tag == "r":
                yield from self._run(child, bold)
            elif tag in ("del", "moveFrom"):
                self.document.tracked = True
            elif tag in _BOXES:
                self._box(child)
            elif tag not in _DROPPED and tag != "rt":
                self.document.tracked = self.document.tracked or tag == "ins"
                yield from self._pieces(child, bold)

    def _run(self, run: etree._Element, bold: bool) -> Iterator[Piece | None]:
        look = self.looks.run(run, bold)
        if look.hidden:
            self.document.hidden = True
            return
        for child in run:
            tag = _tag(child)
            if tag == "t":
                yield Piece(rich.flat(child.text), look.bold)
            elif tag in ("br", "cr"):
                yield None
            elif tag in _CHARACTERS:
                yield Piece(_CHARACTERS[tag], look.bold)
            elif tag == "sym":
                yield Piece(_symbol(child), look.bold)
            elif tag in _BOXES:
                self._box(child)
            elif tag == "ruby":
                yield from self._pieces(child, bold)

    def _box(self, element: etree._Element) -> None:
        """Keep the text boxes of a drawing, once where the file holds it in two ways."""
        if _tag(element) == "AlternateContent" and len(element):
            element = element[0]
        self.boxes.extend(each for each in element.iter() if _tag(each) == "txbxContent")


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also in content controls and custom markup."""
    for child in parent:
        tag = _tag(child)
        if tag == wanted:
            yield child
        elif tag in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _inside(child, wanted)


def _symbol(element: etree._Element) -> str:
    font, code = on(element, "font"), on(element, "char")
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    return _SYMBOLS.get((font.casefold(), number & 0xFF), "\ufffd")


def _tag(element: etree._Element) -> str:
    """What an element is called, in either edition of the format."""
    return str(element.tag).rpartition("}")[2]
