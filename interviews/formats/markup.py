"""What Markdown and plain text add around speech: front matter, headings, bold labels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interviews.formats.labels import Line
from interviews.formats.transcript import Skipped
from interviews.phrases import gettext_noop

FRONT_MATTER = gettext_noop("It is the front matter of the file (a description of the document).")

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.S)
_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.M | re.I)
_HEADING = re.compile(r"#{1,6}[ \t]+(\S.*?)[ \t]*#*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,80}?)(?<=\S)\1(.*)", re.S)
_WHOLE = re.compile(r"(\*\*|__)(?=\S)(.{1,2000})(?<=\S)\1", re.S)
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}|={3,}")
_KEY = re.compile(r"^[\w -]+:(?:\s|$)", re.M)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML block a Markdown file may open with, the text after it, and its title."""

    skipped: tuple[Skipped, ...]
    rest: str
    title: str = ""


def front_matter(text: str) -> FrontMatter:
    """Part the front matter from the rest; without one, the rest is the whole text."""
    found = _FRONT.match(text.lstrip("\n")) if text.lstrip("\n").startswith("---") else None
    if not found or not _KEY.search(found[1]):
        return FrontMatter((), text)
    title = _TITLE.search(found[1][:4000])
    skipped = (Skipped(found[0].strip(), FRONT_MATTER),)
    name = title[1].strip("\"'") if title else ""
    return FrontMatter(skipped, text.lstrip("\n")[found.end() :], name)


def lines_of(text: str) -> list[Line]:
    """The lines of `text`, blank ones left out, with what Markdown says about each."""
    raw = text.split("\n")
    lines = []
    for position, each in enumerate(raw):
        if each.strip() and not (len(each) < 100 and _RULE.fullmatch(each.strip())):
            above = position == 0 or not raw[position - 1].strip()
            below = position + 1 == len(raw) or not raw[position + 1].strip()
            lines.append(_line(each, above, below))
    return lines


def _line(text: str, above: bool, below: bool) -> Line:
    short = above and below and len(text) < 300
    heading = _HEADING.fullmatch(text.strip()) if short else None
    if heading:
        return Line(heading[1], fresh=True, gap=True, heading=True)
    whole = _WHOLE.fullmatch(text.strip())
    if whole and whole[1] not in whole[2]:
        return Line(whole[2], bold=whole[2], fresh=above, gap=above)
    bold = _BOLD.match(text.strip())
    if bold:
        return Line(bold[2] + bold[3], bold=bold[2], fresh=above, gap=above)
    return Line(text, fresh=above, gap=above)
