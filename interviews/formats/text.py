"""From bytes to text: encodings, line ends, and characters that no transcript can hold."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from unicodedata import category

from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x15\x1b")
_UNWRITTEN = frozenset(("Cc", "Cn", "Co", "Cs"))
_CODE_PAGE = re.compile(
    r"(?:windows-|cp)\d{3,5}|iso-8859-\d{1,2}|koi8-[rtu]|mac-?\w{5,10}|gb2312|gbk|gb18030|big5"
    r"|shift-jis|sjis|euc-(?:jp|kr)|tis-620|johab"
)
_SURROGATE = re.compile("[\ud800-\udfff]")

WESTERN = gettext_noop(
    "This file is not in UTF-8; it was read as Western European text (Windows-1252). Please check "
    "the accented letters, and if they are wrong choose another encoding, or save it as UTF-8."
)
REPLACED = gettext_noop(
    "Null characters and halves of characters cannot be kept; they were replaced by �."
)
INNER_BOM = gettext_noop("Invisible byte order marks inside the text were left out.")
BINARY = gettext_noop(
    "This file does not hold text: its content is not that of a text, Word or caption file, "
    "whatever its name says. Open it in the program that made it and save it as .docx or .txt."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, with LF line ends, and what had to be done to get it."""

    text: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read `data` as text: byte order mark, UTF-8, UTF-16 without a mark, else Windows-1252.

    :param declared: the encoding the file says it is in, believed where it is no Unicode.

    :raises Unreadable: when the bytes are plainly not text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _cleaned(_decode_as(data[len(bom) :], encoding))
    if b"\0" in data and (wide := _utf16_without_bom(data)):
        return _cleaned(wide)
    _refuse_binary(data)
    try:
        return _cleaned(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        if b"\0" in data:
            raise Unreadable(BINARY) from None
        if known := code_page(declared):
            return _cleaned(data.decode(known, "replace"))
        return _cleaned(data.decode("cp1252", "replace"), WESTERN)


def code_page(name: str) -> str:
    """What Python calls the encoding `name` of before Unicode; "" where there is none."""
    name = name.lower().replace("_", "-")
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        return "cp1252"  # as browsers do
    if not _CODE_PAGE.fullmatch(name):
        return ""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def clean(text: str) -> str:
    """`text` as it may stand in a turn: LF, no byte order mark, no NUL, no lone surrogate."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _SURROGATE.search(text):  # pairs become the character they mean, single halves U+FFFD
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\ufeff", "").replace("\0", "\ufffd")


def notices_of(before: str) -> tuple[str, ...]:
    """What `clean` does to `before` that a reader should be told."""
    notices = (REPLACED,) if "\0" in before or _SURROGATE.search(before) else ()
    return (*notices, INNER_BOM) if "\ufeff" in before else notices


def _cleaned(text: str, *notices: str) -> Decoded:
    text = text.removeprefix("\ufeff")
    return Decoded(clean(text), (*notices, *notices_of(text)))


def _decode_as(data: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        _refuse_binary(data)
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return data.decode(encoding, "replace")


def _utf16_without_bom(data: bytes) -> str:
    """The text if `data` looks like UTF-16: NULs on one side only, and mostly printable."""
    odd, even = data[1::2].count(0), data[::2].count(0)
    if len(data) % 2 or min(odd, even) > 0.05 * max(odd, even):
        return ""
    try:
        text = data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return ""
    sample = text[:20_000]
    shown = sum(c in "\t\n\r" or category(c) not in _UNWRITTEN for c in sample)
    return text if shown >= 0.97 * len(sample) and any(c.isspace() for c in sample) else ""


def _refuse_binary(data: bytes) -> None:
    sample = data[:200_000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 0.1 * len(sample):
        raise Unreadable(BINARY)
