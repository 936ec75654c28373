"""The vocabulary of rich text (RTF): tokens, control words, code pages."""

from __future__ import annotations

import codecs
import re

from interviews.formats.names import words

TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\(\r\n|[^a-zA-Z])|([{}])|[\r\n\0]+"
    rb"|([^\\{}\r\n\0]+)|\\",
    re.S,
)
"""A byte, a control word with its number, a control symbol, a brace, a line end, text."""

CHARACTERS = {
    "tab": "\t",
    "emdash": "\u2014",
    "endash": "\u2013",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
SYMBOLS = {"~": "\xa0", "_": "\u2011", "-": "\xad", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}

LEFT_OUT = words(
    """stylesheet colortbl info pict object nonshppict shprslt header headerl headerr headerf footer
    footerl footerr footerf annotation atnid atnauthor atnref comment fldinst listtext pntext xe tc
    rxe upr listtable listoverridetable revtbl filetbl themedata datastore bkmkstart bkmkend mmath
    nesttableprops ftnsep ftnsepc aftnsep aftnsepc"""
)
"""Groups that hold no speech."""

READ = frozenset(("ud", "fonttbl"))
"""Groups that are read although they are marked as ignorable."""

PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
CHARSETS = {
    2: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Code pages by the charset of a font; those not named follow the document's own."""


def page(number: int) -> str:
    """What Python calls a code page of Windows; "" where it knows none."""
    known = {10000: "mac_roman", 65001: "utf-8", 1361: "johab", 54936: "gb18030"}
    try:
        return codecs.lookup(known.get(number, f"cp{number}")).name
    except LookupError:
        return ""
