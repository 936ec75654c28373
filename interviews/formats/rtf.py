"""Rich text (RTF), as Word, LibreOffice and TextEdit save it.

Read here: the library at hand gives neither bold nor what was deleted or hidden, and halves of
characters in place of emoji.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from dataclasses import replace as changed

from interviews.formats import rich, rtf_words
from interviews.formats.rich import Block, Document, Paragraph, Piece, Row
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import gettext_noop

NAME = gettext_noop("Rich text (.rtf)")
EXTENSIONS = (".rtf",)
CUT_SHORT = gettext_noop(
    "This file ends in the middle of its markup; please check that its end is not missing."
)
DAMAGED = gettext_noop(
    "This rich text file is damaged and cannot be taken apart. Open it in Word or LibreOffice, "
    "save it as .docx, and import that file."
)

_DEEPEST = 2000  # groups inside groups; documents have some ten


def recognise(data: bytes) -> bool:
    """Whether `data` opens as rich text does."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read(data: bytes) -> Transcript:
    """Turns from the paragraphs and tables of the document."""
    reader = _Reader()
    reader.walk(data)
    found = rich.transcript(NAME, reader.document)
    notices = (CUT_SHORT, *found.notices) if reader.groups else found.notices
    return Transcript(NAME, found.turns, notices, found.skipped, found.title)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds until the end of a group: looks, font, whether the words are left out."""

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    left_out: bool = False
    note: bool = False
    fonts: bool = False
    font: int = 0
    fallbacks: int = 1


@dataclass(slots=True)
class _Page:
    """The words being gathered: a paragraph's pieces, a row's cells."""

    pieces: list[Piece | None] = field(default_factory=list)
    cell: list[Block] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    in_table: bool = False
    heading: bool = False


class _Reader:
    """Takes control words and text one by one and keeps the paragraphs they make."""

    def __init__(self) -> None:
        self.document = Document()
        self.state = _State()
        self.groups: list[_State] = []
        self.page = _Page()
        self.note: list[str] = []
        self.charsets: dict[int, str] = {}
        self.default = "cp1252"
        self.raw = bytearray()
        self.owed = 0  # characters that stand in for one written in Unicode
        self.starred = False

    def walk(self, data: bytes) -> None:
        """Take the whole file.

        :raises Unreadable: when groups stand in groups beyond reason.
        """
        position = 0
        while token := rtf_words.TOKEN.match(data, position):
            position = token.end()
            byte, word, number, symbol, brace, text = token.groups()
            if byte is not None:
                self._bytes(bytes.fromhex(byte.decode("ascii")))
            elif text is not None:
                self._bytes(text)
            elif brace is not None:
                self._flush()
                self._group(brace)
            elif word is not None:
                value = None if number is None else int(number)
                position += max(value or 0, 0) if word == b"bin" else 0
                self._word(word.decode("ascii"), value)
            elif symbol is not None:
                self._symbol(symbol.decode("latin-1"))
        self._flush()
        self._paragraph()
        self._row()

    def _group(self, brace: bytes) -> None:
        self.owed, self.starred = 0, False
        if brace == b"{":
            self.groups.append(self.state)
            if len(self.groups) > _DEEPEST:
                raise Unreadable(DAMAGED)
        elif self.groups:
            inner, self.state = self.state, self.groups.pop()
            if inner.note and not self.state.note:
                self.document.notes.append("".join(self.note))
                self.note = []

    def _bytes(self, raw: bytes) -> None:
        """Characters of the font's code page, which may take two bytes each."""
        used = min(self.owed, len(raw))
        self.owed -= used
        self.raw += raw[used:]

    def _flush(self) -> None:
        if self.raw:
            page = self.charsets.get(self.state.font, self.default)
            self._take(bytes(self.raw).decode(page, "replace"))
            self.raw.clear()

    def _take(self, text: str) -> None:
        state = self.state
        if state.left_out or state.fonts:
            return
        if state.deleted:
            self.document.tracked = True
        elif state.hidden:
            self.document.hidden = self.document.hidden or bool(text.strip())
        elif state.note:
            self.note.append(text)
        elif (last := self.page.pieces[-1] if self.page.pieces else None) and (
            last.bold == state.bold
        ):
            last.text += text
        else:
            self.page.pieces.append(Piece(text, state.bold))

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
            return
        self._flush()
        if self.owed:
            self.owed -= 1
        elif symbol in "\r\n":
            self._end_paragraph()
        else:
            self._take(rtf_words.SYMBOLS.get(symbol, ""))

    def _word(self, word: str, value: int | None) -> None:
        self._flush()
        starred, self.starred = self.starred, False
        if word == "u":
            self._take(chr((value or 0) & 0xFFFF))
            self.owed = self.state.fallbacks
        elif self.owed and word not in ("par", "line", "cell", "row"):
            self.owed -= 1
        elif word in rtf_words.CHARACTERS:
            self._take(rtf_words.CHARACTERS[word])
        elif word in rtf_words.LEFT_OUT or (starred and word not in rtf_words.READ):
            self.state = changed(self.state, left_out=True)
        elif not (self._looks(word, value) or self._fonts(word, value)):
            self._layout(word, value)

    def _looks(self, word: str, value: int | None) -> bool:
        on = value != 0
        if word == "b":
            self.state = changed(self.state, bold=on)
        elif word in ("v", "deleted"):
            name = "hidden" if word == "v" else word
            self.state = changed(self.state, **{name: on})
        elif word == "plain":
            self.state = changed(self.state, bold=False, hidden=False, deleted=False)
        elif word == "footnote":
            self.state = changed(self.state, note=True)
        elif word in ("ud", "shptxt"):
            self.state = changed(self.state, left_out=False)
        elif word == "uc":
            self.state = changed(self.state, fallbacks=max(value or 0, 0))
        else:
            return False
        return True

    def _fonts(self, word: str, value: int | None) -> bool:
        if word == "fonttbl":
            self.state = changed(self.state, fonts=True)
        elif word == "f":
            self.state = changed(self.state, font=value or 0)
        elif word == "fcharset" and self.state.fonts:
            if page := rtf_words.CHARSETS.get(value or 0):
                self.charsets[self.state.font] = page
        elif word == "ansicpg":
            self.default = rtf_words.page(value or 0) or self.default
        elif word in rtf_words.PAGES:
            self.default = rtf_words.PAGES[word]
        else:
            return False
        return True

    def _layout(self, word: str, value: int | None) -> None:
        if self.state.left_out or self.state.note:
            if word in ("par", "line") and self.state.note:
                self.note.append(" ")
        elif word in ("par", "sect", "page"):
            self._end_paragraph()
        elif word in ("line", "softline", "column"):
            self.page.pieces.append(None)
        elif word in ("cell", "nestcell"):
            self._cell()
        elif word in ("row", "nestrow"):
            self._row()
        elif word == "pard":
            self.page.in_table = self.page.heading = False
        elif word == "intbl":
            self.page.in_table = True
        elif word == "outlinelevel":
            self.page.heading = True
        elif word == "revised":
            self.document.tracked = self.document.tracked or value != 0

    def _end_paragraph(self) -> None:
        if self.state.left_out or self.state.note:
            return
        if self.state.deleted:  # the end of the paragraph is deleted with its words
            self.document.tracked = True
            return
        self._paragraph()

    def _paragraph(self) -> None:
        pieces = [
            None if piece is None else Piece(rich.flat(piece.text), piece.bold)
            for piece in self.page.pieces
        ]
        self.page.pieces = []
        paragraph = Paragraph(pieces, self.page.heading)
        if self.page.in_table:
            self.page.cell.append(paragraph)
        else:
            self._row()
            self.document.blocks.append(paragraph)

    def _cell(self) -> None:
        self.page.in_table = True
        self._paragraph()
        self.page.cells.append(self.page.cell)
        self.page.cell = []

    def _row(self) -> None:
        if self.page.cell:
            self.page.cells.append(self.page.cell)
        if self.page.cells:
            blocks = self.document.blocks
            first = not (blocks and isinstance(blocks[-1], Row))
            blocks.append(Row(self.page.cells, first))
        self.page.cell, self.page.cells = [], []
