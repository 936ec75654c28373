"""A grouped document in Word, with its headings as an outline."""

from typing import Any, BinaryIO

from docx.enum.text import WD_ALIGN_PARAGRAPH

from coding.findings.documents import Block, Document, Heading, Paragraph, QuoteBlock, TableBlock
from coding.findings.writers import word_file
from coding.themes.richtext import Run

NAME = "Word"
EXTENSION = "docx"
MEDIA_TYPE = word_file.MEDIA_TYPE


def write(document: Document, out: BinaryIO) -> None:
    file = word_file.new_file(document.title, document.origin)
    word_file.fill(file.add_heading(level=0), [Run(document.title)])
    for block in document.blocks:
        _add(file, block)
    word_file.save(file, out)


def _add(file: Any, block: Block) -> None:
    if not isinstance(block, TableBlock):
        word_file.turn(file, across=False)
    if isinstance(block, Heading):
        level = min(max(block.level, 1), 5)
        word_file.fill(file.add_heading(level=level), [Run(block.text)])
    elif isinstance(block, Paragraph):
        word_file.fill(file.add_paragraph(), block.runs)
    elif isinstance(block, QuoteBlock):
        _add_quote(file, block)
    else:
        word_file.add_table(file, block.table)


def _add_quote(file: Any, quote: QuoteBlock) -> None:
    if quote.inline:
        behind = [Run(f" {quote.attribution}")] if quote.attribution else []
        word_file.fill(file.add_paragraph(), [*quote.runs, *behind])
        return
    word_file.fill(file.add_paragraph(style="Quote"), quote.runs)
    if quote.attribution:
        source = file.add_paragraph(style="Quote")
        source.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        word_file.fill(source, [Run(quote.attribution)])
