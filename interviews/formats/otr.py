"""oTranscribe's own files: JSON with the text as HTML, and times as links in it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from lxml import html

from interviews.formats import arrows, speech
from interviews.formats.labels import Line
from interviews.formats.text import clean, decode
from interviews.formats.times import seconds
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import Phrase, gettext_noop

NAME = "oTranscribe (.otr)"
EXTENSIONS = (".otr",)
UNREADABLE_TIME = gettext_noop(
    "The time “{}” cannot be read, so nothing was imported rather than giving a passage a wrong "
    "time. Correct it in oTranscribe, export the transcript again, and import that file."
)

_BLOCKS = frozenset(("p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "br"))
_BOLD = frozenset(("b", "strong"))
_UNSEEN = frozenset(("script", "style", "head", "title", "template"))

_Piece = tuple[str, bool]


def recognise(data: bytes) -> bool:
    """Whether `data` is JSON whose text is HTML beside the name or place of a recording."""
    if b"text" not in data or b"media" not in data:
        return False
    return _text(data) is not None


def read(data: bytes) -> Transcript:
    """Turns from the lines of the HTML, as from any text, with the times of its links."""
    decoded = decode(data)
    lines = list(_lines(_text(data) or ""))
    found = arrows.gather(lines) or speech.gather(lines)
    return Transcript(
        NAME, found.turns, (*decoded.notices, *found.notices), found.skipped, title=found.title
    )


def _text(data: bytes) -> str | None:
    """The HTML in the file; None where it is no file of oTranscribe."""
    try:
        found = json.loads(decode(data).text)
    except (ValueError, RecursionError, Unreadable):
        return None
    if not isinstance(found, dict) or not {"media", "media-time"} & found.keys():
        return None
    text = found.get("text")
    return clean(text) if isinstance(text, str) else None


def _lines(text: str) -> Iterator[Line]:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.fromstring(f"<div>{text}</div>".encode(), parser=parser)
    line: list[_Piece] = []
    for piece in (*_pieces(root, bold=False), None):
        if piece is not None:
            line.append(piece)
            continue
        words = "".join(text for text, _ in line).strip()
        if words:
            yield Line(words, _leading_bold(line), fresh=True)
        line = []


def _pieces(element: Any, bold: bool) -> Iterator[_Piece | None]:
    """Runs of text with whether they are bold; None where a line ends."""
    if element.tag in _BLOCKS:
        yield None
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return
    if "timestamp" in (element.get("class") or "").split():
        yield f"[{_time(element)}]", False
        return
    if element.text:
        yield _plain(element.text), bold
    for child in element:
        yield from _pieces(child, bold or child.tag in _BOLD)
        if child.tail:
            yield _plain(child.tail), bold
    if element.tag in _BLOCKS:
        yield None


def _plain(text: str) -> str:
    """Text with the blanks that the editor adds beside times, and without the source's lines."""
    return clean(text).replace("\xa0", " ").replace("\n", " ")


def _time(element: Any) -> str:
    """The time of a link, as `00:01:02.500`: what it leads to, or else what it shows."""
    shown = str(element.text_content()).strip()
    number = str(element.get("data-timestamp") or "")
    time = _number(number)
    time = seconds(shown) if time is None else time
    if time is None:
        raise Unreadable(Phrase(UNREADABLE_TIME, (shown or number)[:80]))
    hours, rest = divmod(round(time * 1000), 3_600_000)
    minutes, thousandths = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{thousandths / 1000:06.3f}"


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and 0 <= number < 1000 * 3600 else None


def _leading_bold(line: list[_Piece]) -> str:
    """How the line begins in bold, after a time that may stand before."""
    bold = ""
    for text, heavy in line:
        if not heavy and text.strip():
            break
        bold += text
    return bold.strip()
