"""A theme as it stood after each step of its history, and what differs between two. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from interviews.transcripts.differing import Stretch, differences

Key = Any
TEXTS = ("name", "concept", "boundaries", "set_aside_because")
FACTS = ("status", "question_id", "parent_id")


class Step(NamedTuple):
    """What one event wrote to one row: ``kind`` is theme, code, passage, participant or answer."""

    seq: int
    kind: str
    row: Key
    values: Mapping[str, Any]


@dataclass(frozen=True)
class State:
    """A theme at one moment: its own fields, and the rows that stand beside it.

    ``codes`` are ids; ``passages`` say by id how they are joined and the note; ``people`` what is
    noted of a participant, by (participant, row); ``answers`` what is answered, by question.
    """

    own: Mapping[str, Any] = field(default_factory=dict)
    codes: frozenset[Key] = frozenset()
    passages: Mapping[Key, tuple[str, str]] = field(default_factory=dict)
    people: Mapping[Key, tuple[str, str]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


class Worded(NamedTuple):
    """A text of the theme that reads otherwise."""

    name: str
    stretches: list[Stretch]


class Fact(NamedTuple):
    """A choice that is another now; was and now are as they are stored."""

    name: str
    was: Any
    now: Any


class Told(NamedTuple):
    """Something said beside the theme: before (empty: newly said) and after (empty: taken back)."""

    of: Key
    was: tuple[str, str]
    now: tuple[str, str]


@dataclass(frozen=True)
class Difference:
    """What is otherwise in the later of two states."""

    texts: list[Worded]
    facts: list[Fact]
    codes_added: list[Key]
    codes_gone: list[Key]
    joined: list[Key]
    taken: list[Key]
    rejoined: list[Told]
    people: list[Told]
    answers: list[Told]

    def __bool__(self) -> bool:
        return any(bool(value) for value in vars(self).values())

    @property
    def beside_alone(self) -> bool:
        """Whether nothing changed but passages and what is noted of participants."""
        rest = (self.texts, self.facts, self.codes_added, self.codes_gone, self.answers)
        return not any(rest)


NOTHING = ("", "")


def unfold(steps: Iterable[Step]) -> list[tuple[int, State]]:
    """The state after each event that wrote anything, in order."""
    rows: dict[str, dict[Key, dict[str, Any]]] = {}
    found: list[tuple[int, State]] = []
    seq: int | None = None
    for step in sorted(steps, key=lambda one: one.seq):
        if seq is not None and step.seq != seq:
            found.append((seq, _state(rows)))
        seq = step.seq
        rows.setdefault(step.kind, {}).setdefault(step.row, {}).update(step.values)
    return [*found, (seq, _state(rows))] if seq is not None else found


def _state(rows: Mapping[str, Mapping[Key, Mapping[str, Any]]]) -> State:
    def standing(kind: str) -> dict[Key, Mapping[str, Any]]:
        held = rows.get(kind, {})
        return {key: row for key, row in held.items() if not row.get("removed")}

    return State(
        dict(next(iter(rows.get("theme", {}).values()), {})),
        frozenset(row.get("code_id") for row in standing("code").values()),
        {
            key: (row.get("joined", ""), row.get("note", ""))
            for key, row in standing("passage").items()
        },
        {
            (row.get("participant_id"), key): (row.get("what", ""), row.get("note", ""))
            for key, row in standing("participant").items()
        },
        {row.get("question", ""): row.get("because", "") for row in standing("answer").values()},
    )


def between(before: State, after: State) -> Difference:
    """What is otherwise in ``after``; empty where nothing is."""
    old, new = before.passages, after.passages
    return Difference(
        _texts(before.own, after.own),
        [
            Fact(name, before.own.get(name), after.own.get(name))
            for name in FACTS
            if before.own.get(name) != after.own.get(name)
        ],
        sorted(after.codes - before.codes, key=str),
        sorted(before.codes - after.codes, key=str),
        [key for key in new if key not in old],
        [key for key in old if key not in new],
        [Told(key, old[key], new[key]) for key in new if key in old and old[key] != new[key]],
        _told(before.people, after.people),
        _told(
            {key: (said, "") for key, said in before.answers.items()},
            {key: (said, "") for key, said in after.answers.items()},
        ),
    )


def _texts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Worded]:
    pairs = ((name, before.get(name) or "", after.get(name) or "") for name in TEXTS)
    return [Worded(name, differences(old, new)) for name, old, new in pairs if old != new]


def _told(
    before: Mapping[Key, tuple[str, str]], after: Mapping[Key, tuple[str, str]]
) -> list[Told]:
    keys = dict.fromkeys([*before, *after])
    pairs = (Told(key, before.get(key, NOTHING), after.get(key, NOTHING)) for key in keys)
    return [one for one in pairs if one.was != one.now]
