"""Reading a manuscript to paragraphs of plain text, by its content: extensions lie.

No Django. A file is hostile until it is read: sizes are bounded, archives unpacked within limits,
no entities expanded, PDF read by a program of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from coding.manuscript.reading import latex, markdown, pdf, word
from coding.manuscript.reading.text import Manuscript, Paragraph, Role
from interviews.formats import docx as docx_format
from interviews.formats import pdf as pdf_format
from interviews.formats import unsupported
from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop

__all__ = ["EXTENSIONS", "LARGEST", "Manuscript", "Paragraph", "Role", "Unreadable", "read"]

EXTENSIONS = (".docx", ".tex", ".md", ".pdf", ".txt")
LARGEST = 25 * 1024 * 1024
LONGEST = 20_000  # characters of a paragraph; a longer one is taken in pieces
EMPTY = gettext_noop("This file is empty. Check that it was saved completely.")
TOO_LARGE = gettext_noop(
    "This file is larger than 25 MB. Save the manuscript without its pictures, or check its parts "
    "one by one."
)
OTHER = gettext_noop(
    "This is no manuscript that can be read here. Save it as a Word document (.docx), PDF, LaTeX "
    "(.tex) or Markdown (.md)."
)
_LATEX = re.compile(rb"\\(?:documentclass|begin\s*\{|section|chapter|subsection|input|cite[a-z]*)")


def read(data: bytes, name: str = "") -> Manuscript:
    """The manuscript in ``data``; its name only says whether a text is LaTeX or Markdown.

    :raises Unreadable: with a sentence for the researcher.
    """
    found = _read(data, name)
    return replace(
        found, paragraphs=tuple(piece for one in found.paragraphs for piece in _cut(one))
    )


def _cut(paragraph: Paragraph) -> list[Paragraph]:
    text = paragraph.text
    return [replace(paragraph, text=text[at : at + LONGEST]) for at in range(0, len(text), LONGEST)]


def _read(data: bytes, name: str) -> Manuscript:
    if len(data) > LARGEST:
        raise Unreadable(TOO_LARGE)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise Unreadable(EMPTY)
    if pdf_format.recognise(data):
        return pdf.read(data)
    if docx_format.recognise(data):
        return word.read(data)
    if unsupported.kind(data):
        raise Unreadable(OTHER)
    lowered = name.lower()
    if lowered.endswith(".tex") or (not lowered.endswith((".md", ".txt")) and _LATEX.search(data)):
        return latex.read(data)
    return markdown.read(data)
