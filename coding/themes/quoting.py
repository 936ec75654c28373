"""Quotes: what a participant said, with editorial marks that never change it unseen.

A cut shows as an ellipsis, by default in square brackets; an insertion in square brackets, in
place of the ellipsis where a cut begins ("we use [the tool] daily"); a masked name as what stands
for it in square brackets; emphasis as italics or bold, with "(emphasis added)" after the
attribution. A quote over several turns names their speakers.
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
    Mask,
    check,
    emphasised,
    marks_from_json,
    marks_to_json,
    places,
)
from coding.themes.richtext import Run
from coding.themes.styling import PLAIN_STYLE, Style, credited
from interviews.transcripts.offsets import Kind, joined, kind

__all__ = [
    "BadMark",
    "Cut",
    "Emphasis",
    "Insert",
    "Mark",
    "Mask",
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
OPENING = "([{“„‘«‹¿¡"


class SourceTurn(NamedTuple):
    """The part of one turn that lies in the quote, as it stands in the transcript."""

    speaker: str
    text: str


class _Line(NamedTuple):
    speaker: str
    runs: list[Run]


def source_text(turns: Iterable[SourceTurn]) -> str:
    """The text that the places of marks count in."""
    return "\n".join(turn.text for turn in turns)


def attribution(participant: str, turn: str, quote: str = "") -> str:
    """Whom to name: `P2:84` for a place, `P2:84.3` where the quote has a label of its own."""
    return f"{participant}:{quote or turn}"


def credit(source: str, marks: Iterable[Mark], style: Style = PLAIN_STYLE, role: str = "") -> str:
    """The attribution with what a reader must know: the quote's ``role``, and added emphasis."""
    note = style.emphasis_note if emphasised(marks) else ""
    return credited(source, "; ".join(filter(None, (role, note))), style.frame)


def render(
    turns: Sequence[SourceTurn],
    marks: Sequence[Mark],
    to: Target,
    attribution: str = "",
    style: Style = PLAIN_STYLE,
) -> str:
    """The quote with its attribution where there is one to show, as a block or in running text.

    Raises BadMark if the marks do not fit the source.
    """
    # In plain text asterisks show emphasis, and labels in bold go without.
    shown = style._replace(bold=False) if to == "plain" else style
    runs = quote_runs(turns, marks, shown)
    inline = set_inline(turns, marks, style)
    return block(runs, credit(attribution, marks, style), to, inline=inline)


def block(runs: Sequence[Run], source: str, to: Target, *, inline: bool = False) -> str:
    """Somebody's words set off as a quote, with what is said of their source below or behind."""
    return (_IN_LINE if inline else _BLOCKS)[to](runs, source)


def set_inline(turns: Sequence[SourceTurn], marks: Sequence[Mark], style: Style) -> bool:
    """Whether the quote goes into running text: where the team says so and one person speaks."""
    return style.inline and len(_lines(turns, marks, style)) == 1


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
        runs += [Run(style.opening)] if style.opening else []
        runs += line.runs
        runs += [Run(style.closing)] if style.closing else []
    return runs


def speaking(turns: Sequence[SourceTurn], marks: Sequence[Mark]) -> set[str]:
    """Who says what cuts leave of a quote."""
    pen = _Pen(source_text(turns), marks, PLAIN_STYLE)
    left, base = set(), 0
    for turn in turns:
        if pen.speaks(base, base + len(turn.text)):
            left.add(turn.speaker)
        base += len(turn.text) + 1
    return left


def _labelled(line: _Line, lines: list[_Line]) -> bool:
    return len(lines) > 1 and bool(line.speaker)


def _lines(turns: Sequence[SourceTurn], marks: Sequence[Mark], style: Style) -> list[_Line]:
    """Turns of which something is left; marks of the others move to the next that is."""
    pen = _Pen(source_text(turns), marks, style)
    lines: list[_Line] = []
    waiting: list[Run] = []
    base = 0
    for turn in turns:
        runs = _trimmed(pen.write(base, base + len(turn.text)))
        if pen.speaks(base, base + len(turn.text)):
            lines.append(_Line(turn.speaker, _apart(waiting, runs)))
            waiting = []
        else:
            waiting = _apart(waiting, [run for run in runs if run.text.strip()])
        base += len(turn.text) + 1
    lines[-1] = lines[-1]._replace(runs=_apart(lines[-1].runs, waiting))
    return lines


def _apart(runs: list[Run], more: list[Run]) -> list[Run]:
    blank = [Run(" ")] if runs and more and not runs[-1].text[-1:].isspace() else []
    return [*runs, *blank, *more]


class _Pen:
    """Writes a source as its marks show it."""

    def __init__(self, source: str, marks: Sequence[Mark], style: Style) -> None:
        self.source, self.style = source, style
        self.cuts = [mark for mark in marks if isinstance(mark, Cut)]
        self.masks = {mark.start: mark for mark in marks if isinstance(mark, Mask)}
        self.inserts = {mark.at: mark for mark in marks if isinstance(mark, Insert)}
        self.emphasis = _covered(mark for mark in marks if isinstance(mark, Emphasis))
        self.hidden = _covered([*self.cuts, *self.masks.values()])
        self.begins = _gaps(self.cuts)
        self.bounds = {at for mark in marks for at in _ends(mark)}

    def write(self, start: int, end: int) -> list[Run]:
        """Runs of one turn, ``[start, end)`` of the source."""
        bounds = sorted({start, end, *(at for at in self.bounds if start < at < end)})
        parts: list[Run] = []
        for at, after in zip(bounds, [*bounds[1:], end], strict=True):
            parts += [Run(shown) for shown in self._shown(at, parts)]
            if at < after and at not in self.hidden:
                parts.append(self._said(at, after))
        return [
            alike._replace(text="".join(run.text for run in group))
            for alike, group in groupby(parts, key=lambda run: run._replace(text=""))
        ]

    def speaks(self, start: int, end: int) -> bool:
        """Whether anything of ``[start, end)`` is left, a masked name included."""
        left = set(range(start, end)).difference(*map(places, self.cuts))
        return any(not self.source[at].isspace() for at in left)

    def _said(self, at: int, after: int) -> Run:
        marked, bold = at in self.emphasis, self.style.bold
        return Run(self.source[at:after], marked and bold, marked and not bold)

    def _shown(self, at: int, before: list[Run]) -> list[str]:
        """What is put before the character at a place."""
        insert, mask = self.inserts.get(at), self.masks.get(at)
        last = before[-1].text[-1:] if before else ""
        shown = []
        if at in self.begins:
            words = f"[{insert.text}]" if insert else self.style.cut
            shown = [self._in_gap(at, words, last)]
        elif insert:
            shown = [self._inserted(insert, last)]
        return [*shown, f"[{mask.text}]"] if mask else shown

    def _in_gap(self, at: int, words: str, before: str) -> str:
        """What stands for a cut, set apart by blanks unless the cut lies within a word."""
        end = self.begins[at]
        after = self.source[end : end + 1]
        lead = before and not _close_to(before) and not joined(self.source, at)
        word = bool(after) and kind(after) is Kind.WORD and not joined(self.source, end)
        trail = word or (self.source[end - 1].isspace() and after and not after.isspace())
        return (" " if lead else "") + words + (" " if trail else "")

    def _inserted(self, insert: Insert, before: str) -> str:
        words = f"[{insert.text}]"
        if insert.tight or joined(self.source, insert.at):
            return words
        after = self.source[insert.at : insert.at + 1]
        lead = " " if before and not _close_to(before) else ""
        return lead + words + (" " if after and kind(after) is Kind.WORD else "")


def _gaps(cuts: Iterable[Cut]) -> dict[int, int]:
    """Where each stretch of cut words begins and ends: cuts that touch share one ellipsis."""
    found: dict[int, int] = {}
    for cut in sorted(cuts, key=lambda cut: cut.start):
        begin = next((start for start, end in found.items() if end == cut.start), cut.start)
        found[begin] = cut.end
    return found


def _close_to(before: str) -> bool:
    """Whether a bracket may follow this character without a blank between."""
    return before in OPENING or before.isspace() or kind(before) is Kind.SOLO


def _ends(mark: Mark) -> tuple[int, ...]:
    return (mark.at,) if isinstance(mark, Insert) else (mark.start, mark.end)


def _covered(marks: Iterable[Cut | Mask | Emphasis]) -> set[int]:
    return set().union(*map(places, marks))


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without white space where a turn begins."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    return [runs[0]._replace(text=runs[0].text.lstrip()), *runs[1:]] if runs else []


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


def _behind(runs: Sequence[Run], source: str) -> list[Run]:
    return [*runs, Run(f" {source}")] if source else list(runs)


_BLOCKS = {"plain": _plain, "markdown": _markdown, "latex": _latex, "html": _html}
_IN_LINE = {
    "plain": lambda runs, source: richtext.plain(_behind(runs, source)),
    "markdown": lambda runs, source: richtext.markdown(_behind(runs, source)),
    "latex": lambda runs, source: richtext.latex(_behind(runs, source)),
    "html": lambda runs, source: f'<p dir="auto">{richtext.html(_behind(runs, source))}</p>',
}
