"""Transcripts made up for importing, as files. Pure."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from coding.demo.scale.speech import conversation, vocabulary
from interviews.formats.transcript import Turn

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}


def captions(count: int, words: int, seed: int) -> list[tuple[str, str]]:
    """Name and text of so many caption files as Zoom writes them, ``words`` words each."""
    return [(f"P{n + 1}.vtt", _vtt(turns)) for n, turns in enumerate(_talks(count, words, seed))]


def documents(count: int, words: int, seed: int) -> list[tuple[str, bytes]]:
    """Name and bytes of so many Word documents, a paragraph a turn."""
    return [(f"P{n + 1}.docx", _docx(turns)) for n, turns in enumerate(_talks(count, words, seed))]


def _talks(count: int, words: int, seed: int) -> Iterator[Sequence[Turn]]:
    chance = random.Random(seed)
    known = vocabulary(chance)
    for number in range(count):
        yield conversation(chance, words, known, f"Participant {number + 1}")


def _vtt(turns: Sequence[Turn]) -> str:
    cues = (
        f"{n + 1}\n{_clock(turn.start)} --> {_clock(turn.end)}\n{turn.speaker}: {turn.text}"
        for n, turn in enumerate(turns)
    )
    return "\n\n".join(("WEBVTT", *cues)) + "\n"


def _clock(seconds: float | None) -> str:
    whole = round((seconds or 0) * 1000)
    minutes, rest = divmod(whole, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _docx(turns: Sequence[Turn]) -> bytes:
    said = "".join(
        f"<w:p><w:r><w:t>{escape(f'{turn.speaker}: {turn.text}')}</w:t></w:r></w:p>"
        for turn in turns
    )
    body = f'<w:document xmlns:w="{WORD}"><w:body>{said}</w:body></w:document>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**PARTS, "word/document.xml": body}.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return held.getvalue()
