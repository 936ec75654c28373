"""What documents with looks (Word, OpenDocument, RTF, web pages) have in common.

Each is read into paragraphs of pieces and rows of cells; here they become lines, and lines turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from interviews.formats import arrows, speech
from interviews.formats.labels import Line
from interviews.formats.names import words
from interviews.formats.text import clean
from interviews.formats.transcript import Skipped, Transcript
from interviews.phrases import gettext_noop

FOOTNOTE = gettext_noop("It is a footnote.")
COMMENT = gettext_noop("It is a comment in the margin.")
TRACKED = gettext_noop(
    "Changes were tracked in this document: insertions were read, deletions were left out."
)
HIDDEN = gettext_noop("Words that are hidden in this document were left out.")

_LONGEST_LABEL = 80  # characters of a cell beside the speech; more is speech of its own
_COLUMNS = words(
    """speaker speakers name names who person time times timecode timestamp start end text speech
    transcript content utterance line no nr # turn sprecher sprecherin zeit inhalt zeile
    sprecher/in locuteur temps texte hablante tiempo texto"""
)


@dataclass(slots=True)
class Piece:
    """Some text of one weight."""

    text: str
    bold: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph's pieces, None at a line break; `quoted` by its style, `set_in` from the edge."""

    pieces: list[Piece | None] = field(default_factory=list)
    heading: bool = False
    quoted: bool = False
    set_in: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table, with the paragraphs and rows in each cell; `first` in its table."""

    cells: list[list[Paragraph | Row]]
    first: bool = False


Block = Paragraph | Row


@dataclass(slots=True)
class Document:
    """What a document holds besides its looks."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tracked: bool = False
    hidden: bool = False
    title: str = ""
    skipped: list[Skipped] = field(default_factory=list)


def transcript(name: str, document: Document) -> Transcript:
    """Turns from the paragraphs and tables of a document.

    :raises Unreadable: when there is no speech, or when a time cannot be read.
    """
    lines = list(lines_of(document.blocks))
    found = arrows.gather(lines) or speech.gather(lines)
    changes = ((TRACKED, document.tracked), (HIDDEN, document.hidden))
    notes = [clean(note).strip() for note in document.notes]
    return Transcript(
        format=name,
        turns=found.turns,
        notices=(*(sentence for sentence, so in changes if so), *found.notices),
        skipped=(
            *document.skipped,
            *found.skipped,
            *(Skipped(note, FOOTNOTE) for note in notes if note),
        ),
        title=found.title or document.title,
    )


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """The lines of paragraphs and rows, each knowing whether there is white space above."""
    gap = True
    for block in blocks:
        lines = _block(block, gap)
        gap = not lines
        yield from lines


def _block(block: Block, gap: bool) -> list[Line]:
    return _row(block, gap) if isinstance(block, Row) else _lines(block, gap)


def _lines(paragraph: Paragraph, gap: bool) -> list[Line]:
    """A paragraph's lines; only the first one begins a block."""
    lines: list[Line] = []
    for pieces in _split(paragraph.pieces):
        text = "".join(piece.text for piece in pieces)
        if text.strip():
            first = not lines
            lines.append(Line(text, _leading_bold(pieces), first, gap and first, paragraph.heading))
    return lines


def _row(row: Row, gap: bool) -> list[Line]:
    """A row as `Name<tab>speech`, or as paragraphs where it holds no label beside the speech."""
    cells = [[line for each in cell for line in _block(each, False)] for cell in row.cells]
    filled = [cell for cell in cells if cell]
    texts = [" ".join(line.text.strip() for line in cell) for cell in filled]
    if len(filled) > 2 and texts[0].rstrip(".").isdecimal():  # the number of the row
        filled, texts = filled[1:], texts[1:]
    if row.first and filled and all(text.strip(" :.").casefold() in _COLUMNS for text in texts):
        return [Line(" | ".join(texts), fresh=True, gap=gap, heading=True)]
    if len(filled) < 2 or any(len(text) > _LONGEST_LABEL for text in texts[:-1]):
        return [line for cell in filled for line in cell]
    first, *others = filled[-1]
    label = "\t".join([*texts[:-1], first.text.strip()])
    return [Line(label, fresh=True, gap=gap), *(Line(line.text.strip()) for line in others)]


def _split(pieces: Iterable[Piece | None]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if piece is None:
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _leading_bold(pieces: Sequence[Piece]) -> str:
    """How the line begins in bold; "" where it does not."""
    if not any(piece.bold for piece in pieces):
        return ""
    bold, heavy = "", False
    for piece in pieces:
        if not piece.bold and piece.text.strip():
            break
        bold += piece.text
        heavy = heavy or (piece.bold and bool(piece.text.strip()))
    return bold.strip() if heavy else ""


KEPT = "\0"
"""Stands for a blank that is meant as it is, which XML and web pages cannot hold otherwise."""


def collapsed(pieces: Iterable[Piece | None]) -> list[Piece | None]:
    """Pieces with white space as XML and web pages mean it: one blank, none at the beginning."""
    kept: list[Piece | None] = []
    blank = True
    for piece in pieces:
        if piece is None:
            kept.append(None)
            blank = True
            continue
        text = piece.text[1:] if blank and piece.text.startswith(" ") else piece.text
        if text:
            blank = text.endswith(" ")
            kept.append(Piece(flat(text.replace(KEPT, " ")), piece.bold))
    return kept


def flat(text: str | None) -> str:
    """The characters of an XML text as they may stand in a line."""
    return clean(text).replace("\n", " ") if text else ""
