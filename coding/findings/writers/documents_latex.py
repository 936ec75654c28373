"""A grouped document in LaTeX, to be put into a paper's appendix."""

from typing import BinaryIO, TextIO

from coding.findings.documents import Block, Document, Heading, Paragraph, QuoteBlock
from coding.findings.writers import tables_latex
from coding.findings.writers.text_stream import text_stream
from coding.themes import quoting, richtext
from coding.themes.richtext import Run

NAME = "LaTeX"
EXTENSION = "tex"
MEDIA_TYPE = tables_latex.MEDIA_TYPE

SECTIONS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph", "subparagraph")


def write(document: Document, out: BinaryIO) -> None:
    """A fragment to \\input; the title is a section."""
    with text_stream(out) as text:
        text.write(tables_latex.PACKAGES + tables_latex.comment(document.origin))
        write_document(document, text)


def write_document(document: Document, text: TextIO) -> None:
    text.write(_heading(0, document.title))
    for block in document.blocks:
        text.write("\n")
        _write(block, text)


def _write(block: Block, text: TextIO) -> None:
    if isinstance(block, Heading):
        text.write(_heading(min(max(block.level, 1), 5), block.text))
    elif isinstance(block, Paragraph):
        text.write(richtext.latex(block.runs) + "\n")
    elif isinstance(block, QuoteBlock):
        quoted = quoting.block(block.runs, block.attribution, "latex", inline=block.inline)
        text.write(quoted + "\n")
    else:
        tables_latex.write_table(block.table, text)


def _heading(level: int, words: str) -> str:
    return f"\\{SECTIONS[level]}{{{richtext.latex([Run(' '.join(words.split()))])}}}\n"
