"""PDF files with a text layer: words are read by where they stand on the page."""

from __future__ import annotations

from collections.abc import Sequence

from interviews.formats import arrows, pdf_margins, pdf_pages, pdf_paragraphs, pdf_rows, speech
from interviews.formats.pdf_pages import Page
from interviews.formats.transcript import Skipped, Transcript, Unreadable
from interviews.phrases import Phrase, gettext_noop

NAME = gettext_noop("PDF with text (.pdf)")
EXTENSIONS = (".pdf",)
SCANNED = gettext_noop(
    "This PDF holds pictures of pages and no text, so there is nothing to read. Run text "
    "recognition (OCR) over it, check what it recognised, and import the result; or import the "
    "document it was made from."
)
LAYOUT = gettext_noop(
    "A PDF knows only where each word stands on the page. Paragraphs were put together from its "
    "lines; please look the turns over."
)
PICTURES = gettext_noop("{} of {} pages hold pictures and no text; nothing on them was read.")
UNKNOWN_LETTERS = gettext_noop(
    "Some letters have no meaning in this PDF and were replaced by �. If there are many, "
    "import the document it was made from."
)
LINE_NUMBERS = gettext_noop("They are line numbers in the margin.")

_LEAST = 20  # letters in all, below which there is no text layer


def recognise(data: bytes) -> bool:
    """Whether `data` begins as a PDF; some programs write blanks or a mark before."""
    return data[:1024].lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-")


def read(data: bytes) -> Transcript:
    """Turns from the paragraphs of the pages, without what stands in their margins."""
    pages = pdf_pages.pages(data)
    refuse_pictures(pages)
    every, numbers = pdf_rows.rows(pages)
    rows, margins = pdf_margins.without(every)
    if numbers:
        margins.append(Skipped(_few(numbers), LINE_NUMBERS))
    lines = pdf_paragraphs.paragraphs(rows)
    found = arrows.gather(lines) or speech.gather(lines)
    return Transcript(
        format=NAME,
        turns=found.turns,
        notices=(*_notices(pages), *found.notices),
        skipped=(*found.skipped, *margins),
        title=found.title,
    )


def refuse_pictures(pages: Sequence[Page]) -> None:
    """Raise Unreadable where the pages have no text layer."""
    letters = sum(char.isalpha() for page in pages for word in page.words for char in word.text)
    pictures = any(page.pictures for page in pages)
    if letters < _LEAST and (pictures or not letters):
        raise Unreadable(SCANNED if pictures else speech.NO_SPEECH)


def _notices(pages: Sequence[Page]) -> list[str]:
    notices = [LAYOUT]
    bare = sum(bool(page.pictures) and not page.words for page in pages)
    if bare:
        notices.append(Phrase(PICTURES, bare, len(pages)))
    if any("\ufffd" in word.text for page in pages for word in page.words):
        notices.append(UNKNOWN_LETTERS)
    return notices


def _few(numbers: Sequence[str]) -> str:
    return f"{numbers[0]}, {numbers[1]}, {numbers[2]} … {numbers[-1]}"
