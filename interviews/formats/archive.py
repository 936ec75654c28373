"""Opening a zip archive from a stranger: what it holds, how far it unfolds, if it is safe."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import TypeVar

from lxml import etree

from interviews.formats import unsupported
from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop

LARGEST_PART = 16 * 1024 * 1024  # bytes of one XML part unpacked; 100,000 words are about five
MOST_PARTS = 10_000
MOST_TAGS = 600_000  # of one XML part; 100,000 words have a third of that
LARGEST_ALL = 200 * 1024 * 1024  # bytes of everything unpacked, pictures included

DAMAGED = gettext_noop(
    "This document is damaged or incomplete and cannot be opened. Open it in Word or LibreOffice, "
    "save it again, and import that file."
)
TOO_LARGE = gettext_noop(
    "This document unpacks to far more than a transcript can hold, so it was not opened. Copy the "
    "text into a new document, save it, and import that."
)
UNSAFE = gettext_noop(
    "This document holds XML declarations that no word processor writes, so it was not opened. "
    "Open it in Word or LibreOffice, save it again, and import that file."
)

_MANIFEST = "META-INF/manifest.xml"
OPENDOCUMENT = b"application/vnd.oasis.opendocument.text"

T = TypeVar("T")


class Package:
    """The parts of an opened document, unpacked and parsed one by one as they are asked for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = frozenset(archive.namelist())

    def content(self, name: str) -> bytes:
        """A part as it stands in the archive.

        :raises Unreadable: when it is larger than any transcript.
        """
        with self.archive.open(name) as stream:
            whole = stream.read(LARGEST_PART + 1)
        if len(whole) > LARGEST_PART:
            raise Unreadable(TOO_LARGE)
        return whole

    def tree(self, name: str) -> etree._Element | None:
        """A part as XML, without comments; None where there is no such part.

        :raises Unreadable: when it is too large, or declares entities.
        """
        if name not in self.names:
            return None
        whole = self.content(name)
        if whole.count(b"<") > MOST_TAGS:
            raise Unreadable(TOO_LARGE)
        bare = whole.replace(b"\0", b"")  # UTF-16 as well; a long comment may stand before them
        if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
            raise Unreadable(UNSAFE)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(whole, parser)


def opened(data: bytes, reading: Callable[[Package], T]) -> T:
    """What `reading` makes of the document in `data`, found safe to open.

    :raises Unreadable: when it is no document, or not a safe one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
            return reading(Package(archive))
    except Unreadable:
        raise
    except Exception as error:  # whatever a forged archive makes the library trip over
        raise Unreadable(DAMAGED) from error


def opendocument(data: bytes) -> bool:
    """Whether `data` is an archive that says it is an OpenDocument text; raises nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _mimetype(archive).startswith(OPENDOCUMENT)
    except Exception:  # whatever a forged archive makes the library trip over
        return False


def _check(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(unsupported.ENCRYPTED)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_ALL:
        raise Unreadable(TOO_LARGE)
    mimetype = _mimetype(archive)
    if mimetype.startswith(OPENDOCUMENT) and b"encryption-data" in _start(archive, _MANIFEST):
        raise Unreadable(unsupported.ENCRYPTED)
    word = "[Content_Types].xml" in names and any(n.startswith("word/") for n in names)
    if not word and not mimetype.startswith(OPENDOCUMENT):
        raise Unreadable(unsupported.zipped(names))


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    return _start(archive, "mimetype")[:200]


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    """How a part begins; empty where there is none."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as stream:
        return stream.read(1_000_000)
