"""The table of the home page: transcripts by coders, with passages and who has been through."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from coding.desk.models import BeenThrough
from coding.segments.counting import passages_by_voice
from coding.segments.retrieval import reading_of
from interviews.projects import people
from interviews.projects.access import Right, has
from interviews.projects.models import Member
from interviews.projects.models.project import Role
from interviews.transcripts.models import Interview

AT_ONCE = 60
STATES = {
    "before": _("You have still to go through"),
    "through": _("You have been through"),
    "nobody": _("Nobody has been through"),
    "somebody": _("Not everybody has been through"),
    "bare": _("No passage yet"),
}
ORDERS = {
    "": _("Order of the study"),
    "title": _("Title"),
    "longest": _("Longest first"),
    "most": _("Most passages first"),
    "fewest": _("Fewest passages first"),
}


@dataclass(frozen=True)
class Cell:
    """One coder and one interview: how many passages, where they are, been through or not."""

    member: Member
    passages: int
    url: str
    through: bool
    own: bool


@dataclass(frozen=True)
class Row:
    """One interview: the coders' cells in order, and the passages of all together."""

    interview: Interview
    words: int
    cells: list[Cell]
    passages: int
    url: str

    @property
    def through(self) -> int:
        return sum(cell.through for cell in self.cells)


@dataclass(frozen=True)
class Coder:
    """A column: whose it is, and how many interviews they have been through."""

    member: Member
    through: int
    own: bool


class Table:
    """What one member sees of the coders' ways through the interviews; queries are fixed."""

    def __init__(self, member: Member) -> None:
        self.member = member

    @cached_property
    def interviews(self) -> list[Interview]:
        seen = Interview.objects.visible_to(self.member).exclude(current=None)
        return list(seen.select_related("current").defer("current__text"))

    @cached_property
    def members(self) -> list[Member]:
        """Who codes: the reader first, where they do."""
        coding = [one for one in people.current(self.member) if one.role != Role.OBSERVER]
        return sorted(coding, key=lambda one: one.pk != self.member.pk)

    @property
    def several(self) -> bool:
        return people.several(self.member)

    @cached_property
    def marks(self) -> set[tuple[uuid.UUID, uuid.UUID]]:
        """(interview, member) of every mark the reader may see."""
        seen = BeenThrough.objects.visible_to(self.member)
        return set(seen.values_list("interview_id", "member_id"))

    @cached_property
    def _reading(self) -> Any:
        return reading_of(self.member)

    @cached_property
    def _voices(self) -> dict[uuid.UUID, uuid.UUID]:
        voices = self._reading.voices.values()
        return {voice.member_id: voice.pk for voice in voices if voice.member_id}

    @cached_property
    def _passages(self) -> Counter[tuple[uuid.UUID, uuid.UUID | None]]:
        return passages_by_voice(self._reading)

    def coders(self) -> list[Coder]:
        held = {interview.pk for interview in self.interviews}
        through = Counter(who for interview, who in self.marks if interview in held)
        return [Coder(one, through[one.pk], one.pk == self.member.pk) for one in self.members]

    def rows(self) -> list[Row]:
        return [self._row(interview) for interview in self.interviews]

    def _row(self, interview: Interview) -> Row:
        cells = [self.cell(interview, one) for one in self.members]
        words = interview.current.words if interview.current else 0
        together = self._passages[interview.pk, None]
        return Row(interview, words, cells, together, self._url(interview) if together else "")

    def cell(self, interview: Interview, one: Member) -> Cell:
        voice = self._voices.get(one.pk)
        number = self._passages[interview.pk, voice] if voice else 0
        return Cell(
            member=one,
            passages=number,
            url=self._url(interview, voice) if number else "",
            through=(interview.pk, one.pk) in self.marks,
            own=one.pk == self.member.pk,
        )

    def _url(self, interview: Interview, voice: uuid.UUID | None = None) -> str:
        asked = {"interview": str(interview.pk), **({"voice": str(voice)} if voice else {})}
        return f"{self._passages_url}?{urlencode(asked)}"

    @cached_property
    def _passages_url(self) -> str:
        return reverse("desk:passages", args=[self.member.project.slug])


def fill(member: Member, query: QueryDict) -> dict[str, Any]:
    """The rows asked for, in the order asked for; the first of them where there are many."""
    table = Table(member)
    every = table.rows()
    found = _ordered(_sought(every, table, query), query.get("order", ""))
    shown = found if "all" in query else found[:AT_ONCE]
    more = query.copy()
    more["all"] = "1"
    return {
        "every": len(every),
        "found": len(found),
        "rows": shown,
        "more": f"?{more.urlencode()}#transcripts" if len(shown) < len(found) else "",
        "coders": table.coders(),
        "several": len(table.members) > 1,
        "states": _states(table),
        "orders": ORDERS,
        "asked": {name: query.get(name, "") for name in ("title", "state", "order")},
        "narrowed": any(query.get(name) for name in ("title", "state", "order")),
    }


def _states(table: Table) -> dict[str, Any]:
    """The states this member can ask for: alone nothing speaks of others."""
    left_out = set()
    if not has(table.member, Right.CODE):
        left_out |= {"before", "through"}
    if len(table.members) < 2:
        left_out |= {"nobody", "somebody"}
    return {key: label for key, label in STATES.items() if key not in left_out}


def _sought(rows: Iterable[Row], table: Table, query: QueryDict) -> list[Row]:
    words = query.get("title", "").casefold().split()
    state = query.get("state", "") if query.get("state") in _states(table) else ""
    return [row for row in rows if _named(row, words) and _is(row, state)]


def _named(row: Row, words: list[str]) -> bool:
    name = f"{row.interview.citation} {row.interview.title}".casefold()
    return all(word in name for word in words)


def _is(row: Row, state: str) -> bool:
    mine = any(cell.own and cell.through for cell in row.cells)
    answers = {
        "before": not mine,
        "through": mine,
        "nobody": not row.through,
        "somebody": row.through < len(row.cells),
        "bare": not row.passages,
    }
    return answers.get(state, True)


def _ordered(rows: list[Row], order: str) -> list[Row]:
    """By what was asked; those alike stay in the study's order."""
    keys: dict[str, Any] = {
        "title": lambda row: row.interview.title.casefold(),
        "longest": lambda row: -row.words,
        "most": lambda row: -row.passages,
        "fewest": lambda row: row.passages,
    }
    return sorted(rows, key=keys[order]) if order in keys else rows
