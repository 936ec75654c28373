"""Taking LaTeX apart: arguments of commands, and the short cuts that a paper defines for itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DEFINES = re.compile(
    r"\\(?P<how>(?:re)?newcommand|providecommand|DeclareRobustCommand|newenvironment"
    r"|renewenvironment)\*?\s*(?:\{\s*\\?(?P<name>[A-Za-z@]+\*?)\s*\}|\\(?P<bare>[A-Za-z@]+))"
    r"|\\[gex]?def\s*\\(?P<plain>[A-Za-z@]+)\s*(?P<holes>(?:#\d)*)\s*(?=\{)"
)
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*(?=[^\s])|(?=\n)|$)")
_HOLE = re.compile(r"#([1-9])")
MOST_MACROS = 500
MOST_SEARCHED = 15_000_000  # characters looked at for the ends of arguments
LONGEST_GROUP = 200_000


@dataclass(frozen=True)
class Macro:
    """``body`` with holes ``#1``; ``ending`` is what an environment ends with."""

    holes: int
    body: str
    default: str | None = None
    ending: str = ""

    def length(self, given: list[str]) -> int:
        """At most how many characters ``filled`` gives."""
        return len(self.body) + sum(
            len(one) * self.body.count(f"#{n}") for n, one in enumerate(given, 1)
        )

    def filled(self, given: list[str]) -> str:
        def put(hole: re.Match[str]) -> str:
            number = int(hole[1]) - 1
            return given[number] if number < len(given) else ""

        return _HOLE.sub(put, self.body)


def without_comments(text: str) -> str:
    """The text without comments; lines stay countable where a comment stands alone."""
    return _COMMENT.sub(lambda hit: hit[1], text)


class Groups:
    """Finds arguments; gives up where a forged file would have it search for ever."""

    def __init__(self, most: int = MOST_SEARCHED) -> None:
        self.left = most

    def __call__(self, text: str, at: int, marks: str = "{}") -> tuple[str, int] | None:
        """The argument that begins here, blanks before it skipped, and where it ends."""
        while at < len(text) and text[at] in " \t\n":
            at += 1
        if at >= len(text) or text[at] != marks[0] or self.left < 0:
            return None
        found = _group(text, at, marks, min(len(text), at + LONGEST_GROUP))
        self.left -= (found[1] if found else len(text)) - at
        return found


def _group(text: str, at: int, marks: str, last: int) -> tuple[str, int] | None:
    depth = braces = 0
    for place in range(at, last):
        char = text[place]
        if place and text[place - 1] == "\\" and text[place - 2 : place] != "\\\\":
            continue
        if marks != "{}" and char in "{}":
            braces += 1 if char == "{" else -1
        elif char == marks[0] and not braces:
            depth += 1
        elif char == marks[1] and not braces:
            depth -= 1
            if not depth:
                return text[at + 1 : place], place + 1
    return None


def macros(text: str, group: Groups) -> tuple[dict[str, Macro], dict[str, Macro], str]:
    """Commands and environments that the text defines, and the text without the definitions."""
    commands: dict[str, Macro] = {}
    environments: dict[str, Macro] = {}
    kept: list[str] = []
    last = 0
    for hit in _DEFINES.finditer(text):
        if hit.start() < last or len(commands) + len(environments) > MOST_MACROS:
            continue
        read = _defined(text, hit, group)
        if read is None:
            continue
        macro, end = read
        held = environments if "environment" in (hit["how"] or "") else commands
        held[hit["name"] or hit["bare"] or hit["plain"]] = macro
        kept += [text[last : hit.start()], "\n" * text.count("\n", hit.start(), end)]
        last = end
    return commands, environments, "".join([*kept, text[last:]])


def _defined(text: str, hit: re.Match[str], group: Groups) -> tuple[Macro, int] | None:
    at, holes, default = hit.end(), len(hit["holes"] or "") // 2, None
    if (count := group(text, at, "[]")) and count[0].strip().isdecimal():
        holes, at = int(count[0].strip()[:2]), count[1]
        if option := group(text, at, "[]"):
            default, at = option
    body = group(text, at)
    if body is None:
        return None
    if "environment" not in (hit["how"] or ""):
        return Macro(holes, body[0], default), body[1]
    ending = group(text, body[1])
    return (Macro(holes, body[0], default, ending[0]), ending[1]) if ending else None
