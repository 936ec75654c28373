"""What a person asks the search, read from its address."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.codebook.outline import outline
from coding.codebook.queries import IN_USE, codes_of
from coding.desk.passages.asking import ids_in
from coding.desk.passages.choices import Choice, Group
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.search.asking import Query, Unreadable, read
from interviews.search.finding import Where
from interviews.search.searchable import kinds
from interviews.transcripts.models import Interview, Participant
from interviews.transcripts.models.interview import SpeakerRole

SAID = "said"
UNITS = ("words", "sentence", "turn")
LONGEST = 300
OF_FORM = ("hit", "only", "operation", "csrfmiddlewaretoken")  # what no address need hold


@dataclass(frozen=True)
class Asked:
    """The search page's question and its form as it was sent."""

    member: Member
    query: QueryDict

    @property
    def typed(self) -> str:
        return self.query.get("q", "").strip()[:LONGEST]

    @cached_property
    def read(self) -> Query:
        try:
            return read(self.typed)
        except Unreadable:
            return Query(())

    @cached_property
    def fault(self) -> str:
        """Why what was typed cannot be looked for, as a sentence; empty where it can."""
        try:
            return "" if read(self.typed) or not self.typed else _("Type a word to look for.")
        except Unreadable as error:
            return _sentence(error.why)

    @property
    def role(self) -> str:
        role = self.query.get("role", "")
        return role if role in SpeakerRole.values else ""

    @cached_property
    def kinds(self) -> list[tuple[str, Any]]:
        """What can be looked in besides everything."""
        written = [(kind.key, kind.label) for kind in kinds()]
        return [(SAID, _("What is said")), *written]

    @property
    def kind(self) -> str:
        """What is looked in alone; empty: everything."""
        kind = self.query.get("kind", "")
        return kind if kind in dict(self.kinds) else ""

    @property
    def said(self) -> Query:
        """What is looked for in transcripts."""
        return self.read if self.kind in ("", SAID) else Query(())

    @property
    def written(self) -> Query:
        """What is looked for in what the team wrote."""
        return Query(()) if self.after or self.kind == SAID else self.read

    @property
    def after(self) -> int:
        return whole(self.query.get("after", "")) or 0

    @property
    def narrowed(self) -> bool:
        where = self.where
        return bool(where.interviews or where.participants or where.role)

    @cached_property
    def where(self) -> Where:
        return Where(
            ids_in(self.query, "interview"),
            ids_in(self.query, "participant"),
            self.role,
            self.after,
        )

    @property
    def choosing(self) -> bool:
        """Whether all that could be ticked is shown: hundreds of interviews take their time."""
        return "narrow" in self.query

    @property
    def groups(self) -> list[Group]:
        """What can be ticked, or what is."""
        people = Participant.objects.visible_to(self.member).values_list("pk", "label")
        held = Interview.objects.visible_to(self.member).exclude(current=None)
        named = held.order_by("position", "pk").values_list("pk", "title")
        found = (
            self._group("participant", _("Participants"), people, self.where.participants),
            self._group("interview", _("Interviews"), named, self.where.interviews),
        )
        return [group for group in found if group.choices]

    def _group(
        self, name: str, label: str, rows: QuerySet[Any, Any], chosen: frozenset[uuid.UUID]
    ) -> Group:
        if not self.choosing:
            rows = rows.filter(pk__in=chosen) if chosen else rows.none()
        return Group(name, label, [Choice(str(pk), said, pk in chosen) for pk, said in rows])

    @cached_property
    def _in_use(self) -> list[Code]:
        return [code for code in codes_of(self.member) if code.status in IN_USE]

    @property
    def choices(self) -> list[tuple[str, str]]:
        lines = outline(self._in_use)
        return [(str(line.code.pk), "\u2003" * line.depth + line.code.name) for line in lines]

    def code_named(self, sent: str) -> Code | None:
        """The code in use with that id."""
        return next((code for code in self._in_use if str(code.pk) == sent), None)

    @cached_property
    def code(self) -> Code | None:
        """The code in hand."""
        return self.code_named(self.query.get("code", ""))

    @property
    def unit(self) -> str:
        unit = self.query.get("unit", "")
        return unit if unit in UNITS else UNITS[0]

    @property
    def kept(self) -> str:
        """The question's own part of the address."""
        return self._but("page", "after", "all", "narrow", "coded")

    @property
    def without_page(self) -> str:
        return self._but("page", "all", "narrow", "coded")

    @property
    def widened(self) -> str:
        """The same question of all transcripts."""
        names = ("interview", "participant", "role")
        return self._but("page", "after", "all", "narrow", "coded", *names)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The question as a form sends it along."""
        names = ("q", "kind", "interview", "participant", "role", "after", "page")
        return [(name, value) for name in names for value in self.query.getlist(name)]

    @property
    def way_back(self) -> str:
        """The address of what a form was sent from, with its code in hand and the hit coded."""
        only = self.query.get("only", "")
        return self._but(*OF_FORM, **({"coded": only} if only else {}))

    @property
    def as_chosen(self) -> str:
        """The address of the question that a form was sent with, and what was chosen in it."""
        of_page = ("page", "after", "all", "narrow", "coded")
        return self._but(*of_page, *OF_FORM)

    def _but(self, *names: str, **instead: str) -> str:
        query = self.query.copy()
        for name in names:
            query.pop(name, None)
        for name, value in instead.items():
            query[name] = value
        return query.urlencode()


def _sentence(why: str) -> str:
    return {
        "terms": _("These are too many words at once. Leave some out."),
        "words": _("This phrase is too long. Leave some of its words out."),
        "beginning": _("Type at least two letters before the star."),
    }[why]
