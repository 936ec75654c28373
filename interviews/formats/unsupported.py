"""Kinds of file that are known but not read: said by name, with the way to convert them."""

from __future__ import annotations

import json
import re

from interviews.formats.text import decode
from interviews.formats.transcript import Unreadable
from interviews.phrases import Phrase, gettext_noop

READ = gettext_noop(
    "Interviews are read from documents (.docx, .odt, .rtf, .pdf, .html), plain text (.txt, .md) "
    "and captions (.vtt, .srt, .json, .tsv, .csv, .cha, .eaf, .otr)."
)
NOT_READ = gettext_noop("This is {}, which cannot be read yet. {} {}")
DOC = gettext_noop(
    "This is a Word document of the old kind (.doc). Open it in Word or LibreOffice, choose "
    "Save As, pick “Word Document (.docx)”, and import that file."
)
ENCRYPTED = gettext_noop(
    "This document is protected by a password. Open it, remove the password (in Word: File, Info, "
    "Protect Document), save it, and import it again."
)
_OFFICE = gettext_noop(
    "Copy the transcript into a Word document, save it as .docx, and import that."
)
_WORD = gettext_noop("Open it in Word or LibreOffice, save it as .docx, and import that.")
_MEDIA = gettext_noop(
    "Only transcripts are read. Have the recording transcribed first, and import the transcript."
)
_TEXT = gettext_noop("Export the transcript as .docx, .txt or .vtt from the program that made it.")
_UNPACK = gettext_noop("Unpack it, and import the transcripts in it one by one.")

_RECORDING = gettext_noop("a recording")
_PICTURE = gettext_noop("a picture")
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"ID3\x02", _RECORDING, _MEDIA),
    (b"ID3\x03", _RECORDING, _MEDIA),
    (b"ID3\x04", _RECORDING, _MEDIA),
    (b"OggS\0", _RECORDING, _MEDIA),
    (b"fLaC\0", _RECORDING, _MEDIA),
    (b"\x1aE\xdf\xa3", _RECORDING, _MEDIA),
    (b"\xff\xfb", _RECORDING, _MEDIA),
    (b"\x89PNG\r\n", _PICTURE, _TEXT),
    (b"\xff\xd8\xff", _PICTURE, _TEXT),
    (b"GIF87a", _PICTURE, _TEXT),
    (b"GIF89a", _PICTURE, _TEXT),
    (b"\x1f\x8b", gettext_noop("a packed file (.gz)"), _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", gettext_noop("a packed file (.7z)"), _UNPACK),
    (b"Rar!\x1a\x07", gettext_noop("a packed file (.rar)"), _UNPACK),
    (b"SQLite format 3\0", gettext_noop("a database"), _TEXT),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
LARGEST = 25 * 1024 * 1024  # bytes of a file; an hour of talk as text is about a tenth of one MB
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+)?([\w:.-]+)[\s>/]",
    re.I | re.S,
)


def kind(data: bytes) -> str | None:
    """The sentence that refuses `data`, or None where it is of no such kind."""
    for magic, what, way in _MAGIC:
        if data.startswith(magic):
            return _sentence(what, way)
    if data.startswith(OLE):
        return _ole(data)
    if data[4:8] == b"ftyp" or data[8:12] in (b"WAVE", b"AVI "):
        return _sentence(_RECORDING, _MEDIA)
    return None if data.startswith(ZIP) else _text(data)


def zipped(names: list[str]) -> str:
    """The sentence that refuses a zip archive holding files of these `names`."""
    if any(name.startswith("xl/") for name in names):
        return _sentence(gettext_noop("an Excel workbook"), _OFFICE)
    if any(name.startswith("ppt/") for name in names):
        return _sentence(gettext_noop("a PowerPoint presentation"), _OFFICE)
    if any(name.lower().endswith(".qde") for name in names):
        return _sentence(gettext_noop("a REFI-QDA project (.qdpx)"), _TEXT)
    return _sentence(gettext_noop("a zip archive, not a Word document"), _UNPACK)


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ENCRYPTED
    if "WordDocument".encode("utf-16-le") in data:
        return DOC
    return _sentence(gettext_noop("a document of an old Office kind"), _WORD)


def _text(data: bytes) -> str | None:
    """Structured text: markup, JSON."""
    try:
        text = decode(data).text
    except Unreadable:
        return None
    return _markup(text) or _json(text)


def _markup(text: str) -> str | None:
    declared = _XML.match(text) and text.lstrip().startswith("<?xml")
    return _sentence(gettext_noop("an XML file"), _TEXT) if declared else None


def _json(text: str) -> str | None:
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return None
    return _sentence(gettext_noop("a JSON file without a list of who said what"), _TEXT)


def _sentence(what: str, way: str) -> str:
    return Phrase(NOT_READ, Phrase(what), Phrase(way), Phrase(READ))
