"""Differences between a theme's versions as people read them: names in place of ids."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.themes.models import Evidence, Joined, Otherwise, Theme, ThemeStatus
from coding.themes.queries import Piece, heard_pieces
from coding.themes.unfolding import Difference, Fact, Told
from coding.themes.versions import Version
from interviews.projects.models import Member, ResearchQuestion
from interviews.transcripts.differing import Stretch, differences
from interviews.transcripts.models import Participant


@dataclass(frozen=True)
class Line:
    """A field that reads otherwise: its stretches where it is text, else what it was and is."""

    label: str
    stretches: list[Stretch] = field(default_factory=list)
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class Passage:
    """A passage that came, went, or is joined otherwise (``lines``)."""

    piece: Piece
    role: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Shown:
    """A difference, ready to be read."""

    lines: list[Line]
    codes_added: list[Code]
    codes_gone: list[Code]
    joined: list[Passage]
    taken: list[Passage]
    rejoined: list[Passage]
    answers: list[tuple[str, Line]]

    def __bool__(self) -> bool:
        return any(bool(value) for value in vars(self).values())


class Names:
    """The names of all that some versions speak of; a fixed number of queries."""

    def __init__(self, member: Member, theme: Theme, versions: Iterable[Version]) -> None:
        held = list(versions)
        passages = {key for one in held for key in one.state.passages}
        every = Evidence.objects.within(member).standing()
        rows = every.filter(theme=theme, pk__in=passages)
        self._pieces = {piece.row.pk: piece for piece in heard_pieces(member, rows)}
        codes = {key for one in held for key in one.state.codes}
        seen = Code.objects.within(member).filter(pk__in=codes)
        self._codes = {str(code.pk): code for code in seen}
        self._names: dict[str, str] = {}
        for model, label in ((ResearchQuestion, str), (Theme, str), (Participant, str)):
            for row in model.objects.within(member):
                self._names[str(row.pk)] = label(row)

    def shown(self, difference: Difference, after: Mapping[Any, tuple[str, str]]) -> Shown:
        """``after`` are the passages of the later version."""
        return Shown(
            [
                *(Line(label_of(one.name), one.stretches) for one in difference.texts),
                *(self._fact(one) for one in difference.facts),
                *(self._person(one) for one in difference.people),
            ],
            self._coded(difference.codes_added),
            self._coded(difference.codes_gone),
            self._passages(difference.joined, after),
            self._passages(difference.taken, {}),
            [one for told in difference.rejoined for one in self._rejoined(told)],
            [(str(one.of), _told(one.of, one)) for one in difference.answers],
        )

    def _fact(self, fact: Fact) -> Line:
        return Line(label_of(fact.name), [], self._said(fact, fact.was), self._said(fact, fact.now))

    def _said(self, fact: Fact, value: Any) -> str:
        if fact.name == "status":
            return str(dict(ThemeStatus.choices).get(value, value)) if value else ""
        if value is None:
            return _("none")
        return self._names.get(str(value), _("something you cannot see"))

    def _person(self, told: Told) -> Line:
        label = self._names.get(str(told.of[0]), "")
        return _told(_("noted of %(participant)s") % {"participant": label}, told)

    def _coded(self, ids: Iterable[Any]) -> list[Code]:
        found = [self._codes[key] for key in ids if key in self._codes]
        return sorted(found, key=lambda code: code.name.casefold())

    def _passages(
        self, keys: Iterable[uuid.UUID], roles: Mapping[Any, tuple[str, str]]
    ) -> list[Passage]:
        """Those of these that can be seen; quoted ones first, then paraphrased, then contrary."""
        found = [(roles[key][0] if key in roles else "", key) for key in keys]
        order = ["", *Joined.values]
        return [
            Passage(self._pieces[key], _role(role) if role else "")
            for role, key in sorted(found, key=lambda one: order.index(one[0]))
            if key in self._pieces
        ]

    def _rejoined(self, told: Told) -> list[Passage]:
        piece = self._pieces.get(told.of)
        if piece is None:
            return []
        lines = []
        if told.was[0] != told.now[0]:
            lines.append(Line(_("joined as"), [], _role(told.was[0]), _role(told.now[0])))
        if told.was[1] != told.now[1]:
            lines.append(Line(_("note"), differences(told.was[1], told.now[1])))
        return [Passage(piece, "", lines)]


def label_of(name: str) -> str:
    """A field of a theme as it is written above it."""
    if name == "question_id":
        return _("research question")
    if name == "parent_id":
        return _("sub-theme of")
    return str(Theme._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _role(value: str) -> str:
    return str(dict(Joined.choices).get(value, value))


def _told(label: str, told: Told) -> Line:
    was, now = (_sentence(*side) for side in (told.was, told.now))
    return Line(label, differences(was, now))


def _sentence(said: str, note: str) -> str:
    spoken = str(dict(Otherwise.choices).get(said, said))
    return f"{spoken}: {note}" if note else spoken
