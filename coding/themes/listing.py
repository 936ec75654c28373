"""All quotes of a project as plain values: for the page of quotes, and for tables of them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _

from coding.themes.copies import Manner, attribution_of, manner_of, plain_words, runs_of
from coding.themes.marks import Cut, Emphasis, Insert, Mask, marks_from_json
from coding.themes.models import Evidence, Joined, Quote, QuoteUse, Theme
from coding.themes.naming import names_left
from coding.themes.richtext import Run
from coding.themes.sourcing import with_sources
from interviews.projects.models import Member
from interviews.projects.registers import place_url


class Flag(StrEnum):
    """Why a person should look at a quote again."""

    NOT_PLACED = "not placed"
    WITHHELD = "withheld"
    CORRECTED = "corrected"
    NAME = "name"


@dataclass(frozen=True)
class QuoteListed:
    """One quote as it is printed.

    ``text`` is plain, with its marks showing; ``runs`` the same with emphasis; both without
    attribution. ``marks`` tells which kinds of marks it has. ``themes`` are the names of the theme
    it was made for and of those above it, the highest first; none where it was taken out.
    """

    id: uuid.UUID
    citation: str
    themes: tuple[str, ...]
    theme_ids: tuple[uuid.UUID, ...]
    joined: str
    participants: tuple[str, ...]
    place: str
    text: str
    runs: Sequence[Run]
    marks: str
    attribution: str
    used: bool
    flags: tuple[Flag, ...]
    url: str
    theme_url: str
    place_url: str
    quote: Quote

    @property
    def flagged(self) -> bool:
        return bool(self.flags)

    @property
    def theme(self) -> str:
        """The theme it was made for."""
        return self.themes[-1] if self.themes else ""


def quotes_listed(member: Member, manner: Manner | None = None) -> list[QuoteListed]:
    """Every quote the member may see, by interview and place; a fixed number of queries."""
    printing = manner or manner_of(member)
    quotes = Quote.objects.visible_to(member).select_related("interview")
    rows = with_sources(quotes)
    theming = _Theming(member)
    used = set(QuoteUse.objects.visible_to(member).values_list("quote_id", flat=True))
    listed = [_listed(member, row, printing, theming, row.pk in used) for row in rows]
    return sorted(listed, key=_order)


def with_names(member: Member, listed: Sequence[QuoteListed]) -> list[QuoteListed]:
    """The same quotes, flagged where one still holds a name; three queries more."""
    left = names_left(member, [one.quote for one in listed])
    return [
        replace(one, flags=(*one.flags, Flag.NAME)) if one.id in left else one for one in listed
    ]


def _order(one: QuoteListed) -> tuple[object, ...]:
    quote, heard = one.quote, one.quote.heard
    start = heard.start if heard else 0
    return (quote.interview.position, str(quote.interview_id), start, quote.serial, str(one.id))


def _listed(
    member: Member, quote: Quote, manner: Manner, theming: _Theming, used: bool
) -> QuoteListed:
    heard = quote.heard
    quote.contrary = theming.contrary(quote)
    path = theming.path(quote)
    slug = member.project.slug
    return QuoteListed(
        id=quote.pk,
        citation=str(quote),
        themes=tuple(name for _id, name in path),
        theme_ids=tuple(one for one, _name in path),
        joined=theming.joined(quote),
        participants=heard.participants if heard else (),
        place=heard.cite if heard else quote.citation,
        text=plain_words(quote, manner),
        runs=runs_of(quote, manner),
        marks=marks_told(quote),
        attribution=attribution_of(quote, manner),
        used=used,
        flags=flags_of(quote),
        url=reverse("themes:quote", args=[slug, quote.pk]),
        theme_url=reverse("themes:theme", args=[slug, path[-1][0]]) if path else "",
        place_url=place_url(member, quote.interview_id, heard.start) if heard else "",
        quote=quote,
    )


def flags_of(quote: Quote) -> tuple[Flag, ...]:
    """What corrections did to a quote; names left in it are found by ``naming``."""
    found = {
        Flag.NOT_PLACED: quote.astray or quote.heard is None,
        Flag.WITHHELD: quote.withheld,
        Flag.CORRECTED: quote.corrected and not quote.withheld and not quote.astray,
    }
    return tuple(flag for flag, there in found.items() if there)


def marks_told(quote: Quote) -> str:
    """Which kinds of marks a quote has, each once, in the order in which they are offered."""
    names = {
        Cut: _("words left out"),
        Insert: _("words inserted"),
        Mask: _("names masked"),
        Emphasis: _("emphasis added"),
    }
    kinds = {type(mark) for mark in marks_from_json(quote.marks)}
    return ", ".join(name for kind, name in names.items() if kind in kinds)


class _Theming:
    """The themes that quotes were made for, by the passages the member may see."""

    def __init__(self, member: Member) -> None:
        rows = Theme.objects.visible_to(member).values_list("pk", "name", "parent_id")
        self._themes = {key: (name, parent) for key, name, parent in rows}
        self._evidence = {row.pk: row for row in Evidence.objects.visible_to(member)}

    def joined(self, quote: Quote) -> str:
        """How its passage is joined to the theme; empty where it was taken out."""
        row = self._evidence.get(quote.evidence_id or quote.pk)
        return str(row.get_joined_display()) if row else ""

    def contrary(self, quote: Quote) -> bool:
        row = self._evidence.get(quote.evidence_id or quote.pk)
        return row is not None and row.joined == Joined.CONTRARY

    def path(self, quote: Quote) -> list[tuple[uuid.UUID, str]]:
        """Ids and names of its theme and those above, the highest first."""
        row = self._evidence.get(quote.evidence_id or quote.pk)
        found: list[tuple[uuid.UUID, str]] = []
        key = row.theme_id if row else None
        while key in self._themes and key not in [known for known, _name in found]:
            name, above = self._themes[key]
            found.insert(0, (key, name))
            key = above
        return found
