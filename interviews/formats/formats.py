"""The formats that are read, and `read`, which chooses between them by looking at the content."""

from __future__ import annotations

from typing import Protocol

from interviews.formats.transcript import Transcript, Unreadable

LARGEST_FILE = 25 * 1024 * 1024  # bytes; an hour of talk as text is about a tenth of a megabyte


class Format(Protocol):
    """What each format module offers."""

    NAME: str
    EXTENSIONS: tuple[str, ...]

    def recognise(self, data: bytes) -> bool:
        """Whether `data` looks like this format; must be quick and must not raise."""

    def read(self, data: bytes) -> Transcript:
        """Read `data`; raises Unreadable and nothing else."""


FORMATS: tuple[Format, ...] = ()
EXTENSIONS: tuple[str, ...] = ()


def read(data: bytes, name: str = "") -> Transcript:
    """The transcript in `data`, whatever the file is called.

    :param data: the whole file.
    :param name: its name, used only to word an error.
    :raises Unreadable: with a sentence for the researcher.
    """
    raise Unreadable("No format can be read yet.")
