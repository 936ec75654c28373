"""Plain text and Markdown, with speaker labels in any of their usual shapes or with none."""

from __future__ import annotations

from interviews.formats import arrows, markup, speech, unsupported
from interviews.formats.text import decode
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import gettext_noop

NAME = gettext_noop("Plain text or Markdown")
EXTENSIONS = (".txt", ".md", ".markdown", ".text")


def recognise(data: bytes) -> bool:
    """Whether `data` is text of no more special kind; asked last."""
    try:
        decode(data)
    except Unreadable:
        return False
    return unsupported.kind(data) is None


def read(data: bytes) -> Transcript:
    """Turns from labelled lines, from captions pasted as text, or from bare paragraphs."""
    decoded = decode(data)
    front = markup.front_matter(decoded.text)
    lines = markup.lines_of(front.rest)
    found = arrows.gather(lines) or speech.gather(lines)
    return Transcript(
        format=NAME,
        turns=found.turns,
        notices=(*decoded.notices, *found.notices),
        skipped=(*front.skipped, *found.skipped),
        title=front.title or found.title,
    )
