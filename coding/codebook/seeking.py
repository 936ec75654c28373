"""What is looked for in the codebook, and the lines that are found."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from coding.codebook.models import Code, Grouped, Status
from coding.codebook.outline import Line, outline, with_parents
from coding.codebook.queries import IN_USE, NONE, codes_of
from coding.codebook.slots import Measure, measures
from interviews.projects.models import Member
from interviews.projects.numbers import whole

TEXTS = ("name", "brief", "full", "when_to_use", "when_not", "example")


@dataclass(frozen=True)
class Sought:
    """What a person looks for; ``status`` empty means codes in use.

    ``words`` must all be in a code's texts or in the names above it; ``unused``: no passage of it
    or below it; ``mine``: made by the one who asks.
    """

    words: str = ""
    kind: str = ""
    status: str = ""
    colour: int | None = None
    group: str = ""
    unused: bool = False
    mine: bool = False

    def __bool__(self) -> bool:
        chosen = (self.words, self.kind, self.status, self.colour, self.group)
        return any(chosen) or self.unused or self.mine

    @cached_property
    def _words(self) -> list[str]:
        return self.words.casefold().split()

    def finds(self, entry: Entry, member: Member) -> bool:
        code = entry.code
        return (
            self._has_status(code)
            and self.kind in ("", code.kind)
            and self.colour in (None, code.colour)
            and (not self.group or self.group in {str(group) for group, _name in entry.groups})
            and not (self.unused and entry.measure.rolled)
            and not (self.mine and code.coined_by_id != member.pk)
            and self._has_words(entry)
        )

    def _has_status(self, code: Code) -> bool:
        if not self.status:
            return code.status in IN_USE
        return self.status in ("all", code.status)

    def _has_words(self, entry: Entry) -> bool:
        if not self._words:
            return True
        above = [code.name for code in entry.line.above]
        said = [getattr(entry.code, name) for name in TEXTS]
        text = " ".join([*above, *said]).casefold()
        return all(word in text for word in self._words)


@dataclass(frozen=True)
class Entry:
    """A line of the codebook's page, the groups its code is in, how much it is used."""

    line: Line[Code]
    measure: Measure
    groups: list[tuple[uuid.UUID, str]]

    @property
    def code(self) -> Code:
        return self.line.code

    @property
    def level(self) -> int:
        """As a tree counts: 1 at the top."""
        return self.line.depth + 1

    @property
    def indent(self) -> int:
        """How far in it is set: eight steps at most, so that a deep tree stays on the page."""
        return min(self.line.depth, 8)


@dataclass(frozen=True)
class Found:
    """The lines to show; those not in ``chosen`` only show what is above one that is."""

    entries: list[Entry]
    chosen: set[uuid.UUID]

    @property
    def number(self) -> int:
        return len(self.chosen)


def sought_in(query: QueryDict) -> Sought:
    return Sought(
        words=query.get("words", "").strip(),
        kind=query.get("kind", ""),
        status=query.get("status", ""),
        colour=whole(query.get("colour", "")),
        group=query.get("group", ""),
        unused="unused" in query,
        mine="mine" in query,
    )


def find(member: Member, sought: Sought) -> Found:
    """The lines that are sought and those above them; a fixed number of queries."""
    lines = outline(codes_of(member, merged=sought.status in ("all", Status.MERGED)))
    used, groups = measures(member), groups_of_codes(member)
    every = {
        line.code.pk: Entry(line, used.get(line.code.pk, NONE), groups.get(line.code.pk, []))
        for line in lines
    }
    chosen = {pk for pk, entry in every.items() if sought.finds(entry, member)}
    return Found([every[line.code.pk] for line, _found in with_parents(lines, chosen)], chosen)


def groups_of_codes(member: Member) -> Mapping[uuid.UUID, list[tuple[uuid.UUID, str]]]:
    """The groups each code is in, by name; one query."""
    rows = Grouped.objects.visible_to(member).standing().order_by("group__name", "group_id")
    found: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = defaultdict(list)
    for code, group, name in rows.values_list("code_id", "group_id", "group__name"):
        found[code].append((group, name))
    return found
