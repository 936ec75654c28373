"""A grouped document in Markdown."""

from typing import BinaryIO, TextIO

from coding.findings.documents import Block, Document, Heading, Paragraph, QuoteBlock
from coding.findings.writers import tables_md
from coding.findings.writers.text_stream import text_stream
from coding.themes import quoting, richtext

NAME = "Markdown"
EXTENSION = "md"
MEDIA_TYPE = tables_md.MEDIA_TYPE


def write(document: Document, out: BinaryIO) -> None:
    with text_stream(out) as text:
        text.write(_heading(1, document.title))
        for block in document.blocks:
            text.write("\n")
            _write(block, text)
        tables_md.write_origin(document.origin, text)


def _write(block: Block, text: TextIO) -> None:
    if isinstance(block, Heading):
        text.write(_heading(min(max(block.level, 1), 5) + 1, block.text))
    elif isinstance(block, Paragraph):
        text.write(richtext.markdown(block.runs) + "\n")
    elif isinstance(block, QuoteBlock):
        quoted = quoting.block(block.runs, block.attribution, "markdown", inline=block.inline)
        text.write(quoted + "\n")
    else:
        tables_md.write_table(block.table, text)


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} {richtext.escape_markdown(' '.join(words.split()))}\n"
