"""A grouped document as one web page."""

from typing import BinaryIO, TextIO

from coding.findings.documents import Block, Document, Heading, Paragraph, QuoteBlock
from coding.findings.writers import tables_html
from coding.findings.writers.html_page import html_page
from coding.themes import quoting, richtext
from interviews.phrases import gettext_noop

NAME = gettext_noop("Web page")
EXTENSION = "html"
MEDIA_TYPE = tables_html.MEDIA_TYPE


def write(document: Document, out: BinaryIO) -> None:
    with html_page(document.title, document.origin, out) as text:
        text.write(f'<h1 dir="auto">{richtext.escape_html(document.title)}</h1>\n')
        for block in document.blocks:
            _write(block, text)


def _write(block: Block, text: TextIO) -> None:
    if isinstance(block, Heading):
        tag = f"h{min(max(block.level, 1), 5) + 1}"
        text.write(f'<{tag} dir="auto">{richtext.escape_html(block.text)}</{tag}>\n')
    elif isinstance(block, Paragraph):
        text.write(f'<p dir="auto">{richtext.html(block.runs)}</p>\n')
    elif isinstance(block, QuoteBlock):
        quoted = quoting.block(block.runs, block.attribution, "html", inline=block.inline)
        text.write(quoted + "\n")
    else:
        tables_html.write_table(block.table, text)
