"""Web pages, and what word processors save as one."""

from __future__ import annotations

import re

from lxml import etree

from interviews.formats import rich
from interviews.formats.names import words
from interviews.formats.rich import Block, Document, Paragraph, Piece, Row
from interviews.formats.text import decode
from interviews.formats.transcript import Skipped, Transcript, Unreadable
from interviews.phrases import gettext_noop

NAME = gettext_noop("Web page (.html)")
EXTENSIONS = (".html", ".htm", ".xhtml")
AROUND = gettext_noop("It belongs to the web page around the conversation.")
DAMAGED = gettext_noop(
    "This web page cannot be taken apart. Open it in a browser, copy the transcript into a Word "
    "document, save it as .docx, and import that."
)

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)[\s>]",
    re.I | re.S,
)
_PIECE = re.compile(
    r"\s*<(?:meta|head|title|body|p|div|h[1-6]|table|section|article|dl)[\s>]", re.I
)
_CLOSED = re.compile(r"</(?:p|div|h[1-6]|td|li|dd|body|section)\s*>", re.I)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,30})", re.I
)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.I)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPEAKER = re.compile(r"(?:^|[\s_-])(?:speaker|talker)(?:$|[\s_-])", re.I)
_NOTE = re.compile(r"(?:ftn|edn|fn|footnote)[:_-]?\d+", re.I)

_BLOCKS = words(
    """address article blockquote body center dd details dir div dl dt fieldset figcaption figure
    h1 h2 h3 h4 h5 h6 hr html li main menu ol p pre section summary table tbody td tfoot th thead
    tr ul caption"""
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEAVY = frozenset(("b", "strong", "dt"))
_DROPPED = words(
    """script style template noscript head svg iframe object embed audio video canvas button select
    textarea rt rp"""
)
_AROUND = frozenset(("nav", "header", "footer", "aside", "form"))

_DEEPEST_TABLE = 20
_OPENING = 100_000  # bytes in which a page says that it is one


def recognise(data: bytes) -> bool:
    """Whether `data` opens as a web page does, or with pieces of one."""
    try:
        text = decode(data[:_OPENING], declared(data)).text
    except Unreadable:
        return False
    if _HTML.match(text):
        return True
    return bool(_PIECE.match(text[:2000])) and len(_CLOSED.findall(text[:20_000])) > 1


def declared(data: bytes) -> str:
    """The encoding that the page says it is in."""
    found = _CHARSET.search(data[:4000])
    return found[1].decode("ascii", "replace") if found else ""


def read(data: bytes) -> Transcript:
    """Turns from the paragraphs, lists and tables of the page."""
    decoded = decode(data, declared(data))
    found = rich.transcript(NAME, _document(decoded.text))
    return Transcript(
        NAME, found.turns, (*decoded.notices, *found.notices), found.skipped, found.title
    )


def _document(text: str) -> Document:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(DAMAGED) from error
    cut_short = any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    if root is None or cut_short:  # nothing is left out silently
        raise Unreadable(DAMAGED)
    reader = _Reader()
    reader.walk(root)
    title = root.findtext(".//title") or ""
    reader.document.title = " ".join(rich.flat(title).split())
    return reader.document


class _Reader:
    """Walks through a page, however deep its elements stand, and keeps what it shows."""

    def __init__(self) -> None:
        self.document = Document()
        self.targets: list[list[Block]] = [self.document.blocks]
        self.rows: list[Row] = []
        self.tables: list[bool] = []  # whether no row of the table was read yet
        self.opened: list[str] = []
        self.weights = [False]
        self.pieces: list[Piece | None] = []
        self.heading = False
        self.exact = 0

    def walk(self, root: etree._Element) -> None:
        """Take the whole page."""
        walker = etree.iterwalk(root, events=("start", "end"))
        left_out: etree._Element | None = None
        for event, element in walker:
            if event == "start" and self._leave_out(element):
                left_out = element
                walker.skip_subtree()
            elif event == "start":
                self._start(element)
            else:
                if element is not left_out:
                    self._end(element)
                left_out = None
                self._text(element.tail)
        self._flush()

    def _leave_out(self, element: etree._Element) -> bool:
        tag, style = str(element.tag), element.get("style") or ""
        if tag in _DROPPED or tag == "del":
            self.document.tracked = self.document.tracked or tag == "del"
            return True
        if element.get("hidden") is not None or (style and _UNSEEN.search(style)):
            self.document.hidden = True
            return True
        if tag in _AROUND:
            if text := _text_of(element):
                self.document.skipped.append(Skipped(text, AROUND))
            return True
        return self._note(element, tag)

    def _note(self, element: etree._Element, tag: str) -> bool:
        """Whether this is a footnote, or the number that points at one."""
        if tag in ("sup", "a"):
            links = element.iter("a")
            return any(_NOTE.search(each.get("href") or "") for each in links)
        if _NOTE.fullmatch((element.get("id") or "")[:40]):
            self.document.notes.append(_text_of(element))
            return True
        return False

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        self.weights.append(self._weight(element, tag))
        if tag in _BLOCKS:
            self._flush()
            self.heading = tag in _HEADINGS
        if tag == "br":
            self.pieces.append(None)
        self.exact += tag == "pre"
        self.opened.append(self._opened(tag))
        self._text(element.text)

    def _opened(self, tag: str) -> str:
        """Open a table, a row or a cell; tables too deep inside others are read as paragraphs."""
        if tag == "table":
            self.tables.append(True)
        elif len(self.tables) > _DEEPEST_TABLE:
            return ""
        elif tag == "tr" and self.tables:
            self.rows.append(Row([], self.tables[-1]))
            self.tables[-1] = False
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].cells.append([])
            self.targets.append(self.rows[-1].cells[-1])
        else:
            return ""
        return tag

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._flush()
        self.exact -= tag == "pre"
        opened = self.opened.pop()
        if opened == "table":
            self.tables.pop()
        elif opened == "tr":
            self.targets[-1].append(self.rows.pop())
        elif opened:
            self.targets.pop()
        self.weights.pop()

    def _weight(self, element: etree._Element, tag: str) -> bool:
        style = element.get("style") or ""
        if tag in _HEAVY or (style and _BOLD.search(style)):
            return True
        if _SPEAKER.search(element.get("class") or ""):
            return True
        return self.weights[-1] and not (style and _LIGHT.search(style))

    def _text(self, text: str | None) -> None:
        if not text:
            return
        bold = self.weights[-1]
        if not self.exact:
            self.pieces.append(Piece(_WHITE.sub(" ", text), bold))
            return
        for position, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if position:
                self.pieces.append(None)
            self.pieces.append(Piece(line.replace(" ", rich.KEPT), bold))

    def _flush(self) -> None:
        """End the paragraph; a blank line in it begins another."""
        pieces, heading = rich.collapsed(self.pieces), self.heading
        self.pieces, self.heading = [], False
        paragraph: list[Piece | None] = []
        blank = True
        for piece in pieces:
            if piece is None and blank and paragraph:
                self.targets[-1].append(Paragraph(paragraph, heading))
                paragraph = []
            elif piece is None:
                paragraph.append(None)
                blank = True
            else:
                paragraph.append(piece)
                blank = blank and not piece.text.strip()
        if any(piece and piece.text.strip() for piece in paragraph):
            self.targets[-1].append(Paragraph(paragraph, heading))


def _text_of(element: etree._Element) -> str:
    return " ".join(rich.flat("".join(map(str, element.itertext()))).split())
