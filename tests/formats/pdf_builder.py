"""PDF files written by hand: words placed on pages, so that layouts can be tried."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842  # A4, in points


def wrapped(*paragraphs: str, width: int = 60) -> list[str]:
    """Paragraphs as lines of so many letters, all of them equally wide."""
    return [line for text in paragraphs for line in textwrap.wrap(text, width)]


@dataclass(frozen=True)
class Placed:
    """A piece of text and where its baseline begins."""

    text: str
    left: float
    bottom: float
    size: float = 11
    bold: bool = False


def down(
    lines: Iterable[str], left: float = 72, top: float = 770, pitch: float = 14
) -> list[Placed]:
    """Lines one under the other; an empty one leaves a gap; `**x**` is bold at the beginning."""
    placed = []
    for number, line in enumerate(lines):
        bottom = top - number * pitch
        if line.startswith("**"):
            _, bold, line = line.split("**", 2)
            placed.append(Placed(bold, left, bottom, bold=True))
            placed.append(Placed(line.strip(), left + 6.6 * (len(bold) + 1), bottom))
        elif line:
            placed.append(Placed(line, left, bottom))
    return placed


def pdf(
    *pages: Sequence[Placed], picture: bool = False, trailer: str = "", turned: int = 0
) -> bytes:
    """A PDF of these pages; with `picture`, each shows one as well; pages turned by degrees."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(pages)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>",
        _stream(
            b"\x80",
            b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
            b"/ColorSpace/DeviceGray",
        ),
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R/Resources<<"
            b"/Font<</F1 3 0 R/F2 4 0 R>>/XObject<</I1 5 0 R>>>>>>"
            % (WIDTH, HEIGHT, turned, 7 + 2 * number)
        )
        shown = b"\nq 500 0 0 700 50 50 cm /I1 Do Q" if picture else b""
        objects.append(_stream(b"\n".join(map(_shown, page)) + shown))
    return _file(objects, trailer.encode())


def _shown(piece: Placed) -> bytes:
    text = piece.text.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        text = text.replace(mark, b"\\" + mark)
    font = 2 if piece.bold else 1
    at = f"BT /F{font} {piece.size} Tf {piece.left} {piece.bottom} Td (".encode()
    return at + text + b") Tj ET"


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        trailer,
        start,
    )


LOCKED = f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
"""The trailer of a file locked with a password that nobody knows."""
