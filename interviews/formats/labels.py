"""Speaker labels at the head of a line: every shape they come in, and which of them count.

A label counts when it is short and comes back: "Note: it's 7:03" is no speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from interviews.formats import names
from interviews.formats.times import CLOCK, MARKED, seconds

_NAME = r"(?P<name>[^\s:：\[\]{}<>\#][^:：\t\[\]{}<>\#]{0,58}?)"
_TIME = rf"(?P<time>{MARKED}|{CLOCK})"
_ARROWS = r"(?:>{2,4}\s{0,20})?"

SAVED, TIMED, PLAIN, BOLD, LOOSE, TIME_ONLY, TIME_TEXT = range(7)
"""Kinds of label: `[Name] 14:03:22` or `14:03:22 >> NAME:`; a name with a time; a name; a bold
name; a name and a bare time, which may be anything; a time alone; a time and text."""

# White space is bounded: a line of a hundred thousand blanks must not take minutes.
_SHAPES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(shape))
    for kind, shape in (
        (SAVED, rf"\[(?P<name>[^\[\]:]{{1,60}})\]\s{{1,20}}(?P<time>{CLOCK})(?P<body>)"),
        (SAVED, rf"{_TIME}\s{{0,20}}>>+\s{{0,20}}{_NAME}\s{{0,20}}[:：](?P<body>.*)"),
        (TIME_ONLY, rf"{_TIME}(?P<name>)(?P<body>)"),
        (TIMED, rf"{_TIME}\s{{0,20}}[-–]?\s{{0,20}}{_ARROWS}{_NAME}\s{{0,20}}[:：](?P<body>.*)"),
        (TIMED, rf"{_TIME}\s{{1,20}}\[(?P<name>[^\[\]:]{{1,60}})\]\s{{0,20}}[:：]?(?P<body>.*)"),
        (
            TIMED,
            rf"\[(?P<name>[^\[\]:：]{{1,60}})\]\s{{0,20}}[:：]?\s{{0,20}}(?P<time>{MARKED})\s{{0,20}}[:：]?(?P<body>.*)",
        ),
        (TIMED, rf"{_NAME}\s{{0,20}}[:：]\s{{0,20}}(?P<time>{MARKED})(?P<body>.*)"),
        (TIMED, rf"{_NAME}\s{{0,20}}(?P<time>{MARKED})\s{{0,20}}[:：](?P<body>.*)"),
        (TIMED, rf"{_NAME}(?:\s{{2,20}}|\s{{0,9}}\t\s{{0,9}})(?P<time>{CLOCK})(?P<body>)"),
        (PLAIN, rf"{_NAME}\s{{0,20}}(?P<time>[\[({{]{CLOCK}[\])}}])(?P<body>|\s.*)"),
        (LOOSE, rf"{_NAME}\s(?P<time>{CLOCK})(?P<body>)"),
        (PLAIN, rf"(?:{_TIME}\t{{1,20}})?{_NAME}\s{{0,20}}[:：]?\t{{1,20}}(?P<body>\S.*)"),
        (PLAIN, r"\[(?P<name>[^\[\]:：]{1,60})\]\s{0,20}[:：](?P<body>.*)"),
        (PLAIN, rf"{_ARROWS}{_NAME}\s{{0,20}}(?:：|:(?!\d|//))(?P<body>.*)"),
        (
            TIME_TEXT,
            rf"(?P<time>{MARKED}|\d{{1,2}}:\d{{2}}:\d{{2}})(?P<name>)\s{{1,20}}(?P<body>.*)",
        ),
    )
)
# What nearly every labelled line looks like, and no other shape then matches: tried before them.
_USUAL = re.compile(
    r"(?P<name>[^\s:：\[\]{}<>()#][^:：\t\[\]{}<>()#]{0,58}?)[^\S\t]{0,20}"
    r"(?:：|:(?!\d|//))(?!\t|\s{0,20}[\[({#])(?P<body>.*)"
)
_DIRECTION = "\u200b\u200e\u200f\u202a\u202b\u2066\u2067\u2068"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document: `bold` is how it begins in bold, `fresh` whether a paragraph begins,
    `gap` whether there is white space above."""

    text: str
    bold: str = ""
    fresh: bool = False
    gap: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What a line begins with, if it is a label: speaker, seconds, and the speech after it."""

    name: str
    start: float | None
    body: str
    kind: int


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that count in one document, by name in small letters."""

    spelling: dict[str, str]
    strong: frozenset[int]
    merged: tuple[tuple[str, str], ...] = ()

    def counts(self, head: Head | None) -> bool:
        """Whether `head` is the label of a turn."""
        if head is None or not head.name:
            return False
        return head.kind in self.strong or head.name.casefold() in self.spelling

    def speaker(self, head: Head) -> str:
        """The speaker's name, spelt as where it first stood."""
        return self.spelling.get(head.name.casefold(), head.name)


def head_of(line: Line) -> Head | None:
    """The label `line` may begin with; whether it counts, only the whole document can tell."""
    text = line.text.strip().lstrip(_DIRECTION)
    head = _plain_head(text)
    if not line.bold or (head and head.start is not None and head.name == names.tidy(line.bold)):
        return head
    return _bold_head(line, text) or head


def _plain_head(text: str) -> Head | None:
    if ":" not in text and "：" not in text and "\t" not in text:
        return None
    if usual := _USUAL.fullmatch(text):
        return _head(PLAIN, usual)
    return _any_head(text)


def _any_head(text: str) -> Head | None:
    for kind, shape in _SHAPES:
        if (found := shape.fullmatch(text)) and (head := _head(kind, found)):
            return head
    return None


def _head(kind: int, found: re.Match[str]) -> Head | None:
    groups = found.groupdict()
    name, time = names.tidy(groups["name"] or ""), groups.get("time")
    start = seconds(time) if time else None
    if time and start is None:
        return None
    if kind in (TIME_ONLY, TIME_TEXT) or names.plausible(name):
        return Head(name, start, (groups["body"] or "").strip(), kind)
    return None


def _bold_head(line: Line, text: str) -> Head | None:
    """`**I [00:00:00]** text`, `**Lisa:** text`, `**Lisa** text`, or a bold name alone."""
    bold = line.bold.strip().lstrip(_DIRECTION)
    body = text[len(bold) :].strip() if text.startswith(bold) else ""
    if "\n" in bold or not bold:
        return None
    head = head_of(Line(bold))
    if head is not None:
        return None if head.body else Head(head.name, head.start, _after_colon(body), head.kind)
    name = names.tidy(bold)
    return Head(name, None, _after_colon(body), BOLD) if names.plausible(name) else None


def _after_colon(body: str) -> str:
    return body[1:].strip() if body[:1] in (":", "：") else body


def counting(heads: Sequence[Head | None], blocks: int, header: bool = True) -> Labels:
    """The labels that count among `heads`, one a line, in a document of so many blocks.

    One counts that comes back; that carries a time in a way that comes back; or that stands once
    among others of its kind: another number, a role, or a name where most blocks begin with a
    label. Where there may be a `header`, a name that stands once before all others is part of it.
    """
    named = [head for head in heads if head and head.name]
    firm = [head for head in named if head.kind != LOOSE]
    spelling: dict[str, str] = {}
    for head in named:
        spelling.setdefault(head.name.casefold(), head.name)
    kinds = Counter(head.kind for head in named)
    again = _coming_back(Counter(head.name.casefold() for head in named), spelling, blocks)
    accepted = again | _standing_once(firm, again, blocks, header)
    if len(firm) >= blocks and 1 < len(spelling) <= len(named) <= 6:
        accepted |= {key for key, name in spelling.items() if names.is_given_name(name)}
    spelling = {key: name for key, name in spelling.items() if key in accepted}
    strong = frozenset(kind for kind in (SAVED, TIMED) if kinds[kind] > 1)
    return Labels(spelling, strong, _merged(named, spelling))


def _coming_back(times: Counter[str], spelling: dict[str, str], blocks: int) -> set[str]:
    """Names that come back, but not phrases that open a few lines of a long document."""
    again = {key for key, count in times.items() if count > 1}
    total = sum(times[key] for key in again)
    often = total >= 0.05 * blocks
    return {
        key
        for key in again
        if names.is_role(spelling[key])
        or (often and (not spelling[key][0].islower() or times[key] >= 0.1 * total))
    }


def _merged(named: Sequence[Head], spelling: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Names that differ from a first spelling only in capital letters, with that spelling."""
    pairs = {(head.name, spelling.get(head.name.casefold(), head.name)): None for head in named}
    return tuple((name, first) for name, first in pairs if name != first)


def _standing_once(firm: Sequence[Head], again: Set[str], blocks: int, header: bool) -> set[str]:
    covered = len(firm) / blocks if blocks else 0.0
    stems = {names.stem(name) for name in again}
    once: set[str] = set()
    begun = not header
    for head in firm:
        key = head.name.casefold()
        begun = begun or key in again
        if key not in again and _is_of_the_kind(head.name, bool(again), covered, stems, begun):
            once.add(key)
    return once


def _is_of_the_kind(name: str, others: bool, covered: float, stems: Set[str], begun: bool) -> bool:
    if others and names.stem(name) in stems and names.stem(name) != name.casefold():
        return True
    if names.is_role(name) and (covered >= 0.5 or (others and len(name) > 1)):
        return True
    return begun and covered >= 0.6 and names.is_given_name(name)
