"""PDF manuscripts: paragraphs put together from lines, page headers and line numbers left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coding.manuscript.reading.text import Manuscript, Paragraph, Role
from interviews.formats import pdf, pdf_margins, pdf_pages, pdf_paragraphs, pdf_rows
from interviews.formats.pdf_paragraphs import Placed
from interviews.phrases import gettext_noop

KIND = "pdf"
LAYOUT = gettext_noop(
    "A PDF knows only where each word stands on the page: paragraphs were put together from its "
    "lines. If you have the document it was made from, check that instead."
)


def read(data: bytes) -> Manuscript:
    """The paragraphs of the pages; one that is set in may be a quotation."""
    pages = pdf_pages.pages(data)
    pdf.refuse_pictures(pages)
    every, _numbers = pdf_rows.rows(pages)
    rows, _margins = pdf_margins.without(every)
    return Manuscript(KIND, tuple(_numbered(pdf_paragraphs.placed(rows))), (LAYOUT,))


def _numbered(found: Sequence[Placed]) -> Iterator[Paragraph]:
    block = 0
    before = False
    for number, one in enumerate(found, 1):
        set_in = one.set_in and not one.line.heading
        if set_in and not before:
            block = number
        before = set_in
        role = Role.SET_IN if set_in else Role.HEADING if one.line.heading else Role.TEXT
        text = one.line.text.replace("\t", " ")
        yield Paragraph(text, number, role, page=one.page + 1, block=block)
