"""Encodings a person may choose for a text file whose own cannot be told."""

from __future__ import annotations

from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop

ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16-le", gettext_noop("Unicode (UTF-16, little endian)")),
    ("utf-16-be", gettext_noop("Unicode (UTF-16, big endian)")),
    ("cp1252", gettext_noop("Western European (Windows-1252)")),
    ("mac_roman", gettext_noop("Western European (Mac)")),
    ("cp850", gettext_noop("Western European (DOS, 850)")),
    ("iso-8859-15", gettext_noop("Western European (ISO 8859-15)")),
    ("cp1250", gettext_noop("Central European (Windows-1250)")),
    ("iso-8859-2", gettext_noop("Central European (ISO 8859-2)")),
    ("mac_latin2", gettext_noop("Central European (Mac)")),
    ("cp1257", gettext_noop("Baltic (Windows-1257)")),
    ("cp1251", gettext_noop("Cyrillic (Windows-1251)")),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("iso-8859-5", "Cyrillic (ISO 8859-5)"),
    ("mac_cyrillic", gettext_noop("Cyrillic (Mac)")),
    ("cp1253", gettext_noop("Greek (Windows-1253)")),
    ("iso-8859-7", "Greek (ISO 8859-7)"),
    ("cp1254", gettext_noop("Turkish (Windows-1254)")),
    ("cp1255", gettext_noop("Hebrew (Windows-1255)")),
    ("iso-8859-8", "Hebrew (ISO 8859-8)"),
    ("cp1256", gettext_noop("Arabic (Windows-1256)")),
    ("iso-8859-6", "Arabic (ISO 8859-6)"),
    ("cp874", gettext_noop("Thai (Windows-874)")),
    ("cp1258", gettext_noop("Vietnamese (Windows-1258)")),
    ("gb18030", gettext_noop("Chinese, simplified (GB 18030)")),
    ("big5", gettext_noop("Chinese, traditional (Big5)")),
    ("cp932", gettext_noop("Japanese (Shift JIS)")),
    ("euc_jp", "Japanese (EUC-JP)"),
    ("iso2022_jp", "Japanese (ISO-2022-JP)"),
    ("cp949", "Korean (EUC-KR)"),
)
"""Names as Python knows them, with what a researcher would call them."""

NO_TEXT = gettext_noop(
    "An encoding can only be chosen for files that hold plain text. This one says itself how its "
    "characters are stored."
)
LOST = gettext_noop(
    "Some characters do not exist in the chosen encoding and became �. Another encoding is "
    "probably the right one."
)

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NOT_TEXT = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")


def encoding_of(data: bytes) -> str:
    """The encoding that `data` is read in when nobody chooses one; "" where it is no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    if data.lstrip(b" \t\r\n").startswith(_NOT_TEXT):
        return ""
    sample = data[:4000]
    if b"\0" in sample:
        return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def as_utf8(data: bytes, encoding: str) -> tuple[bytes, tuple[str, ...]]:
    """`data` of the chosen `encoding` in UTF-8, and what must be said of it.

    :raises Unreadable: when it is no text, or the encoding is none of ENCODINGS.
    """
    if encoding not in dict(ENCODINGS) or not encoding_of(data):
        raise Unreadable(NO_TEXT)
    for bom, marked in _BOMS:
        if marked == encoding:
            data = data.removeprefix(bom)
    text = data.decode(encoding, "replace")
    return text.encode("utf-8", "replace"), (LOST,) if "\ufffd" in text else ()
