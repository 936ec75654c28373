"""Opening a zip archive from a stranger: what it holds, how far it unfolds, if it is safe."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from interviews.formats import unsupported
from interviews.formats.transcript import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

LARGEST_PART = 16 * 1024 * 1024  # bytes of one XML part unpacked; 100,000 words are about five
LARGEST_ALL = 200 * 1024 * 1024  # bytes of everything unpacked, pictures included

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


def opened(data: bytes) -> bytes:
    """The Word document in `data`, found safe to open, without pictures and looks.

    Most of the time spent on a document went into reading how its styles look; their names are
    enough to know a heading.

    :raises Unreadable: when it is no Word document, or not a safe one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
            return _lightened(archive)
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
    with archive.open(part) as stream:
        whole = stream.read(LARGEST_PART + 1).replace(b"\0", b"")  # UTF-16 as well
    if b"<!DOCTYPE" in whole or b"<!ENTITY" in whole:  # a long comment may stand before them
        raise Unreadable(UNSAFE)


def _mimetype(archive: zipfile.ZipFile, names: list[str]) -> bytes:
    if "mimetype" not in names:
        return b""
    with archive.open("mimetype") as stream:
        return stream.read(200)


def _lightened(archive: zipfile.ZipFile) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as light:
        for part in archive.infolist():
            name = part.filename
            if not name.lower().endswith((".xml", ".rels")):
                continue
            content = archive.read(part)
            light.writestr(name, _style_names(content) if "/styles" in name else content)
    return out.getvalue()


def _style_names(styles: bytes) -> bytes:
    """A list of styles stripped to what they are called."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(styles, parser)
    for style in list(root):
        if style.tag != f"{_W}style":
            root.remove(style)
        for detail in list(style):
            if detail.tag != f"{_W}name":
                style.remove(detail)
    return etree.tostring(root)
