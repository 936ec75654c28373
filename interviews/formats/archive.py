"""Opening a zip archive from a stranger: what it holds, how far it unfolds, if it is safe."""

from __future__ import annotations

import io
import zipfile

from interviews.formats import unsupported
from interviews.formats.transcript import Unreadable

LARGEST_PART = 60 * 1024 * 1024  # bytes of one XML part unpacked; 100,000 words are about five
LARGEST_ALL = 400 * 1024 * 1024  # bytes of everything unpacked, pictures included

DAMAGED = (
    "This Word document is damaged or incomplete and cannot be opened. Open it in Word or "
    "LibreOffice, save it again as .docx, and import that file."
)
TOO_LARGE = (
    "This document unpacks to far more than a transcript can hold, so it was not opened. Copy the "
    "text into a new Word document, save it as .docx, and import that."
)
UNSAFE = (
    "This Word document holds XML declarations that Word never writes, so it was not opened. Open "
    "it in Word or LibreOffice, save it again as .docx, and import that file."
)


def check(data: bytes) -> None:
    """Make sure `data` is a Word document that is safe to open.

    :raises Unreadable: when it is not.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
    except Unreadable:
        raise
    except Exception as error:  # whatever a forged archive makes the library trip over
        raise Unreadable(DAMAGED) from error


def _check(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(unsupported.ENCRYPTED)
    if sum(part.file_size for part in parts) > LARGEST_ALL:
        raise Unreadable(TOO_LARGE)
    if "[Content_Types].xml" not in names or not any(n.startswith("word/") for n in names):
        raise Unreadable(unsupported.zipped(names, _mimetype(archive, names)))
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_part(archive, part)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.file_size > LARGEST_PART:
        raise Unreadable(TOO_LARGE)
    with archive.open(part) as opened:
        head = opened.read(4096).replace(b"\0", b"")  # UTF-16 as well
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Unreadable(UNSAFE)


def _mimetype(archive: zipfile.ZipFile, names: list[str]) -> bytes:
    if "mimetype" not in names:
        return b""
    with archive.open("mimetype") as opened:
        return opened.read(200)
