"""What a manuscript is read into: paragraphs of plain text, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is: running text, a heading, a quotation set apart, or a note."""

    TEXT = "text"
    HEADING = "heading"
    QUOTED = "quoted"
    SET_IN = "set in"
    NOTE = "note"


@dataclass(frozen=True)
class Paragraph:
    """``number`` counts from 1; ``page`` and ``line`` where the file has them, else 0.

    ``block`` is the same for paragraphs of one quotation that is set apart. SET_IN: indented, so
    perhaps a quotation. ``turned`` has the places in the text at which further pages begin.
    """

    text: str
    number: int = 0
    role: Role = Role.TEXT
    page: int = 0
    line: int = 0
    block: int = 0
    turned: tuple[tuple[int, int], ...] = ()

    def page_at(self, place: int) -> int:
        """The page on which a place in the text stands."""
        return max((page for at, page in self.turned if at <= place), default=self.page)


@dataclass(frozen=True)
class Manuscript:
    """``kind`` is what its file is: docx, tex, md or pdf."""

    kind: str
    paragraphs: tuple[Paragraph, ...]
    notices: tuple[str, ...] = field(default_factory=tuple)
