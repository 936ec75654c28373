"""Quotes: what a participant said, with editorial marks that never change it unseen.

A cut shows as an ellipsis, by default in square brackets; an insertion in square brackets, in
place of the ellipsis where a cut begins ("we use [the tool] daily"); emphasis as italics, with
"(emphasis added)" after the attribution. A quote over several turns names their speakers.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from coding.themes import richtext
from coding.themes.marks import (
    BadMark,
    Cut,
    Emphasis,
    Insert,
    Mark,
    check,
    emphasised,
    marks_from_json,
    marks_to_json,
)
from coding.themes.richtext import Run

__all__ = [
    "BadMark",
    "Cut",
    "Emphasis",
    "Insert",
    "Mark",
    "SourceTurn",
    "Style",
    "attribution",
    "block",
    "check",
    "credit",
    "marks_from_json",
    "marks_to_json",
    "quote_runs",
    "render",
    "source_text",
]

Target = Literal["plain", "markdown", "latex", "html"]


class SourceTurn(NamedTuple):
    """The part of one turn that lies in the quote, as it stands in the transcript."""

    speaker: str
    text: str


class Style(NamedTuple):
    """How marks are shown."""

    cut: str = "[…]"
    emphasis_note: str = "emphasis added"


class _Line(NamedTuple):
    speaker: str
    runs: list[Run]


PLAIN_STYLE = Style()


def source_text(turns: Iterable[SourceTurn]) -> str:
    """The text that the places of marks count in."""
    return "\n".join(turn.text for turn in turns)


def attribution(participant: str, turn: str, quote: str = "") -> str:
    """Whom to name: `P2:84` for a place, `P2:84.3` where the quote has a label of its own."""
    return f"{participant}:{quote or turn}"


def credit(source: str, marks: Iterable[Mark], style: Style = PLAIN_STYLE) -> str:
    """The attribution with the note on emphasis, if there is any."""
    note = f"({style.emphasis_note})" if emphasised(marks) else ""
    return f"{source} {note}".strip()


def render(
    turns: Sequence[SourceTurn],
    marks: Sequence[Mark],
    to: Target,
    attribution: str = "",
    style: Style = PLAIN_STYLE,
) -> str:
    """The quote, as a block with its attribution where there is one to show.

    Raises BadMark if the marks do not fit the source.
    """
    runs = quote_runs(turns, marks, style)
    return block(runs, credit(attribution, marks, style), to)


def block(runs: Sequence[Run], source: str, to: Target) -> str:
    """Somebody's words set off as a quote, with what is said of their source below."""
    return _BLOCKS[to](runs, source)


def quote_runs(
    turns: Sequence[SourceTurn], marks: Sequence[Mark], style: Style = PLAIN_STYLE
) -> list[Run]:
    """The quote without attribution; turns are parted by line breaks. Raises BadMark."""
    check(source_text(turns), marks)
    lines = _lines(turns, marks, style)
    runs: list[Run] = []
    for line in lines:
        runs += [Run("\n")] if runs else []
        runs += [Run(f"{line.speaker}:", bold=True), Run(" ")] if _labelled(line, lines) else []
        runs += line.runs
    return runs


def _labelled(line: _Line, lines: list[_Line]) -> bool:
    return len(lines) > 1 and bool(line.speaker)


def _lines(turns: Sequence[SourceTurn], marks: Sequence[Mark], style: Style) -> list[_Line]:
    """Turns of which something is left; marks of the others move to the next that is."""
    shown, cut = _shown(marks, style), _covered(marks, Cut)
    emphasis = _covered(marks, Emphasis)
    lines: list[_Line] = []
    waiting: list[Run] = []
    base = 0
    for turn in turns:
        runs = _turn(turn.text, base, shown, cut, emphasis)
        base += len(turn.text) + 1
        if _speaks(turn.text, base - len(turn.text) - 1, cut):
            lines.append(_Line(turn.speaker, waiting + runs))
            waiting = []
        else:
            waiting += [run for run in runs if run.text.strip()]
    lines[-1].runs.extend(waiting)
    return lines


def _turn(
    text: str, base: int, shown: dict[int, str], cut: set[int], emphasis: set[int]
) -> list[Run]:
    parts: list[Run] = []
    for at in range(base, base + len(text) + 1):
        if at in shown:
            parts.append(Run(shown[at]))
        if at < base + len(text) and at not in cut:
            parts.append(Run(text[at - base], italic=at in emphasis))
    return [
        Run("".join(run.text for run in group), italic=italic)
        for italic, group in groupby(parts, key=lambda run: run.italic)
    ]


def _speaks(text: str, base: int, cut: set[int]) -> bool:
    return any(base + i not in cut and not char.isspace() for i, char in enumerate(text))


def _covered(marks: Sequence[Mark], kind: type[Cut] | type[Emphasis]) -> set[int]:
    ranges = (range(mark.start, mark.end) for mark in marks if isinstance(mark, kind))
    return set().union(*ranges)


def _shown(marks: Sequence[Mark], style: Style) -> dict[int, str]:
    """What is put before the character at a place. Cuts that touch share one ellipsis."""
    cuts = [mark for mark in marks if isinstance(mark, Cut)]
    ends = {cut.end for cut in cuts}
    shown = {cut.start: style.cut for cut in cuts if cut.start not in ends}
    return shown | {mark.at: f"[{mark.text}]" for mark in marks if isinstance(mark, Insert)}


def _plain(runs: Sequence[Run], source: str) -> str:
    return richtext.plain(runs) + (f"\n{source}" if source else "")


def _markdown(runs: Sequence[Run], source: str) -> str:
    body = richtext.markdown(runs) + (f"\n\n{richtext.escape_markdown(source)}" if source else "")
    return "\n".join(f"> {line}".rstrip() for line in body.split("\n"))


def _latex(runs: Sequence[Run], source: str) -> str:
    end = f"\n\\hspace*{{\\fill}}{richtext.escape_latex(source)}" if source else ""
    return f"\\begin{{quote}}\n{richtext.latex(runs)}{end}\n\\end{{quote}}"


def _html(runs: Sequence[Run], source: str) -> str:
    end = f"<footer>{richtext.escape_html(source)}</footer>" if source else ""
    return f'<blockquote><p dir="auto">{richtext.html(runs)}</p>{end}</blockquote>'


_BLOCKS = {"plain": _plain, "markdown": _markdown, "latex": _latex, "html": _html}
