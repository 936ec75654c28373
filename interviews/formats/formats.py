"""The formats that are read, and `read`, which chooses between them by looking at the content."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from interviews.formats import (
    cha,
    doc,
    docx,
    eaf,
    json_lists,
    odt,
    otr,
    pdf,
    plain,
    rtf,
    srt,
    tables,
    unsupported,
    vtt,
    webpage,
)
from interviews.formats.encodings import as_utf8
from interviews.formats.text import BINARY
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import gettext_noop

LARGEST_FILE = unsupported.LARGEST

EMPTY = gettext_noop("This file is empty. Check that it was saved completely, and import it again.")
TOO_LARGE = gettext_noop(
    "This file is larger than 25 MB, far more than a transcript needs. If it holds pictures or a "
    "recording, take them out; if it holds several interviews, import them as files of their own."
)

TOO_LONG = gettext_noop(
    "This file holds more lines or pieces than any transcript, so it was not read. If it holds "
    "several interviews, save each as a file of its own and import those."
)
_MOST = {b"\n": 150_000, b"\r": 150_000, b"<": 500_000, b"{": 250_000, b"\\par": 150_000}
"""How often a mark may stand in a text; what a hundred thousand words need is far less."""


class Format(Protocol):
    """What each format module offers."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What a researcher would call it."""

    @property
    def EXTENSIONS(self) -> tuple[str, ...]:  # noqa: N802
        """How its files' names end, for choosing files; `read` looks at the content."""

    def recognise(self, data: bytes) -> bool:
        """Whether `data` looks like this format; quick, and raises nothing."""

    def read(self, data: bytes) -> Transcript:
        """Read `data`; raises Unreadable and nothing else."""


FORMATS: tuple[Format, ...] = (
    odt,
    docx,
    rtf,
    doc,
    pdf,
    vtt,
    cha,
    eaf,
    otr,
    srt,
    json_lists,
    tables,
    webpage,
    plain,
)
"""In the order they are asked: the one that takes nearly anything comes last."""

EXTENSIONS: tuple[str, ...] = tuple(ext for each in FORMATS for ext in each.EXTENSIONS)


def read(data: bytes, name: str = "", encoding: str = "") -> Transcript:
    """The transcript in `data`, recognised by its content: extensions lie.

    :param data: the whole file.
    :param name: what it is called; used only to word an error.
    :param encoding: of ENCODINGS, where a person chose it; "" lets the content tell.
    :raises Unreadable: with a sentence for the researcher.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise Unreadable(EMPTY)
    if len(data) > LARGEST_FILE:
        raise Unreadable(TOO_LARGE)
    if _too_long(data):
        raise Unreadable(TOO_LONG)
    if encoding:
        data, notices = as_utf8(data, encoding)
        found = read(data, name)
        return replace(found, notices=(*notices, *found.notices))
    for each in FORMATS:
        if each.recognise(data):
            return each.read(data)
    raise Unreadable(
        unsupported.kind(data) or (unsupported.DOC if name.lower().endswith(".doc") else BINARY)
    )


def _too_long(data: bytes) -> bool:
    """Whether a text is cut into so many lines or pieces that reading them would take minutes.

    Lines of JSON are not counted: one that is set out for people has several for every word.
    """
    if data.startswith((*unsupported.ZIP, unsupported.OLE)) or pdf.recognise(data):
        return False
    lists = data[:400].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1] in (b"{", b"[")
    marks = {mark: most for mark, most in _MOST.items() if not (lists and mark in b"\r\n")}
    return any(data.count(mark) > most for mark, most in marks.items())
