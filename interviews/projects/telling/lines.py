"""Events as lines a person reads: who, when, what they did, to what."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from interviews.projects import registers
from interviews.projects.alike import gathering, spoken_of
from interviews.projects.models import Change, Event, Member, Recorded, UndoStep
from interviews.projects.models.history import UndoState
from interviews.projects.registers import Described
from interviews.projects.telling.words import (
    Detail,
    Payloads,
    details,
    may_read_past,
    moved_to,
    payloads_of,
    placings,
)

MOST_ROWS = 24
MOST_SUBJECTS = 3
LONGEST_TITLE = 120
Rows = dict[tuple[str, Any], Recorded]
Named = dict[tuple[str, Any], Described]


@dataclass(frozen=True)
class Line:
    """One event for its reader; ``seq`` addresses it and is not for showing.

    ``common`` is what it shares with like acts, by which they are told together.
    """

    seq: int
    at: datetime
    verb: str
    member: Member | None
    sentence: str
    common: Described | None = None
    subjects: list[Described] = field(default_factory=list)
    more: int = 0
    details: list[Detail] = field(default_factory=list)
    undone: bool = False

    @property
    def opening(self) -> str:
        """The sentence, with a colon where what it is about follows."""
        return _("%(sentence)s:") % {"sentence": self.sentence} if self.subjects else self.sentence

    @property
    def told_alone(self) -> bool:
        """Undoing is not summed up: each act undone is another."""
        return self.verb.startswith("history.")

    @property
    def day(self) -> date:
        """The day it happened, in the project's zone."""
        return timezone.localdate(self.at)


def tell(
    member: Member, events: Sequence[Event], *, in_full: bool = False, in_brief: bool = False
) -> list[Line]:
    """Lines for events the member may see; ``in_full`` adds the words they changed.

    ``in_brief`` names only what like acts share, where they share something. The number of
    queries depends on how many kinds of rows the events touch, never on how many events or rows
    there are.
    """
    seqs = [event.seq for event in events]
    changes = _changes(member, seqs)
    if in_brief:
        changes = _summed_up(events, changes)
    rows = _rows(member, changes)
    common = _common(member, events, changes, rows)
    told = [change for change in changes if not (in_brief and change.seq in common)]
    named = _names(member, rows, told)
    people = Member.objects.filter(project_id=member.project_id).select_related("user")
    authors = {person.pk: person for person in people}
    undone = _undone(member, seqs)
    verbs = _verbs(member, events)
    payloads = payloads_of(member.project_id, seqs) if in_full else {}
    titles = _titles(member, told)
    by_seq: dict[int, list[Change]] = defaultdict(list)
    for change in told:
        by_seq[change.seq].append(change)
    lines = []
    for event in events:
        # "Ben joined" need not add that it was about Ben.
        own = (Member._meta.label, event.member_id)
        mine = [change for change in by_seq[event.seq] if _key(change) != own]
        line = Line(
            seq=event.seq,
            at=event.at,
            verb=event.verb,
            member=authors.get(event.member_id) if event.member_id else None,
            sentence=_sentence(event, verbs, moved_to(mine, titles)),
            common=common.get(event.seq),
            details=_details(member, mine, rows, named, payloads, titles) if in_full else [],
            undone=event.seq in undone,
        )
        lines.append(_about(line, mine, named))
    return lines


def in_few_words(member: Member, seq: int) -> str:
    """One act as its sentence and what it was about, at little cost: for who has just undone it."""
    event = Event.objects.get(project_id=member.project_id, seq=seq)
    changes = _summed_up([event], _changes(member, [seq]))
    rows = _rows(member, changes)
    shared = _common(member, [event], changes, rows).get(seq)
    about = shared or next(iter(_names(member, rows, changes).values()), None)
    sentence = said(event.verb, _facts(event))
    if about is None or not about.title:
        return sentence
    return _("%(sentence)s: %(what)s") % {"sentence": sentence, "what": about.title}


def _titles(member: Member, changes: Iterable[Change]) -> dict[str, str]:
    """The names of rows that rows were moved from or to, as far as the member may see them."""
    titles: dict[str, str] = {}
    for label, keys in placings(changes).items():
        describe = registers.describer_of(label)
        rows = list(_within(member, label).filter(pk__in=keys)) if describe and keys else []
        if describe and rows:
            titles |= {str(key): entry.title for key, entry in describe(member, rows).items()}
    return titles


def names_of(member: Member, rows: Iterable[Recorded]) -> dict[tuple[type[Recorded], UUID], str]:
    """What these rows are called elsewhere, as far as the member may see them; else in short."""
    named, by_label = {}, defaultdict(list)
    for row in rows:
        named[type(row), row.pk] = registers.name_of(row)
        by_label[row._meta.label].append(row)
    for label, some in by_label.items():
        describe = registers.describer_of(label)
        seen = list(_within(member, label).filter(pk__in=[row.pk for row in some]))
        for key, entry in (describe(member, seen) if describe and seen else {}).items():
            named[type(some[0]), key] = entry.title or named[type(some[0]), key]
    return named


def _details(
    member: Member,
    changes: Iterable[Change],
    rows: Rows,
    named: Named,
    payloads: Payloads,
    titles: Mapping[str, str],
) -> list[Detail]:
    """What is worth reading of these changes; what they say alike is said once."""
    found = (
        detail
        for change in changes
        if _key(change) in named and may_read_past(member, rows.get(_key(change)))
        for detail in details(change, payloads, titles)
    )
    return list(dict.fromkeys(found))


def _changes(member: Member, seqs: Iterable[int]) -> list[Change]:
    rows = Change.objects.filter(
        project_id=member.project_id, seq__in=list(seqs), ordinal__lt=MOST_ROWS
    )
    return list(rows.order_by("seq", "ordinal"))


def _summed_up(events: Iterable[Event], changes: Iterable[Change]) -> list[Change]:
    """Without the changes that a line about its verb's own model does not speak of."""
    of = {event.seq: spoken_of(event.verb) for event in events}
    spoken = {event: model._meta.label for event, model in of.items() if model}
    return [change for change in changes if spoken.get(change.seq, change.model) == change.model]


def _key(change: Change) -> tuple[str, Any]:
    return change.model, change.row_id


def _rows(member: Member, changes: Iterable[Change]) -> Rows:
    """The changed rows that can be named and that the member may see; one query a model."""
    wanted: dict[str, set[Any]] = defaultdict(set)
    for change in changes:
        if registers.describer_of(change.model):
            wanted[change.model].add(change.row_id)
    return {
        (label, row.pk): row
        for label, keys in wanted.items()
        for row in _within(member, label).filter(pk__in=keys)
    }


def _names(member: Member, rows: Rows, changes: Iterable[Change]) -> Named:
    """The names of the rows these changes are of: a fixed number of queries a model."""
    wanted: dict[str, dict[Any, Recorded]] = defaultdict(dict)
    for change in changes:
        if _key(change) in rows:
            wanted[change.model][change.row_id] = rows[_key(change)]
    named: Named = {}
    for label, found in wanted.items():
        describe = registers.describer_of(label)
        for key, entry in (describe(member, list(found.values())) if describe else {}).items():
            named[label, key] = _gone(entry) if found[key].removed else entry
    return named


def _gone(entry: Described) -> Described:
    """Nothing is left to see of a removed row but its name."""
    return entry if entry.lasting else replace(entry, url="", gone=bool(entry.title))


def _common(
    member: Member, events: Iterable[Event], changes: Iterable[Change], rows: Rows
) -> dict[int, Described]:
    """What each event shares with like ones, by seq; a fixed number of queries a verb."""
    verbs = {event.seq: event.verb for event in events}
    found: dict[int, Described] = {}
    for verb, alike in gathering().items():
        label = alike.of._meta.label if alike.of else ""
        keys = {
            change.seq: (label, change.row_id)
            for change in changes
            if verbs.get(change.seq) == verb and change.model == label
        }
        held = {seq: rows[key] for seq, key in keys.items() if key in rows}
        if held and alike.common:
            shared = alike.common(member, list(held.values()))
            found |= {seq: shared[row.pk] for seq, row in held.items() if row.pk in shared}
    return found


def _within(member: Member, label: str) -> Any:
    """Rows of a model the member may see; the project itself belongs to no project."""
    rows: Any = apps.get_model(label)._default_manager.all()
    if hasattr(rows, "within"):
        return rows.within(member)
    return rows.filter(pk=member.project_id)


def _undone(member: Member, seqs: Iterable[int]) -> set[int]:
    steps = UndoStep.objects.filter(member__project_id=member.project_id, seq__in=list(seqs))
    return set(steps.exclude(state=UndoState.DONE).values_list("seq", flat=True))


def _verbs(member: Member, events: Iterable[Event]) -> dict[int, str]:
    """What the undone or redone events among these were (one query)."""
    of = [_facts(event).get("of") for event in events if event.verb.startswith("history.")]
    rows = Event.objects.filter(project_id=member.project_id, seq__in=[seq for seq in of if seq])
    return dict(rows.values_list("seq", "verb"))


def _facts(event: Event) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(event.body).get("about", {})
    return facts


def _sentence(event: Event, verbs: dict[int, str], to: str) -> str:
    """``to``: where the rows it is about were moved, by name."""
    facts = _facts(event) | {"to": to}
    if event.verb.startswith("history.") and facts.get("of") in verbs:
        facts["act"] = said(verbs[facts["of"]], {})
    return said(event.verb, facts)


def said(verb: str, facts: dict[str, Any]) -> str:
    """The sentence of a verb, to follow its author's name."""
    sentence = registers.sentence_of(verb)
    return str(sentence(facts)) if sentence else _("changed something")


def _about(line: Line, changes: Iterable[Change], named: Named) -> Line:
    """Add what the line is about: each row once; a passage only where nothing lies on it."""
    keys = dict.fromkeys(_key(change) for change in changes if _key(change) in named)
    of = spoken_of(line.verb)
    keys = dict.fromkeys(key for key in keys if of and key[0] == of._meta.label) or keys
    lasting = [key for key in keys if apps.get_model(key[0]).PERMANENT]
    subjects = [named[key] for key in keys if key not in lasting or len(lasting) == len(keys)]
    if not subjects and line.common:
        subjects = [line.common]
    once = list(dict.fromkeys(_short(subject) for subject in subjects if subject.title))
    return replace(line, subjects=once[:MOST_SUBJECTS], more=max(0, len(once) - MOST_SUBJECTS))


def _short(subject: Described) -> Described:
    return replace(subject, title=Truncator(subject.title).chars(LONGEST_TITLE))
