"""Words in bold or italics, and writing them as plain text, Markdown, LaTeX or HTML.

Whatever the words are, they arrive as words: nothing in them is read as formatting. A line break
in a run is a line break in the result. Control characters are shown as U+FFFD.
"""

import html as entities
import re
from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """Words set alike."""

    text: str
    bold: bool = False
    italic: bool = False


UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MARKDOWN = re.compile(r"[\\`*_\[\]<>&#|~$^@{}]")
LINE_START = re.compile(r"[+\-=:]|\d{1,9}(?=[.)])")
LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "[": "{[}",
    "]": "{]}",
    "\xa0": "~",
    **{char: "\\" + char for char in "{}#$%&_"},
}
LATEX_CHARS = re.compile("[" + re.escape("".join(LATEX)) + "]")
LATEX_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")


def legible(text: str) -> str:
    """The text with LF for every line end, and U+FFFD for what no document may hold."""
    if UNWRITABLE.search(text) is None:  # "\r" is among them; most text has none
        return text
    return UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(runs: Sequence[Run]) -> str:
    """Plain text; italics stand between asterisks, bold is not shown."""
    return "".join(_wrapped(legible(run.text), "*" if run.italic else "") for run in runs)


def html(runs: Sequence[Run]) -> str:
    """HTML without an element around it."""
    return "".join(_html(run) for run in runs)


def latex(runs: Sequence[Run]) -> str:
    """LaTeX for running text in a paragraph or a p column."""
    return "".join(_latex(run) for run in _tidy(runs))


def markdown(runs: Sequence[Run]) -> str:
    """CommonMark for one paragraph; emphasis that asterisks cannot mark becomes an HTML tag."""
    tidy = _tidy(runs)
    around = [None, *tidy, None]
    parts = [_markdown(run, around[i], around[i + 2]) for i, run in enumerate(tidy)]
    return _line_starts("".join(parts))


def escape_html(text: str) -> str:
    """Safe as an element's content and in a quoted attribute."""
    return entities.escape(legible(text))


def escape_latex(text: str) -> str:
    """Typeset as it stands, also where hyphens or quotes would join; line breaks stay LF."""
    broken = LATEX_LIGATURES.sub("\0", legible(text))
    return LATEX_CHARS.sub(lambda found: LATEX[found.group()], broken).replace("\0", "{}")


def escape_markdown(text: str) -> str:
    """Read as it stands by CommonMark and its tables; line breaks become hard ones."""
    return _line_starts(_escape_markdown(legible(text)))


def _tidy(runs: Sequence[Run]) -> list[Run]:
    """The same words without white space at the ends of lines, and no line empty."""
    tidy: list[Run] = []
    fresh = True
    for run in runs:
        text = re.sub(r"\s*\n\s*", "\n", legible(run.text))
        text = text.lstrip() if fresh else text
        if text:
            fresh = text.endswith("\n")
            tidy.append(run._replace(text=text))
    while tidy and not tidy[-1].text.strip():
        tidy.pop()
    return [*tidy[:-1], tidy[-1]._replace(text=tidy[-1].text.rstrip())] if tidy else []


def _line_starts(text: str) -> str:
    """Keeps what begins a line from being read as a list, a heading or code."""
    return "\n".join(_line_start(line.lstrip(" \t")) for line in text.split("\n"))


def _line_start(line: str) -> str:
    begin = LINE_START.match(line)
    if begin is None:
        return line
    number = begin.group() if begin.group().isdigit() else ""
    return f"{number}\\{line[len(number) :]}"


def _escape_markdown(text: str) -> str:
    escaped = MARKDOWN.sub(lambda found: "\\" + found.group(), text)
    return escaped.replace("\n", "\\\n")


def _markdown(run: Run, before: Run | None, after: Run | None) -> str:
    lead, words, trail = _edges(run.text)
    if not (run.bold or run.italic) or not words:
        return _escape_markdown(run.text)
    text = _escape_markdown(words)
    stars = "*" * (run.italic + 2 * run.bold)
    left = lead or (before.text if before else "")
    right = trail or (after.text if after else "")
    clear = _clear(left[-1:], words[0]) and _clear(right[:1], words[-1])
    styled = any(near and (near.bold or near.italic) for near in (before, after))
    marked = f"{stars}{text}{stars}" if clear and not styled else _tagged(text, run)
    return _escape_markdown(lead) + marked + _escape_markdown(trail)


def _clear(outside: str, inside: str) -> bool:
    """Whether an asterisk between these two is surely read as emphasis."""
    return not outside or outside.isspace() or inside.isalnum()


def _html(run: Run) -> str:
    return _tagged(escape_html(run.text).replace("\n", "<br>"), run)


def _tagged(text: str, run: Run) -> str:
    text = f"<em>{text}</em>" if run.italic else text
    return f"<strong>{text}</strong>" if run.bold else text


def _latex(run: Run) -> str:
    lead, words, trail = _edges(run.text)
    text = escape_latex(words)
    text = rf"\emph{{{text}}}" if run.italic and words else text
    text = rf"\textbf{{{text}}}" if run.bold and words else text
    return (lead + text + trail).replace("\n", r"\newline ")


def _wrapped(text: str, marker: str) -> str:
    lead, words, trail = _edges(text)
    return f"{lead}{marker}{words}{marker}{trail}" if words else text


def _edges(text: str) -> tuple[str, str, str]:
    """White space before, the words, white space after."""
    words = text.strip()
    if not words:
        return text, "", ""
    start = text.index(words)
    return text[:start], words, text[start + len(words) :]
