"""A program of its own: a PDF on standard input, its words and where they stand on standard output.

PDFium is native code and may crash on a hostile file, so it never runs inside a worker. This file
imports nothing of ours; `pdf_pages` runs it and reads what it writes: JSON with lengths in points,
`{"pages": [{"pictures": n, "words": [[text, left, right, bottom, top, weight], ...]}]}`
or `{"refused": "password" | "damaged" | "large"}`.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PAGES = 3000
MOST_CHARACTERS = 3_000_000
_PASSWORD = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB06: "st"}

Box = tuple[float, float, float, float]


def main() -> None:
    """Read standard input, write standard output."""
    json.dump(_document(sys.stdin.buffer.read()), sys.stdout)


def _document(data: bytes) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) in _PASSWORD
        return {"refused": "password" if locked else "damaged"}
    if len(document) > MOST_PAGES:
        return {"refused": "large"}
    pages: list[dict[str, Any]] = []
    left = MOST_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return {"refused": "damaged"}
        left -= text.count_chars()
        if left < 0:
            return {"refused": "large"}
        pages.append({"pictures": _pictures(page), "words": list(_words(page, text))})
        text.close()
        page.close()
    return {"pages": pages}


def _pictures(page: Any) -> int:
    return sum(1 for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


def _words(page: Any, text: Any) -> Iterator[list[Any]]:
    """The page's words in the order the file has them, parted at white space and at jumps."""
    turn = page.get_rotation() // 90
    size = page.get_size()
    box = pdfium.FS_RECTF()
    word: list[Any] = []
    for index in range(text.count_chars()):
        char = _char(pdfium.FPDFText_GetUnicode(text, index))
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        place = _turned((box.left, box.right, box.bottom, box.top), turn, size)
        if word and (char.isspace() or _jumps(word, place)):
            yield word
            word = []
        if char.isspace():
            continue
        if word:
            _add(word, char, place)
        else:
            word = [char, *(round(each, 1) for each in place), _weight(text, index)]
    if word:
        yield word


def _char(code: int) -> str:
    if chr(min(code, 0x10FFFF)) in _HYPHENS:
        return "-"
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return _LIGATURES.get(code, chr(code))


def _add(word: list[Any], char: str, place: Box) -> None:
    word[0] += char
    word[1] = round(min(word[1], place[0]), 1)
    word[2] = round(max(word[2], place[1]), 1)
    word[3] = round(min(word[3], place[2]), 1)
    word[4] = round(max(word[4], place[3]), 1)


def _jumps(word: list[Any], place: Box) -> bool:
    """Whether a character stands away from the word before it: another line or column."""
    height = max(word[4] - word[3], 1.0)
    aside = max(place[0] - word[2], word[1] - place[1])
    apart = max(place[2] - word[4], word[3] - place[3])
    return bool(aside > 0.6 * height or apart > -0.2 * height)


def _turned(place: Box, turn: int, size: tuple[float, float]) -> Box:
    """A box as it stands on the page when the page is shown turned by quarters."""
    left, right, bottom, top = place
    width, height = size
    if turn == 1:
        return bottom, top, height - right, height - left
    if turn == 2:
        return width - right, width - left, height - top, height - bottom
    if turn == 3:
        return width - top, width - bottom, left, right
    return place


def _weight(text: Any, index: int) -> int:
    """The weight of a character's font: 400 for most, 700 for bold; 0 where it is unknown."""
    weight = int(pdfium.FPDFText_GetFontWeight(text, index))
    return 700 if weight < 600 and "bold" in _font(text, index).lower() else max(weight, 0)


def _font(text: Any, index: int) -> str:
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text, index, name, 200, None)
    return name.value.decode("utf-8", "replace")


if __name__ == "__main__":
    main()
