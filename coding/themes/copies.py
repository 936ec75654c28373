"""A quote as a manuscript takes it: rich text, plain text, Markdown, LaTeX."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coding.themes.marks import Insert, Mark, marks_from_json
from coding.themes.models import Quote
from coding.themes.quoting import SourceTurn, render
from interviews.transcripts.hearing import Heard


@dataclass(frozen=True)
class Copies:
    """The same quote in each form, with its attribution; ``shown`` is HTML, already escaped."""

    plain: str
    markdown: str
    latex: str
    html: str


@dataclass(frozen=True)
class MarkShown:
    """A mark in words, for a list: what is cut or emphasised, or inserted ``after`` what."""

    kind: str
    words: str
    after: str = ""


def copies_of(quote: Quote, heard: Heard) -> Copies:
    turns = sources(heard)
    marks = marks_from_json(quote.marks)
    credit = str(quote)
    return Copies(
        plain=render(turns, marks, "plain", credit),
        markdown=render(turns, marks, "markdown", credit),
        latex=render(turns, marks, "latex", credit),
        html=render(turns, marks, "html", credit),
    )


def sources(heard: Heard) -> list[SourceTurn]:
    """The turns of a place as sources of a quote."""
    return [SourceTurn(one.who, one.text) for one in heard.said]


def marks_shown(heard: Heard, marks: Iterable[dict[str, Any]]) -> list[MarkShown]:
    return [_shown(heard.exact, mark) for mark in marks_from_json(list(marks))]


def _shown(source: str, mark: Mark) -> MarkShown:
    if isinstance(mark, Insert):
        return MarkShown("insert", mark.text, source[max(mark.at - 30, 0) : mark.at])
    return MarkShown(type(mark).__name__.lower(), source[mark.start : mark.end])
