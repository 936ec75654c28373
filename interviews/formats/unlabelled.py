"""Speakers that no label tells: names alone on a line, and questions in bold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from interviews.formats import labels, names
from interviews.formats.labels import Head, Line
from interviews.phrases import gettext_noop

QUESTIONS = gettext_noop(
    "Nobody is named in this file. Paragraphs in bold were read as the interviewer’s, the others "
    "as the participant’s."
)
ASKING, ANSWERING = "Interviewer", "Participant"

_LONGEST_NAME = 4  # words of a name that stands alone
_SENTENCE = re.compile(r"[.?!…:;。？！؟۔।։՞:：][\"'”’»)\]]*$")
_QUESTION = re.compile(r"[?？؟՞;;]")

Read = tuple[Line, Head | None]


@dataclass(frozen=True, slots=True)
class Found:
    """The lines with the labels found for them, and what must be said of that."""

    read: list[Read]
    notices: tuple[str, ...] = ()


def found(read: Sequence[Read]) -> Found | None:
    """Labels for lines that have none; None where nothing tells who speaks."""
    return _names_alone(read) or _questions(read)


def _names_alone(read: Sequence[Read]) -> Found | None:
    """Names that come back on lines of their own, each with speech under it."""
    parted = sum(line.fresh for line, _ in read) > 1
    alone = {i: name for i, (line, head) in enumerate(read) if (name := _alone(line, head, parted))}
    counts = Counter(alone.values())
    again = {i for i, name in alone.items() if counts[name] > 1}
    followed = sum(i + 1 < len(read) and i + 1 not in again for i in again)
    if len({alone[i] for i in again}) < 2 or 4 * len(again) < len(read):
        return None
    if 10 * followed < 9 * (len(again) - 1):
        return None
    once = {i for i in alone if i not in again and not {i - 1, i + 1} & (again | alone.keys())}
    opens = again | {i for i in once if i > min(again)}
    return Found(
        [
            (line, Head(alone[i], None, "", labels.BOLD) if i in opens else head)
            for i, (line, head) in enumerate(read)
        ]
    )


def _alone(line: Line, head: Head | None, parted: bool) -> str:
    """The name that a line consists of, "" where it is none."""
    text = line.text.strip()
    if head is not None or line.heading or len(text) > names.LONGEST_NAME:
        return ""
    name = names.tidy(text)
    short = len(name.split()) <= _LONGEST_NAME and (line.fresh or not parted)
    known = names.is_role(name) or names.is_given_name(name)
    return name if short and names.plausible(name) and known else ""


def _questions(read: Sequence[Read]) -> Found | None:
    """Paragraphs wholly in bold that ask, among plain ones that answer."""
    bold = [bool(line.bold) and line.bold == line.text.strip() for line, _ in read]
    first = next((i for i, (line, _) in enumerate(read) if bold[i] and _asks(line)), len(read))
    groups = _groups(read, bold, first)
    heavy = [text for weight, text in groups if weight]
    plain = [text for weight, text in groups if not weight]
    if len(heavy) < 2 or len(plain) < 2 or 2 * sum(map(_ends, heavy)) < len(heavy):
        return None
    asking = _share(heavy) >= _share(plain)
    roles = {asking: ASKING, not asking: ANSWERING}
    marked: list[Read] = []
    before: bool | None = None
    for i, (line, head) in enumerate(read):
        opens = i >= first and line.fresh and not line.heading
        if opens and bold[i] != before:
            head = Head(roles[bold[i]], None, line.text.strip(), labels.BOLD)
        marked.append((line, head))
        before = bold[i] if opens else before
    return Found(marked, (QUESTIONS,))


def _asks(line: Line) -> bool:
    return line.fresh and not line.heading and _ends(line.text)


def _groups(read: Sequence[Read], bold: Sequence[bool], first: int) -> list[tuple[bool, str]]:
    """Neighbouring paragraphs of one weight, as one text each."""
    groups: list[tuple[bool, str]] = []
    for i in range(first, len(read)):
        text = read[i][0].text.strip()
        if read[i][0].heading:
            continue
        if groups and groups[-1][0] == bold[i]:
            groups[-1] = (bold[i], f"{groups[-1][1]} {text}")
        else:
            groups.append((bold[i], text))
    return groups


def _ends(text: str) -> bool:
    """Whether a text ends as a sentence does, and no title."""
    return bool(_SENTENCE.search(text.strip()[-20:]))


def _share(texts: Sequence[str]) -> float:
    return sum(bool(_QUESTION.search(text)) for text in texts) / len(texts)
