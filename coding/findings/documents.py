"""Grouped documents as values: headings, paragraphs, quotes and tables, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coding.findings.tables import Table
from coding.themes.richtext import Run


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the highest below the title; deeper than 5 is shown as 5."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Somebody's words, and whose they are; ``inline`` sets them into the running text."""

    runs: Sequence[Run]
    attribution: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    table: Table


Block = Heading | Paragraph | QuoteBlock | TableBlock


@dataclass(frozen=True, slots=True)
class Document:
    """`blocks` may be a generator: a document is then written once. `origin` is as a table's."""

    title: str
    blocks: Iterable[Block]
    origin: str = ""


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Run(text),))
