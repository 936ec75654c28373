"""Work over time: acts of coding by coder, and acts on codes and memos, as the history has them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.urls import reverse
from django.utils import formats
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.findings.tables import Column as Head
from coding.pictures.acts import CHANGED, CODING, COINED, MEMO, Act, acts, asked_for
from coding.pictures.asked import Asked
from coding.pictures.binning import Bins, bins
from coding.pictures.drawing.looks import MEMBERS, NO_MEMBER
from coding.pictures.drawing.over_time import Column, Dot, Work, work_over_time
from coding.pictures.picture import Cell, Picture
from interviews.projects.models import Member

Person = uuid.UUID | None


@dataclass(frozen=True)
class Pile:
    """The acts of one kind (and one person) in one stretch of time."""

    when: int
    kind: str
    person: Person
    acts: Sequence[Act]


class Told:
    """The acts asked for, in piles."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    @cached_property
    def people(self) -> dict[uuid.UUID, Member]:
        """Everybody who has been a member, in order of joining."""
        rows = Member.objects.filter(project_id=self.asked.member.project_id)
        wanted = self.asked.ids("person")
        found = {row.pk: row for row in rows.select_related("user")}
        return {pk: row for pk, row in found.items() if not wanted or pk in wanted}

    @cached_property
    def acts(self) -> list[Act]:
        found = acts(self.asked.member, filed=self.asked.filed)
        return [one for one in found if one.member in self.people]

    @cached_property
    def bins(self) -> Bins:
        days = [one.day for one in self.acts]
        return bins(min(days), max(days), self.asked.query.get("unit", ""))

    def piles(self, kind: str) -> list[Pile]:
        """By time and person for codings, by time alone for others unless people were chosen."""
        found: dict[tuple[int, Person], list[Act]] = defaultdict(list)
        for one in self.acts:
            if one.kind == kind:
                apart = kind == CODING or len(self.people) == 1
                found[self.bins.of(one.day), one.member if apart else None].append(one)
        order = {pk: place for place, pk in enumerate(self.people)}
        keys = sorted(found, key=lambda key: (key[0], order.get(key[1], -1) if key[1] else -1))
        return [Pile(when, kind, person, found[when, person]) for when, person in keys]

    def url(self, pile: Pile) -> str:
        """The same acts in the history, line by line."""
        query = {**asked_for(pile.kind), "each": "1"}
        if pile.person:
            query["person"] = str(pile.person)
        if self.bins.unit == "day":
            query["day"] = self.bins.firsts[pile.when].isoformat()
        else:
            query["after"] = str(pile.acts[0].seq - 1)
            query["before"] = str(pile.acts[-1].seq + 1)
        slug = self.asked.member.project.slug
        return f"{reverse('projects:history', args=[slug])}?{urlencode(query)}"


def make(asked: Asked) -> Picture:
    """Columns of acts of coding by coder; rows of dots for codes and memos."""
    title = _("Work over time")
    told = Told(asked)
    if not told.acts:
        return Picture(title, empty=_nothing(asked))
    columns = told.piles(CODING)
    rows = [(COINED, _("Codes made")), (CHANGED, _("Codes changed")), (MEMO, _("Memos"))]
    dots = [pile for kind, _name in rows for pile in told.piles(kind)]
    voices = _coders(told, columns)
    return Picture(
        title=title,
        caption=_caption(told),
        notes=_notes(told),
        described=_described(told),
        spec=work_over_time(_drawn(told, voices, columns, rows, dots)),
        addresses=[told.url(pile) for pile in [*columns, *dots]],
        columns=_heads(told, voices, rows),
        rows=_rows(told, voices, columns, rows, dots),
    )


def _nothing(asked: Asked) -> tuple[str, str]:
    if asked.query:
        return _("Nothing to draw"), _("None of those you ask for did any such work. Ask for more.")
    return (
        _("No work on record yet"),
        _("What is coded, and what is done to codes and memos, is drawn here by day and by coder."),
    )


def _coders(told: Told, columns: Sequence[Pile]) -> list[Member]:
    coded = {pile.person for pile in columns}
    return [row for pk, row in told.people.items() if pk in coded]


def _drawn(
    told: Told,
    coders: Sequence[Member],
    columns: Sequence[Pile],
    rows: Sequence[tuple[str, str]],
    dots: Sequence[Pile],
) -> Work:
    voice = {row.pk: place for place, row in enumerate(coders)}
    row_of = {kind: place for place, (kind, _name) in enumerate(rows)}
    return Work(
        times=[_short(told, place) for place, _first in enumerate(told.bins.firsts)],
        voices=[(row.name, _colour(row)) for row in coders],
        columns=[
            Column(pile.when, voice[pile.person], len(pile.acts), _said(told, pile))
            for pile in columns
            if pile.person
        ],
        rows=[name for _kind, name in rows],
        dots=[
            Dot(pile.when, row_of[pile.kind], len(pile.acts), _said(told, pile)) for pile in dots
        ],
        unit=_("Acts of coding"),
        voice_title=_("Coder"),
    )


def _colour(row: Member) -> str:
    return MEMBERS[(row.colour - 1) % len(MEMBERS)] if row.colour else NO_MEMBER


def _short(told: Told, place: int) -> str:
    day = told.bins.firsts[place]
    return formats.date_format(day, "YEAR_MONTH_FORMAT" if told.bins.unit == "month" else "j M")


def _time(told: Told, place: int) -> str:
    """A stretch of time in full."""
    first = told.bins.firsts[place]
    if told.bins.unit == "day":
        return formats.date_format(first, "DATE_FORMAT")
    if told.bins.unit == "month":
        return formats.date_format(first, "YEAR_MONTH_FORMAT")
    last = first + timedelta(days=6)
    return (
        f"{formats.date_format(first, 'DATE_FORMAT')} – {formats.date_format(last, 'DATE_FORMAT')}"
    )


def _said(told: Told, pile: Pile) -> str:
    number = len(pile.acts)
    what = {
        CODING: ngettext("%(n)d act of coding", "%(n)d acts of coding", number),
        COINED: ngettext("%(n)d code made", "%(n)d codes made", number),
        CHANGED: ngettext("%(n)d change of a code", "%(n)d changes of codes", number),
        MEMO: ngettext("%(n)d act on memos", "%(n)d acts on memos", number),
    }[pile.kind] % {"n": number}
    who = [told.people[pile.person].name] if pile.person and told.asked.several else []
    return ", ".join([_time(told, pile.when), *who, what])


def _caption(told: Told) -> str:
    by = {
        "day": _("Acts by day."),
        "week": _("Acts by week, which begins on Monday."),
        "month": _("Acts by month."),
    }[told.bins.unit]
    rule = _(
        "An act is one line of the history: a passage coded, a coding changed or taken away; a "
        "code made, or changed (its entry, its place, merged, retired); a memo written or changed. "
        "What was done to many at once is one act; a code made of words and given to them is drawn "
        "as both."
    )
    number = len({one.seq for one in told.acts})
    n = ngettext("n = %(n)d act.", "n = %(n)d acts.", number) % {"n": number}
    return f"{by} {rule} {n}"


def _notes(told: Told) -> list[str]:
    if told.asked.filed:
        return [_("Acts on private memos are left out.")]
    return []


def _described(told: Told) -> str:
    first, last = _time(told, 0), _time(told, len(told.bins.firsts) - 1)
    return _("From %(first)s to %(last)s.") % {"first": first, "last": last}


def _heads(told: Told, coders: Sequence[Member], rows: Sequence[tuple[str, str]]) -> list[Head]:
    name = (lambda row: row.name) if told.asked.several else (lambda row: _("Codings"))
    return [
        Head("time", _("Time")),
        *(Head(f"coder_{place}", name(row)) for place, row in enumerate(coders, 1)),
        *(Head(kind, label) for kind, label in rows),
    ]


def _rows(
    told: Told,
    coders: Sequence[Member],
    columns: Sequence[Pile],
    rows: Sequence[tuple[str, str]],
    dots: Sequence[Pile],
) -> list[list[Cell]]:
    """A row for each stretch of time in which anything was done."""
    numbers: dict[tuple[int, object], Cell] = {}
    for pile in columns:
        numbers[pile.when, pile.person] = Cell(len(pile.acts), told.url(pile))
    for pile in dots:
        numbers[pile.when, pile.kind] = Cell(len(pile.acts), told.url(pile))
    keys = [*(row.pk for row in coders), *(kind for kind, _name in rows)]
    times = sorted({when for when, _key in numbers})
    return [
        [Cell(_time(told, when)), *(numbers.get((when, key), Cell(0)) for key in keys)]
        for when in times
    ]
