"""Word manuscripts: tracked insertions are read, deletions and comments are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coding.manuscript.reading.text import Manuscript, Paragraph, Role
from interviews.formats import docx, rich
from interviews.formats.rich import Block, Row

KIND = "docx"


def read(data: bytes) -> Manuscript:
    """The paragraphs of the document, those in tables where they stand, footnotes last."""
    document = docx.document(data)
    found = list(_paragraphs(document.blocks))
    found += [(note, Role.NOTE) for note in document.notes]
    changes = ((rich.TRACKED, document.tracked), (rich.HIDDEN, document.hidden))
    return Manuscript(
        KIND,
        tuple(_numbered(found)),
        tuple(sentence for sentence, so in changes if so),
    )


def _paragraphs(blocks: Iterable[Block]) -> Iterator[tuple[str, Role]]:
    for block in blocks:
        if isinstance(block, Row):
            for cell in block.cells:
                yield from _paragraphs(cell)
        else:
            yield "".join(piece.text if piece else "\n" for piece in block.pieces), _role(block)


def _role(paragraph: rich.Paragraph) -> Role:
    if paragraph.quoted:
        return Role.QUOTED
    if paragraph.heading:
        return Role.HEADING
    return Role.SET_IN if paragraph.set_in else Role.TEXT


def _numbered(found: Iterable[tuple[str, Role]]) -> Iterator[Paragraph]:
    """Empty paragraphs are not counted; a run of quoted ones is one block."""
    number = block = 0
    before = Role.TEXT
    for text, role in found:
        if not text.strip():
            before = Role.TEXT
            continue
        number += 1
        if role in (Role.QUOTED, Role.SET_IN) and role is not before:
            block = number
        before = role
        yield Paragraph(text.strip(), number, role, block=block)
