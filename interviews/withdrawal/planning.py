"""What a withdrawal will do, before it does it, as its asker may see it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Model
from django.utils.translation import ngettext

from interviews.projects import registers
from interviews.projects.models import Member
from interviews.projects.registers import Described
from interviews.transcripts.models import AttributeValue, Interview, Participant
from interviews.withdrawal import ledger
from interviews.withdrawal.erasing import UNREAD, files_with
from interviews.withdrawal.quoting import holding, names_of, speech_of, told
from interviews.withdrawal.reaching import Given, Ids, Reached, given_by, reach


@dataclass(frozen=True)
class Choice:
    """A row that can be ticked: what it is, and the words in it that are the participant's."""

    key: str
    described: Described
    words: str = ""


@dataclass
class Plan:
    """``hung`` go with what they hang on; ``quoting`` only lose the words that are not theirs."""

    given: Given
    counts: dict[str, int] = field(default_factory=dict)
    hung: list[Choice] = field(default_factory=list)
    quoting: list[Choice] = field(default_factory=list)
    backups: list[Any] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return lines(self.counts)

    def keys(self) -> set[str]:
        return {choice.key for choice in (*self.hung, *self.quoting)}


def plan_for(member: Member, participant: Participant) -> Plan:
    """All that would be erased; a fixed number of queries a model and interview."""
    given = given_by(participant)
    reached = reach(given)
    speech = speech_of(given, names_of(given))
    plan = Plan(given, _counts(member, given, reached), backups=ledger.backups())
    files = files_with(given, speech)
    plan.counts["unread"] = sum(file.state in UNREAD for file in files)
    plan.counts["files"] = len(files) - plan.counts["unread"]
    hung = {model: ids for model, ids in reached.hung.items() if _hangs(model)}
    plan.hung = _choices(member, hung)
    found = [
        held
        for held in holding(member.project_id, speech, reached)
        if told(type(held.row)) and not held.row.removed
    ]
    words = {held.row.pk: held.words for held in found}
    rows: Ids = {}
    for held in found:
        rows.setdefault(type(held.row), set()).add(held.row.pk)
    plan.quoting = _choices(member, rows, words)
    return plan


def lines(counts: dict[str, int]) -> list[str]:
    """Counts in words, those that are not nought."""
    said = {
        "interviews": lambda n: ngettext("%(n)s interview", "%(n)s interviews", n),
        "shared": lambda n: ngettext(
            "their turns in %(n)s interview that others speak in",
            "their turns in %(n)s interviews that others speak in",
            n,
        ),
        "words": lambda n: ngettext("%(n)s word of transcript", "%(n)s words of transcript", n),
        "values": lambda n: ngettext(
            "%(n)s value in the participants table", "%(n)s values in the participants table", n
        ),
        "files": lambda n: ngettext(
            "%(n)s file waiting to be looked over", "%(n)s files waiting to be looked over", n
        ),
        "unread": lambda n: ngettext(
            "%(n)s file on its way in that nobody has read, whoever is in it",
            "%(n)s files on their way in that nobody has read, whoever is in them",
            n,
        ),
    }
    shown = {name: intcomma(number) for name, number in counts.items() if number}
    found = [said[name](counts[name]) % {"n": shown[name]} for name in said if name in shown]
    return [*found, *(f"{_named(name)}: {shown[name]}" for name in shown if name not in said)]


def _named(label: str) -> str:
    entry = registers.linkable_of(label)
    return str(entry.kind) if entry else label


def _counts(member: Member, given: Given, reached: Reached) -> dict[str, int]:
    """How much of each kind there is that the member may see."""
    mine = Interview.objects.visible_to(member).filter(pk__in=[one.pk for one in given.interviews])
    alone = mine.filter(pk__in=[one.pk for one in given.alone])
    counts = {
        "interviews": alone.count(),
        "shared": mine.count() - alone.count(),
        "words": sum(alone.values_list("current__words", flat=True)),
        "values": AttributeValue.objects.visible_to(member)
        .filter(participant=given.participant)
        .count(),
    }
    for model, ids in (*reached.rows.items(), *reached.hung.items()):
        entry = registers.linkable_of(model._meta.label)
        if entry and ids:
            counts[model._meta.label] = entry.visible(member).filter(pk__in=ids).count()
    return counts


def _choices(member: Member, rows: Ids, words: dict[uuid.UUID, str] | None = None) -> list[Choice]:
    found: list[Choice] = []
    for model, ids in rows.items():
        describe = registers.describer_of(model._meta.label)
        if describe is None or not told(model):
            continue
        seen = _seen(member, model).filter(pk__in=ids, removed=False)
        named = describe(member, seen)
        kind = registers.linkable_of(model._meta.label)
        for key, described in named.items():
            what = described.kind or str(kind.kind if kind else model._meta.verbose_name)
            shown = Described(described.title or what, described.url, what)
            found.append(Choice(str(key), shown, (words or {}).get(key, "")))
    return found


def _hangs(model: type[Model]) -> bool:
    """Whether rows of a model hang on others by links, rather than belong to such a row."""
    return registers.linkable_of(model._meta.label) is not None


def _seen(member: Member, model: type[Model]) -> Any:
    rows: Any = model._default_manager.all()
    return rows.visible_to(member) if hasattr(rows, "visible_to") else rows


def unticked(choices: Iterable[Choice], ticked: Iterable[str]) -> list[str]:
    """The ids of what is to be left alone."""
    chosen = set(ticked)
    return [choice.key for choice in choices if choice.key not in chosen]
