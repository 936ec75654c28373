"""What the demo study is made of, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Turn:
    """One turn: `seconds` from the start of the recording, `text` without time and speaker."""

    index: int
    seconds: int
    speaker: str
    text: str


@dataclass(frozen=True)
class Place:
    """A stretch of an interview: code points, `start` in `turn`, `end` (exclusive) in `to_turn`.

    `quote` is the exact text, the turns' texts joined by one LF where it runs over several.
    """

    interview: str
    turn: int
    start: int
    to_turn: int
    end: int
    quote: str


@dataclass(frozen=True)
class Positionality:
    date: str
    text: str


@dataclass(frozen=True)
class Person:
    key: str
    name: str
    initials: str
    email: str
    role: str
    positionality: Positionality


@dataclass(frozen=True)
class Attribute:
    key: str
    name: str
    kind: str


@dataclass(frozen=True)
class Value:
    """One value of an attribute, with its footnote mark or the empty string."""

    text: str
    mark: str


@dataclass(frozen=True)
class Participant:
    key: str
    attributes: Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True)
class Interview:
    """`source` is the transcript file as it stands; `interviewers` maps speaker to person."""

    key: str
    title: str
    date: str
    mode: str
    minutes: int
    participants: tuple[str, ...]
    interviewers: Mapping[str, str]
    file_name: str
    source: str
    turns: tuple[Turn, ...]

    @property
    def text(self) -> str:
        """The turns' texts joined by one LF."""
        return "\n".join(turn.text for turn in self.turns)

    def offset(self, turn: int) -> int:
        """The code point at which a turn begins in `text`."""
        return sum(len(one.text) + 1 for one in self.turns[:turn])


@dataclass(frozen=True)
class Code:
    key: str
    parent: str | None
    colour: int
    name: str
    kind: str
    status: str
    coined_by: str
    brief: str
    full: str
    when_to_use: str
    when_not: str
    example: Place
    developed_from: tuple[str, ...]
    merged_into: str | None

    @property
    def example_text(self) -> str:
        """The example as a codebook prints it: the words and whose they are."""
        return f"“{self.example.quote}” ({self.example.interview})"


@dataclass(frozen=True)
class Coding:
    coder: str
    code: str
    place: Place
    unsure: bool
    rationale: str


@dataclass(frozen=True)
class Link:
    """What a memo or discussion hangs on.

    `kind` is interview, code, theme, discussion, passage or coding; `key` names the first four,
    `place` the last two, and a coding also has its coder and code.
    """

    kind: str
    key: str = ""
    place: Place | None = None
    coder: str = ""
    code: str = ""


@dataclass(frozen=True)
class Memo:
    key: str
    by: str
    kind: str
    visibility: str
    title: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Reply:
    by: str
    text: str


@dataclass(frozen=True)
class Change:
    """What a decision changed: a merge (`into`) or a redefined field (`before`, `after`)."""

    kind: str
    code: str
    into: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Decision:
    outcome: str
    what: str
    why: str
    by: str
    present: tuple[str, ...]
    changed: tuple[Change, ...]


@dataclass(frozen=True)
class Discussion:
    key: str
    opened_by: str
    title: str
    text: str
    about: tuple[Link, ...]
    replies: tuple[Reply, ...]
    decision: Decision | None


@dataclass(frozen=True)
class Mark:
    """An editorial mark over a quote, in code points of the quote.

    `kind` is cut or emphasis over `[start, end)`, or insert of `text` at `start` (= `end`).
    """

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Evidence:
    place: Place
    role: str
    code: str | None
    note: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Unchosen:
    participant: str
    by: str
    what: str
    note: str


@dataclass(frozen=True)
class Theme:
    key: str
    parent: str | None
    research_question: str
    name: str
    concept: str
    boundaries: str
    status: str
    codes: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    unchosen: tuple[Unchosen, ...] = ()


@dataclass(frozen=True)
class Question:
    key: str
    text: str


@dataclass(frozen=True)
class Project:
    slug: str
    title: str
    description: str
    approach: str
    approach_reason: str
    reasoning: str
    level: str
    language: str
    time_zone: str
    research_questions: tuple[Question, ...]


@dataclass(frozen=True)
class Merge:
    code: str
    into: str
    by: str
    reason: str
    discussion: str = ""


@dataclass(frozen=True)
class Pile:
    """Codes in one group of the board."""

    name: str
    colour: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """The board as it was kept (``snapshot``); one loose code was put in a group afterwards."""

    name: str
    by: str
    snapshot: str
    groups: tuple[Pile, ...]
    loose: tuple[str, ...]
    note: str
    then_code: str
    then_group: str

    @property
    def codes(self) -> tuple[str, ...]:
        return (*(key for pile in self.groups for key in pile.codes), *self.loose)


@dataclass(frozen=True)
class Study:
    """Everything of the demo study. Codes and themes stand after their parents."""

    project: Project
    people: tuple[Person, ...]
    attributes: tuple[Attribute, ...]
    footnotes: Mapping[str, str]
    participants: tuple[Participant, ...]
    interviews: tuple[Interview, ...]
    been_through: Mapping[str, tuple[str, ...]]
    codes: tuple[Code, ...]
    codings: tuple[Coding, ...]
    merges: tuple[Merge, ...]
    memos: tuple[Memo, ...]
    discussions: tuple[Discussion, ...]
    themes: tuple[Theme, ...]
    board: Board

    @cached_property
    def code(self) -> Mapping[str, Code]:
        return {one.key: one for one in self.codes}

    def code_path(self, key: str) -> tuple[str, ...]:
        """The names from the root of the tree down to a code."""
        code = self.code[key]
        return (*(self.code_path(code.parent) if code.parent else ()), code.name)
