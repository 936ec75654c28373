"""What a reader can ask of the history, and what their address asks; only what they may see."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.http import QueryDict
from django.utils.http import urlencode

from interviews.projects import registers
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.registers import Linkable
from interviews.projects.telling.events import About, Asked

R = TypeVar("R")
FILTERS = ("person", "kind", "verbs", "day", "about", "after")


@dataclass(frozen=True)
class Thing:
    """A row to choose: ``value`` is how an address names it."""

    value: str
    title: str


@dataclass
class Question:
    """The reader's question: as an ``Asked``, and as the address had it, without its page."""

    asked: Asked
    filters: dict[str, str] = field(default_factory=dict)
    each: bool = False

    def address(self, **more: str | int) -> str:
        each = {"each": "1"} if self.each else {}
        return urlencode({**self.filters, **each, **more})


def question(member: Member, query: QueryDict) -> Question:
    """What the address asks; what makes no sense in it, or is not to be seen, is left aside."""
    sent = query.get("kind", "")
    asked = Asked(
        person=_read(uuid.UUID, query.get("person", "")),
        day=_read(_day, query.get("day", "")),
        kind=sent if sent in registers.kinds_of_act() else "",
        verbs=_verbs(query.get("verbs", "")),
        about=_about(member, query.get("about", "")),
        before=whole(query.get("before", "")),
        after=whole(query.get("after", "")),
    )
    meant = (name for name in FILTERS if getattr(asked, name) not in (None, "", ()))
    return Question(asked, {name: query.get(name, "") for name in meant}, "each" in query)


def kinds() -> dict[str, str]:
    """Kinds of acts by what their verbs begin with, in order of name; each name once."""
    named: dict[str, str] = {}
    for key, label in registers.kinds_of_act().items():
        if str(label) not in named.values():
            named[key] = str(label)
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def things(member: Member, about: About | None) -> dict[str, list[Thing]]:
    """The rows to choose from, by kind; what was asked about is among them."""
    found: dict[str, list[Thing]] = {}
    for label, entry in registers.linkables().items():
        rows = entry.visible(member)
        if not entry.listed:
            if about is None or about[0] is not entry.model:
                continue
            rows = rows.filter(pk=about[1])
        named = entry.describe(member, list(rows))
        if named:
            found[str(entry.kind)] = [
                Thing(f"{label}:{key}", described.title) for key, described in named.items()
            ]
    return found


def _verbs(sent: str) -> tuple[str, ...]:
    """Verbs as pages that lead here name them, with commas between."""
    return tuple(verb for verb in sent.split(",") if registers.sentence_of(verb))


def _about(member: Member, sent: str) -> About | None:
    label, _colon, key = sent.partition(":")
    entry, row_id = registers.linkable_of(label), _read(uuid.UUID, key)
    if entry is None or row_id is None or not _sees(member, entry, row_id):
        return None
    return entry.model, row_id


def _sees(member: Member, entry: Linkable, row_id: uuid.UUID) -> bool:
    return entry.visible(member).filter(pk=row_id).exists()


def _day(sent: str) -> date:
    """A day that begins and ends in the calendar, whatever the zone. Raises ValueError."""
    day = date.fromisoformat(sent)
    if not date.min.year < day.year < date.max.year:
        raise ValueError
    return day


def _read(read: Callable[[str], R], value: str) -> R | None:
    try:
        return read(value) if value else None
    except ValueError:
        return None
