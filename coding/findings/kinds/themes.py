"""Themes in a table: who said so, with their quotes; and by participant."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coding.findings.kinds.asking import NAMES, PRESENCE
from coding.findings.kinds.matrices import attribute_chosen
from coding.findings.printed import Held, Part, Printed, figure, indented, mark, names, words
from coding.findings.tables import Column, Rich
from coding.findings.themes import definition
from coding.findings.wording import listed
from coding.segments.crossed import by_value
from coding.themes.copies import sources
from coding.themes.marks import marks_from_json
from coding.themes.models import Joined
from coding.themes.queries import Entry, Piece, Section, outline
from coding.themes.quoting import quote_runs
from coding.themes.richtext import Run
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
    return _matrix(member, title, groups, chosen, False)


def _matrix(
    member: Member,
    title: str,
    groups: Mapping[str, tuple[str, list[str]]],
    chosen: dict[str, Any],
    named: bool,
) -> Printed:
    """Themes by groups of participants, or (``named``) with one column of those who say so."""
    joined, show = chosen["joined"], chosen["show"]
    rows = []
    for _section, entry, depth in lines(outline(member)):
        pieces = pieces_counted(entry, joined)
        every = figure(len(pieces), behind_url(member, entry, joined))
        cell = _cell(member, entry, joined, show)
        held = [label for _name, some in groups.values() for label in some]
        cells = (
            [_names(member, entry, joined, pieces, held), words(len(_speaking(pieces, held)))]
            if named
            else [cell(pieces, some) for _name, some in groups.values()]
        )
        rows.append([_head(entry, depth), *cells, every])
    columns = [Column("theme", _("Theme")), *_columns(groups, named)]
    columns.append(Column("all passages", _("All passages")))
    return Printed(title, columns, rows, _definition(joined), _notes())


def _columns(groups: Mapping[str, tuple[str, list[str]]], named: bool) -> list[Column]:
    if named:
        return [Column("said_by", _("Said by")), Column("participants", _("Participants"))]
    return [Column(name, name) for name, _some in groups.values()]


def _cell(
    member: Member, entry: Entry, joined: str, show: str
) -> Callable[[list[Piece], list[str]], Held]:
    def cell(pieces: list[Piece], held: list[str]) -> Held:
        number = sum(bool(set(held) & set(piece.heard.participants)) for piece in pieces)
        url = behind_url(member, entry, joined, *held)
        if show == NAMES:
            return _names(member, entry, joined, pieces, held)
        return mark(number, url) if show == PRESENCE else figure(number, url)

    return cell


def _names(member: Member, entry: Entry, joined: str, pieces: list[Piece], held: list[str]) -> Held:
    spoke = _speaking(pieces, held)
    return names([(one, behind_url(member, entry, joined, one)) for one in spoke], listed)


def _speaking(pieces: list[Piece], held: list[str]) -> list[str]:
    spoke = {who for piece in pieces for who in piece.heard.participants}
    return [label for label in held if label in spoke]


def _head(entry: Entry, depth: int) -> Held:
    name = entry.theme.name
    return indented(name, depth, name, entry.theme.get_absolute_url())


def theme_table(member: Member, chosen: dict[str, Any]) -> Printed:
    """Themes with their sub-themes, who said so and the quotes chosen."""
    rows = [
        [cell for _column, cell in _told(member, section, entry, depth, chosen)]
        for section, entry, depth in lines(outline(member))
    ]
    columns = [column for column, _wanted in _theme_columns(chosen)]
    return Printed(_("Themes"), columns, rows, definition(), [])


def _theme_columns(chosen: dict[str, Any]) -> list[tuple[Column, bool]]:
    every = [
        (Column("question", _("Research question")), True),
        (Column("theme", _("Theme")), True),
        (Column("concept", _("Central concept")), chosen["concept"]),
        (Column("status", _("Status")), chosen["status"]),
        (Column("said_by", _("Said by")), True),
        (Column("contrary", _("Contrary")), chosen["contrary"]),
        (Column("no_passage_chosen", _("No passage chosen")), chosen["quiet"]),
        (Column("quotes", _("Quotes")), chosen["quotes"]),
    ]
    return [(column, wanted) for column, wanted in every if wanted]


def _told(
    member: Member, section: Section, entry: Entry, depth: int, chosen: dict[str, Any]
) -> list[tuple[Column, Held]]:
    def who(labels: list[str], joined: str) -> Held:
        return names([(one, behind_url(member, entry, joined, one)) for one in labels], listed)

    cells = {
        "question": words(section.question.label if section.question else ""),
        "theme": _head(entry, depth),
        "concept": words(entry.theme.concept),
        "status": words(str(entry.theme.get_status_display())),
        "said_by": who(entry.saying, "said"),
        "contrary": who(entry.contrary, "contrary"),
        "no_passage_chosen": words(listed(entry.quiet)),
        "quotes": _quotes(member, entry),
    }
    return [(column, cells[column.key]) for column, _wanted in _theme_columns(chosen)]


def _quotes(member: Member, entry: Entry) -> Held:
    """The theme's own quotes, each with its marks and its serial."""
    runs: list[Run] = []
    parts: list[Part] = []
    for piece in entry.pieces:
        for quote in piece.quotes:
            marked = quote_runs(sources(piece.heard), marks_from_json(quote.marks))
            url = reverse("themes:quote", args=[member.project.slug, quote.pk])
            words_of = [*([Run("\n")] if runs else []), Run("“"), *marked, Run("” (")]
            runs += [*words_of, Run(str(quote)), Run(")")]
            parts += [Part(one.text, italic=one.italic) for one in words_of]
            parts += [Part(str(quote), url), Part(")")]
    held = Rich(tuple(runs))
    return Held(held, held, tuple(parts))


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


def _notes() -> list[str]:
    return [
        _("— no passage chosen, which is no evidence that nothing was said or thought of it."),
        _("Among the passages you may see."),
    ]
