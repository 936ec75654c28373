"""Word documents, tracked insertions included; comments, headers and footers are left aside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import mammoth
from lxml import etree, html

from interviews.formats import archive, arrows, speech, unsupported
from interviews.formats.labels import Line
from interviews.formats.text import clean
from interviews.formats.transcript import Skipped, Transcript, Unreadable

NAME = "Word document (.docx)"
EXTENSIONS = (".docx",)
FOOTNOTE = "It is a footnote."

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("strong", "b"))


def recognise(data: bytes) -> bool:
    """Whether `data` is a zip archive: which kind, and which sentence, `read` finds out."""
    return data.startswith(unsupported.ZIP)


def read(data: bytes) -> Transcript:
    """Turns from the paragraphs and tables of the document."""
    root = _root(_converted(archive.opened(data)))
    notes = _taken_footnotes(root)
    lines = [line for block in _blocks(root) for line in block]
    found = arrows.gather(lines) or speech.gather(lines)
    return Transcript(
        format=NAME,
        turns=found.turns,
        notices=found.notices,
        skipped=(*found.skipped, *notes),
        title=found.title,
    )


def _converted(data: bytes) -> str:
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            ignore_empty_paragraphs=False,
            convert_image=lambda image: [],
        )
    except Exception as error:  # whatever a damaged document makes the library trip over
        raise Unreadable(archive.DAMAGED) from error
    return str(result.value)


def _root(markup: str) -> html.HtmlElement:
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    return html.fromstring(f"<div>{markup}</div>".encode(), parser=parser)


def _taken_footnotes(root: html.HtmlElement) -> tuple[Skipped, ...]:
    """Take footnotes and the numbers pointing at them out of the document."""
    for mark in root.xpath(
        ".//sup[a[starts-with(@id, 'footnote-ref') or starts-with(@id, 'endnote-ref')]]"
    ):
        mark.drop_tree()
    notes = root.xpath(".//li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]")
    texts = [clean(note.text_content()).replace("\u2191", "").strip() for note in notes]
    for note in notes:
        note.drop_tree()
    return tuple(Skipped(text, FOOTNOTE) for text in texts if text)


@dataclass(slots=True)
class _Piece:
    text: str
    bold: bool


def _blocks(root: html.HtmlElement) -> Iterator[list[Line]]:
    """The lines of each paragraph, heading, list item and table row."""
    gap = True
    for element in _paragraphs(root):
        lines = _row(element) if element.tag == "tr" else _lines(element, gap)
        gap = not lines
        yield lines


def _paragraphs(parent: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in parent:
        if element.tag == "p" or element.tag in _HEADINGS or element.tag == "tr":
            yield element
        elif element.tag == "li":
            yield element
            yield from (child for child in element if child.tag in ("ul", "ol"))
        else:
            yield from _paragraphs(element)


def _lines(element: html.HtmlElement, gap: bool) -> list[Line]:
    """A paragraph's lines; only the first one begins a block."""
    heading = element.tag in _HEADINGS
    lines: list[Line] = []
    for pieces in _split(_pieces(element, bold=False)):
        text = "".join(piece.text for piece in pieces)
        if text.strip():
            first = not lines
            lines.append(Line(text, _leading_bold(pieces), first, gap and first, heading))
    return lines


def _row(row: html.HtmlElement) -> list[Line]:
    """A table row as `Name<tab>speech`, further paragraphs of a cell on lines of their own."""
    cells = [[line.text.strip() for line in _cell(cell)] for cell in row]
    filled = [cell for cell in cells if cell]
    if not filled:
        return []
    *short, last = filled
    first = "\t".join([*(" ".join(cell) for cell in short), last[0]])
    return [Line(first, fresh=True), *(Line(text) for text in last[1:])]


def _cell(cell: html.HtmlElement) -> Iterator[Line]:
    for element in _paragraphs(cell):
        yield from _row(element) if element.tag == "tr" else _lines(element, gap=False)


def _pieces(element: html.HtmlElement, bold: bool) -> Iterator[_Piece | None]:
    """Runs of text with their weight; None at a line break. Lists inside have their own lines."""
    if element.text:
        yield _Piece(clean(element.text), bold)
    for child in element:
        if child.tag == "br":
            yield None
        elif child.tag not in ("ul", "ol") and not isinstance(child, etree._Comment):
            yield from _pieces(child, bold or child.tag in _BOLD)
        if child.tail:
            yield _Piece(clean(child.tail), bold)


def _split(pieces: Iterator[_Piece | None]) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    for piece in pieces:
        if piece is None:
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _leading_bold(pieces: list[_Piece]) -> str:
    """How the line begins in bold; "" where no letter of it is bold."""
    bold = ""
    for piece in pieces:
        if not piece.bold and piece.text.strip():
            break
        bold += piece.text
    return bold.strip() if any(piece.bold and piece.text.strip() for piece in pieces[:3]) else ""
