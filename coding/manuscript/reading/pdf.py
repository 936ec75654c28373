"""PDF manuscripts: paragraphs put together from lines, page headers and line numbers left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coding.manuscript.reading.text import Manuscript, Paragraph, Role
from interviews.formats import pdf, pdf_margins, pdf_pages, pdf_paragraphs, pdf_rows
from interviews.formats.captions import one_line
from interviews.formats.pdf_paragraphs import Placed
from interviews.phrases import gettext_noop

KIND = "pdf"
LONGEST = 8_000  # characters of a paragraph that may go on
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
    found = _rejoined(pdf_paragraphs.placed(rows))
    return Manuscript(KIND, tuple(_numbered(found)), (LAYOUT,))


def _rejoined(found: Sequence[Placed]) -> list[Placed]:
    """Paragraphs that an end of page or a ragged line parted within a sentence or quotation."""
    joined: list[Placed] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and _goes_on(before, one):
            text = one_line((before.line.text, one.line.text))
            length = len(before.line.text)
            starts = ((0, one.page), *one.turned)
            turned = (*before.turned, *((length + at, page) for at, page in starts))
            joined[-1] = replace(before, line=replace(before.line, text=text), turned=turned)
        else:
            joined.append(one)
    return joined


def _goes_on(before: Placed, one: Placed) -> bool:
    if before.line.heading or one.line.heading or before.set_in != one.set_in:
        return False
    text, rest = before.line.text, one.line.text
    if len(text) > LONGEST:
        return False
    # Lines that end early looked like paragraphs; a name in brackets may begin a page.
    if one.set_in and (not one.line.gap or rest[:1] in "(["):
        return True
    small = rest[:1].islower() and text[-1:] not in ".!?"
    within = text.count("“") > text.count("”") and "”" in rest
    return small or within


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
        turned = tuple((at, page + 1) for at, page in one.turned)
        yield Paragraph(text, number, role, page=one.page + 1, block=block, turned=turned)
