"""LaTeX manuscripts: commands are taken off, quotations kept, citations become ``[@key]``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from coding.manuscript.reading import latex_names as names
from coding.manuscript.reading.latex_macros import Groups, Macro, macros, without_comments
from coding.manuscript.reading.markdown import LONGEST, TOO_LONG
from coding.manuscript.reading.text import Manuscript, Paragraph, Role
from interviews.formats import text as texts
from interviews.formats.transcript import Unreadable

KIND = "tex"
DEEPEST = 40  # groups within groups that are still read
MOST_FILLED = 5_000_000  # characters put in for short cuts
_COMMAND = re.compile(r"\\(?:(?P<word>[A-Za-z@]+\*?)[ \t]*|(?P<char>[\s\S]))")
_BABEL = {"`": "„", "'": "“", "<": "«", ">": "»", "=": "-", "~": "-", "-": "", '"': "", "|": ""}
_PLAIN = re.compile(r"[^\\{}$~&`'\"\-\n]+")


def read(data: bytes) -> Manuscript:
    """The words between ``\\begin{document}`` and its end; all where there is neither."""
    decoded = texts.decode(data)
    if len(decoded.text) > LONGEST:
        raise Unreadable(TOO_LONG)
    groups = Groups()
    commands, environments, text = macros(without_comments(decoded.text), groups)
    begin = re.search(r"\\begin\s*\{document\}", text)
    end = re.search(r"\\end\s*\{document\}", text)
    first = begin.end() if begin else 0
    body = text[first : end.start() if end else len(text)]
    reader = _Reader(commands, environments, groups, line=text.count("\n", 0, first) + 1)
    reader.read(body, 0)
    reader.end_paragraph()
    notes = (replace(one, role=Role.NOTE) for one in reader.notes)
    found = [replace(one, number=n) for n, one in enumerate([*reader.found, *notes], 1)]
    return Manuscript(KIND, tuple(found), decoded.notices)


@dataclass
class _Reader:
    """Walks through the source and gathers paragraphs."""

    commands: dict[str, Macro]
    environments: dict[str, Macro]
    group: Groups
    line: int = 1
    found: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    begun: int = 0
    block: int = 0
    quoted: list[int] = field(default_factory=list)
    tables: int = 0
    low: bool = False  # within babel's "` and "'
    spaced: bool = False  # after \xspace
    within: int = 0
    filled: int = 0

    def read(self, text: str, depth: int) -> None:
        """Read a stretch of source; only the outermost one counts lines."""
        at = 0
        while at < len(text):
            after = self._step(text, at, depth)
            if depth == 0:
                self.line += text.count("\n", at, after)
            at = after

    def _step(self, text: str, at: int, depth: int) -> int:
        if plain := _PLAIN.match(text, at):
            self.put(plain.group())
            return plain.end()
        char = text[at]
        if char == "\\":
            return self._command(text, at, depth)
        if char == "\n":
            return self._line_end(text, at)
        if char == "$":
            return self._math(text, at)
        return self._mark(text, at, char)

    def _mark(self, text: str, at: int, char: str) -> int:
        """Characters that mean something else in LaTeX."""
        for written, meant in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”")):
            if text.startswith(written, at):
                self.put(meant)
                return at + len(written)
        shorthand = text[at + 1 : at + 2]
        if char == '"' and shorthand in _BABEL and (shorthand != "'" or self.low):
            self.low = shorthand == "`" or (self.low and shorthand != "'")
            self.put(_BABEL[shorthand])
            return at + 2
        if char == "&" and self.tables:
            self.end_paragraph()
        else:
            self.put({"~": " ", "`": "‘", "'": "’", "{": "", "}": "", "&": " "}.get(char, char))
        return at + 1

    def _line_end(self, text: str, at: int) -> int:
        blank = re.compile(r"\n[ \t]*\n\s*").match(text, at)
        if blank:
            self.end_paragraph()
            return blank.end()
        self.put("\n")
        return at + 1

    def _math(self, text: str, at: int) -> int:
        mark = "$$" if text.startswith("$$", at) else "$"
        end = text.find(mark, at + len(mark))
        if end < 0:
            return at + 1
        inner = re.sub(r"\\(?:ldots|dots|cdots)", "…", text[at + len(mark) : end])
        self.put(re.sub(r"\\[A-Za-z]+|[{}^_\\]", "", inner))
        return end + len(mark)

    def _command(self, text: str, at: int, depth: int) -> int:
        hit = _COMMAND.match(text, at)
        if hit is None:
            return at + 1
        name, end = hit["word"] or hit["char"], hit.end()
        if depth < DEEPEST and name in self.commands:
            return self._fill(self.commands[name], text, end, depth)
        if name in ("begin", "end"):
            return self._environment(name, text, end, depth)
        if name in ("verb", "verb*", "lstinline"):
            stop = text.find(text[end : end + 1] or " ", end + 1)
            return stop + 1 if stop > 0 else len(text)
        if name in names.ACCENTS and (accented := self._accent(name, text, end)):
            return accented
        if name in names.SYMBOLS:
            return self._symbol(name, text, end)
        return self._worded(name, text, end, depth)

    def _worded(self, name: str, text: str, at: int, depth: int) -> int:
        bare = name.rstrip("*")
        if name == "xspace":
            self.spaced = True
            return at
        if names.CITE.fullmatch(name):
            return self._cite(text, at)
        if name in names.SPOKEN:
            return self._quote(0, text, self._silent(1, text, at), depth)
        if name in names.QUOTING:
            return self._quote(names.QUOTING[name], text, at, depth)
        if bare in ("footnote", "endnote", "footnotetext"):
            return self._note(text, at, depth)
        if bare in names.HEADINGS:
            return self._heading(text, at, depth)
        if bare in names.APART:
            self.end_paragraph()
            return at if bare == "item" else self._options(text, at)
        if bare == "textins":
            return self._wrapped("[", "]", text, at, depth)
        if bare in names.SILENT:
            return self._silent(names.SILENT[bare], text, at)
        option = self.group(text, at, "[]") if text[at : at + 1] == "[" else None
        return option[1] if option and text[option[1] : option[1] + 1] == "{" else at

    def _symbol(self, name: str, text: str, at: int) -> int:
        self.put(names.SYMBOLS[name])
        if name == "\\" and (skip := re.compile(r"\*?\s*\[[\d.\s\w-]*\]").match(text, at)):
            return skip.end()
        return at + 2 if text[at : at + 2] == "{}" else at

    def _accent(self, name: str, text: str, at: int) -> int | None:
        """``\\"a``, ``\\'{e}``, ``\\c c``: one letter with its mark."""
        letter = re.compile(r"\s*\{\s*\\?([^\W\d_])\s*\}|\\([ij])(?![a-z])|([^\W\d_])").match(
            text, at
        )
        if letter is None or (name.isalpha() and letter[3] and text[at - 1] != " "):
            return None
        base = letter[1] or letter[2] or letter[3]
        self.put(unicodedata.normalize("NFC", base + names.ACCENTS[name]))
        return letter.end()

    def _options(self, text: str, at: int) -> int:
        while text[at : at + 1] == "[" and (option := self.group(text, at, "[]")):
            at = option[1]
        return at

    def _silent(self, count: int, text: str, at: int) -> int:
        for _ in range(count):
            at = self._options(text, at)
            argument = self.group(text, at)
            if argument is None:
                break
            at = argument[1]
        return at

    def _cite(self, text: str, at: int) -> int:
        at = self._options(text, at)
        keys = self.group(text, at)
        if keys is None:
            return at
        self.put(f"[@{' '.join(keys[0].split())}]")
        return keys[1]

    def _quote(self, silent: int, text: str, at: int, depth: int) -> int:
        begin = self._options(text, self._silent(silent, text, at))
        marks = ("‘", "’") if self.within else ("“", "”")
        self.within += 1
        after = self._wrapped(*marks, text, begin, depth)
        self.within -= 1
        if silent or "cite" in text[at:begin]:
            cited = text[at:begin].strip(" []{}\n")
            self.put(f" [@{cited}]" if names.KEY.fullmatch(cited) else " [@source]")
        return after

    def _wrapped(self, before: str, after: str, text: str, at: int, depth: int) -> int:
        argument = self.group(text, at)
        if argument is None or depth >= DEEPEST:
            return at
        self.put(before)
        self.read(argument[0], depth + 1)
        self.put(after)
        return argument[1]

    def _note(self, text: str, at: int, depth: int) -> int:
        argument = self.group(text, self._options(text, at))
        if argument is None or depth >= DEEPEST:
            return at
        apart = _Reader(self.commands, self.environments, self.group, self.line, filled=self.filled)
        apart.read(argument[0], depth + 1)
        apart.end_paragraph()
        self.notes += [*apart.found, *apart.notes]
        self.filled = apart.filled
        return argument[1]

    def _heading(self, text: str, at: int, depth: int) -> int:
        argument = self.group(text, self._options(text, at))
        if argument is None or depth >= DEEPEST:
            return at
        self.end_paragraph()
        self.read(argument[0], depth + 1)
        self.end_paragraph(Role.HEADING)
        return argument[1]

    def _fill(self, macro: Macro, text: str, at: int, depth: int) -> int:
        """A short cut of the paper's own, with its arguments put in."""
        given: list[str] = []
        if macro.default is not None:
            option = self.group(text, at, "[]")
            given.append(option[0] if option else macro.default)
            at = option[1] if option else at
        while len(given) < macro.holes and (argument := self.group(text, at)):
            given.append(argument[0])
            at = argument[1]
        self.filled += macro.length(given) + 50
        if self.filled <= MOST_FILLED:
            self.read(macro.filled(given), depth + 1)
        return at

    def _environment(self, which: str, text: str, at: int, depth: int) -> int:
        argument = self.group(text, at)
        if argument is None:
            return at
        name, at = argument[0].strip(), argument[1]
        own = self.environments.get(name)
        if own and depth < DEEPEST:
            self.end_paragraph()
            if which == "begin":
                return self._fill(own, text, at, depth)
            self.read(own.ending, depth + 1)
            self.end_paragraph()
            return at
        if which == "begin" and names.DROPPED.fullmatch(name):
            end = re.compile(rf"\\end\s*\{{{re.escape(name)}\}}").search(text, at)
            return end.end() if end else len(text)
        self.end_paragraph()
        self._turn(which == "begin", name)
        if which == "end":
            return at
        at = self._options(text, at)
        columns = self.group(text, at) if names.TABULAR.fullmatch(name) else None
        return columns[1] if columns else at

    def _turn(self, begins: bool, name: str) -> None:
        """Into a quotation or a table, or out of it."""
        step = 1 if begins else -1
        if names.TABULAR.fullmatch(name):
            self.tables = max(0, self.tables + step)
        elif names.QUOTED.fullmatch(name):
            if begins:
                self.block += 0 if self.quoted else 1
                self.quoted.append(self.block)
            elif self.quoted:
                self.quoted.pop()

    def put(self, said: str) -> None:
        """Add to the paragraph."""
        if self.spaced and said:
            said = " " + said if said[0].isalnum() else said
            self.spaced = False
        if said and not self.pieces:
            said = said.lstrip()
            self.begun = self.line
        if said:
            self.pieces.append(said)

    def end_paragraph(self, role: Role = Role.TEXT) -> None:
        """Keep what was gathered, if it says anything."""
        said = re.sub(r"[ \t]+", " ", "".join(self.pieces)).strip()
        self.pieces = []
        if not said:
            return
        block = self.quoted[-1] if self.quoted else 0
        role = Role.QUOTED if block and role is Role.TEXT else role
        self.found.append(Paragraph(said, role=role, line=self.begun, block=block))
