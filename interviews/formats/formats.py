"""The formats that are read, and `read`, which chooses between them by looking at the content."""

from __future__ import annotations

from typing import Protocol

from interviews.formats import docx, plain, unsupported, vtt
from interviews.formats.text import BINARY
from interviews.formats.transcript import Transcript, Unreadable

LARGEST_FILE = 25 * 1024 * 1024  # bytes; an hour of talk as text is about a tenth of a megabyte

EMPTY = "This file is empty. Check that it was saved completely, and import it again."
TOO_LARGE = (
    "This file is larger than 25 MB, far more than a transcript needs. If it holds pictures or a "
    "recording, take them out; if it holds several interviews, import them as files of their own."
)


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


FORMATS: tuple[Format, ...] = (docx, vtt, plain)
"""In the order they are asked: the one that takes nearly anything comes last."""

EXTENSIONS: tuple[str, ...] = tuple(ext for each in FORMATS for ext in each.EXTENSIONS)


def read(data: bytes, name: str = "") -> Transcript:
    """The transcript in `data`, recognised by its content: extensions lie.

    :param data: the whole file.
    :param name: what it is called; used only to word an error.
    :raises Unreadable: with a sentence for the researcher.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise Unreadable(EMPTY)
    if len(data) > LARGEST_FILE:
        raise Unreadable(TOO_LARGE)
    for each in FORMATS:
        if each.recognise(data):
            return each.read(data)
    raise Unreadable(
        unsupported.kind(data) or (unsupported.DOC if name.lower().endswith(".doc") else BINARY)
    )
