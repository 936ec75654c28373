"""The words of a PDF and where they stand, read by a program of its own (`pdf_program`)."""

from __future__ import annotations

import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interviews.formats import apart
from interviews.formats.text import clean
from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop

DAMAGED = gettext_noop(
    "This PDF is damaged or incomplete and cannot be read. Open it in a PDF viewer, print or save "
    "it as a new PDF, and import that; or import the document it was made from."
)
ENCRYPTED = gettext_noop(
    "This PDF is protected by a password. Open it with the password, save a copy without it (or "
    "print it to a new PDF), and import the copy."
)
TOO_LARGE = gettext_noop(
    "This PDF holds far more text than a transcript. If it holds several interviews, save each as "
    "a PDF of its own and import those."
)
SECONDS = 60

_PROGRAM = Path(__file__).with_name("pdf_program.py")
_REFUSALS = {"password": ENCRYPTED, "large": TOO_LARGE}


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points, the origin at the lower left; `order` is its place in the
    file, `weight` that of its letters (400 for most, 700 for bold)."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    weight: int
    order: int

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its words as the file has them, and how many pictures it shows."""

    words: tuple[Word, ...]
    pictures: int


def pages(data: bytes) -> list[Page]:
    """The pages of the PDF in `data`.

    :raises Unreadable: where it is locked, damaged, or too large.
    """
    with apart.folder() as folder:
        ended = apart.run(
            [sys.executable, "-I", str(_PROGRAM)], Path(folder), seconds=SECONDS, data=data
        )
    found = _parsed(ended.output) if ended.well else {}
    if "pages" not in found:
        raise Unreadable(_REFUSALS.get(found.get("refused", ""), DAMAGED))
    return [_page(page) for page in found["pages"]]


def _parsed(output: bytes) -> dict[str, Any]:
    try:
        found = json.loads(output)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _page(page: dict[str, Any]) -> Page:
    words = (_word(index, *word) for index, word in enumerate(page["words"]))
    return Page(tuple(word for word in words if word), int(page["pictures"]))


def _word(
    order: int, text: str, left: float, right: float, bottom: float, top: float, weight: int
) -> Word | None:
    """None for what stands nowhere or has no letters."""
    kept = clean(text).strip()
    sound = all(math.isfinite(each) and abs(each) < 1e6 for each in (left, right, bottom, top))
    if not kept or not sound or top <= bottom or right < left:
        return None
    return Word(kept, left, right, bottom, top, weight, order)
