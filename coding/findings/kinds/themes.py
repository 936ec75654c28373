"""Themes in a table: who said so, with their quotes; and by participant."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coding.findings.kinds.asking import NAMES, PRESENCE
from coding.findings.kinds.matrices import attribute_chosen, visible
from coding.findings.kinds.noted import Told, known_of, note, noted, told_of
from coding.findings.kinds.quoted import manner_in_cells, quotes_in
from coding.findings.kinds.signs import signs
from coding.findings.kinds.valued import by_values
from coding.findings.printed import (
    Held,
    Printed,
    figure,
    indented,
    joined_up,
    mark,
    names,
    words,
)
from coding.findings.tables import Column
from coding.findings.themes import definition
from coding.findings.unchosen import noted_as, noted_of
from coding.findings.wording import listed
from coding.segments.crossed import by_value
from coding.themes.copies import Manner
from coding.themes.models import Joined, Otherwise
from coding.themes.queries import Entry, Piece, Section, outline
from interviews.projects.models import Member
from interviews.transcripts.models import Participant

SAID = frozenset({Joined.QUOTED, Joined.PARAPHRASED})
ROLES: dict[str, frozenset[str]] = {"said": SAID, "contrary": frozenset({Joined.CONTRARY})}


def pieces_counted(entry: Entry, joined: str) -> list[Piece]:
    """The passages of a theme and its sub-themes joined as asked; words joined to several of
    them count once.
    """
    found: dict[uuid.UUID, Piece] = {}
    for piece in entry.all_pieces():
        if piece.row.joined in ROLES[joined]:
            found.setdefault(piece.row.span_id, piece)
    return list(found.values())


def behind_url(member: Member, entry: Entry, joined: str, *who: str) -> str:
    """The page with the passages a cell counts."""
    query = urlencode([("joined", joined), *(("who", one) for one in who)])
    url = reverse("findings:behind-theme", args=[member.project.slug, entry.theme.pk])
    return f"{url}?{query}"


def lines(sections: list[Section]) -> Iterator[tuple[Section, Entry, int]]:
    """Every theme with its research question and depth, in order."""

    def grow(section: Section, entry: Entry, depth: int) -> Iterator[tuple[Section, Entry, int]]:
        yield section, entry, depth
        for below in entry.below:
            yield from grow(section, below, depth + 1)

    for section in sections:
        for entry in section.entries:
            yield from grow(section, entry, 0)


def themes_by_participant(member: Member, chosen: dict[str, Any]) -> Printed:
    labels = _labels(member)
    groups = {label: (label, [label]) for label in labels}
    return _matrix(member, _("Themes and participants"), groups, chosen, chosen["show"] == NAMES)


def themes_by_attribute(member: Member, chosen: dict[str, Any]) -> Printed:
    attribute = attribute_chosen(member, chosen)
    if attribute is None:
        return Printed(_("Themes and attributes"), [], [])
    title = _("Themes and %(attribute)s") % {"attribute": attribute.name}
    groups = {
        key: (key.removeprefix("= ") or _("Not recorded"), held)
        for key, held in by_value(member, attribute).items()
    }
    made = _matrix(member, title, groups, chosen, False)
    return by_values(made, member, attribute, [len(held) for _name, held in groups.values()])


def _matrix(
    member: Member,
    title: str,
    groups: Mapping[str, tuple[str, list[str]]],
    chosen: dict[str, Any],
    named: bool,
) -> Printed:
    """Themes by groups of participants, or (``named``) with one column of those who say so."""
    joined, show = chosen["joined"], chosen["show"]
    held = [some for _name, some in groups.values()]
    found = [_Row(member, entry, depth, joined) for _at, entry, depth in lines(outline(member))]
    columns = [Column("theme", _("Theme")), *_columns(groups, named)]
    columns.append(_every(joined))
    rows = [
        [row.head, *(row.named(held) if named else row.cells(held, show)), row.every]
        for row in found
    ]
    any_noted = any(row.told(some) for row in found for some in held)
    by_value = bool(chosen.get("attribute"))
    notes = [*signs(show, joined, by_value=by_value), *_notes(joined, any_noted)]
    return Printed(title, columns, rows, _definition(joined), notes, [visible()])


def _every(joined: str) -> Column:
    """The passages counted, whoever speaks in them."""
    if joined == "contrary":
        return Column("all contrary", _("All contrary"))
    return Column("all quoted or paraphrased", _("All quoted or paraphrased"))


def _columns(groups: Mapping[str, tuple[str, list[str]]], named: bool) -> list[Column]:
    if named:
        return [
            Column("said_by", _("Said by")),
            Column("participants", _("Participants")),
            Column("noted", _("Noted of others")),
        ]
    return [Column(name, name) for name, _some in groups.values()]


class _Row:
    """A theme in a matrix: how its passages are joined, and what it tells of participants."""

    def __init__(self, member: Member, entry: Entry, depth: int, joined: str) -> None:
        self.member, self.entry, self.joined = member, entry, joined
        self.pieces = pieces_counted(entry, joined)
        self.known = known_of(entry, joined)
        self.head = _head(entry, depth)
        self.every = figure(len(self.pieces), self.url())

    def url(self, *who: str) -> str:
        return behind_url(self.member, self.entry, self.joined, *who)

    def number(self, held: list[str]) -> int:
        return sum(bool(set(held) & set(piece.heard.participants)) for piece in self.pieces)

    def told(self, held: list[str]) -> list[Told]:
        """What is noted of some participants none of whom speaks in a passage."""
        return [] if self.number(held) else told_of(self.known, held)

    def cells(self, groups: list[list[str]], show: str) -> list[Held]:
        return [self._cell(held, show) for held in groups]

    def named(self, groups: list[list[str]]) -> list[Held]:
        """Who says so, how many they are, and what is noted of others."""
        held = [label for some in groups for label in some]
        told = told_of(self.known, held)
        return [self._names(held), words(len(self._speaking(held))), self._noted(told, named=True)]

    def _cell(self, held: list[str], show: str) -> Held:
        """What is told of some participants; a note where there is no passage."""
        if told := self.told(held):
            return self._noted(told, named=len(held) > 1)
        if show == NAMES:
            return self._names(held)
        number, url = self.number(held), self.url(*held)
        return mark(number, url) if show == PRESENCE else figure(number, url)

    def _names(self, held: list[str]) -> Held:
        return names([(one, self.url(one)) for one in self._speaking(held)], listed)

    def _speaking(self, held: list[str]) -> list[str]:
        spoke = {who for piece in self.pieces for who in piece.heard.participants}
        return [label for label in held if label in spoke]

    def _noted(self, told: list[Told], *, named: bool) -> Held:
        def way(label: str) -> str:
            contrary = behind_url(self.member, self.entry, "contrary", label)
            return contrary if label in self.entry.contrary else ""

        return noted(told, way, named=named) if told else words("")


def _head(entry: Entry, depth: int) -> Held:
    name = entry.theme.name
    return indented(name, depth, name, entry.theme.get_absolute_url())


def theme_table(member: Member, chosen: dict[str, Any]) -> Printed:
    """Themes with their sub-themes, who said so and the quotes chosen."""
    manner = manner_in_cells(member)
    rows = [
        [cell for _column, cell in _told(member, section, entry, depth, chosen, manner)]
        for section, entry, depth in lines(outline(member))
    ]
    columns = [column for column, _wanted in _theme_columns(chosen)]
    return Printed(_("Themes"), columns, rows, definition(), [], [visible()])


def _theme_columns(chosen: dict[str, Any]) -> list[tuple[Column, bool]]:
    every = [
        (Column("question", _("Research question")), True),
        (Column("theme", _("Theme")), True),
        (Column("concept", _("Central concept")), chosen["concept"]),
        (Column("status", _("Status")), chosen["status"]),
        (Column("said_by", _("Said by")), True),
        (Column("contrary", _("Contrary")), chosen["contrary"]),
        (Column("no_passage_chosen", _("No passage chosen")), chosen["quiet"]),
        (Column("noted", _("Noted where no passage was chosen")), chosen["quiet"]),
        (Column("quotes", _("Quotes")), chosen["quotes"]),
    ]
    return [(column, wanted) for column, wanted in every if wanted]


def _told(
    member: Member,
    section: Section,
    entry: Entry,
    depth: int,
    chosen: dict[str, Any],
    manner: Manner,
) -> list[tuple[Column, Held]]:
    def who(labels: list[str], joined: str) -> Held:
        return names([(one, behind_url(member, entry, joined, one)) for one in labels], listed)

    cells = {
        "question": words(section.question.label if section.question else ""),
        "theme": _head(entry, depth),
        "concept": words(entry.theme.concept),
        "status": words(str(entry.theme.get_status_display())),
        "said_by": who(entry.saying, "said"),
        "contrary": _contrary(entry, who),
        "no_passage_chosen": words(listed(entry.quiet)),
        "noted": words(noted_of(entry)),
        "quotes": quotes_in(member, entry.quotes, manner),
    }
    return [(column, cells[column.key]) for column, _wanted in _theme_columns(chosen)]


def _contrary(entry: Entry, who: Callable[[list[str], str], Held]) -> Held:
    """Who speaks in contrary passages, of the theme and then of its sub-themes; then of whom it is
    noted, without a passage, that they said otherwise.
    """
    found = [("", who(entry.contrary_itself, "contrary"))] if entry.contrary_itself else []
    if entry.contrary_below:
        found.append((_("in sub-themes:"), who(entry.contrary_below, "contrary")))
    if noted := noted_as(entry, Otherwise.OTHERWISE):
        found.append((_("noted, without a passage:"), words(noted)))
    return joined_up(found) if found else who([], "contrary")


def _labels(member: Member) -> list[str]:
    return list(Participant.objects.visible_to(member).values_list("label", flat=True))


def _definition(joined: str) -> str:
    how = (
        _("Numbers are passages joined to a theme as contrary")
        if joined == "contrary"
        else _("Numbers are passages joined to a theme as quoted or paraphrased")
    )
    return _(
        "%(how)s, those of its sub-themes included, words joined to several of them once; one "
        "counts for every participant who speaks in it."
    ) % {"how": how}


def _notes(joined: str, any_noted: bool) -> list[str]:
    none = (
        _("— none joined as contrary, which is no evidence that nothing was said against it.")
        if joined == "contrary"
        else _(
            "— none joined as quoted or paraphrased, which is no evidence that nothing was said or "
            "thought of it."
        )
    )
    return [
        none,
        *([note()] if any_noted else []),
    ]
