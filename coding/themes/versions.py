"""A theme's versions, told from the project's history: who, when, and what was otherwise then.

Only rows the member may see are read; words that were erased read "[erased]".
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from coding.themes.models import Answer, Drawn, Evidence, Theme, Unchosen
from coding.themes.unfolding import Difference, State, Step, between, unfold
from interviews.projects.models import Change, Event, Member
from interviews.projects.telling.words import Payloads, payloads_of

OWN: tuple[tuple[str, Any, str], ...] = (
    ("theme", Theme, "pk"),
    ("code", Drawn, "theme"),
    ("passage", Evidence, "theme"),
    ("participant", Unchosen, "theme"),
    ("answer", Answer, "theme"),
)


@dataclass(frozen=True)
class Version:
    """One version: after which event, whose, when, and what differs from the one before."""

    number: int
    seq: int
    at: datetime
    member: Member | None
    state: State
    difference: Difference
    first: bool = False


def versions_of(member: Member, theme: Theme) -> list[Version]:
    """The versions of a theme, the oldest first; a fixed number of queries.

    Passages that one person joined or took out on one day, and what they noted of participants,
    with nothing else between, are one.
    """
    states = unfold(_steps(member, theme))
    events = {
        event.seq: event
        for event in Event.objects.filter(
            project_id=member.project_id, seq__in=[seq for seq, _state in states]
        )
    }
    people = Member.objects.filter(project_id=member.project_id).select_related("user")
    authors: dict[Any, Member] = {person.pk: person for person in people}
    found: list[Version] = []
    for seq, state in states:
        event = events[seq]
        author = authors.get(event.member_id)
        _add(found, Version(0, seq, event.at, author, state, between(State(), state)))
    return found


def _add(found: list[Version], new: Version) -> None:
    """Put a version behind the others, or in the last one's place where it only goes on."""
    if not found:
        found.append(_numbered(new, State(), 1))
        return
    last = found[-1]
    step = between(last.state, new.state)
    if not step:
        return
    if _goes_on(found, new, step):
        before = found[-2].state
        found[-1] = _numbered(new, before, last.number)
    else:
        found.append(_numbered(new, last.state, last.number + 1))


def _goes_on(found: Sequence[Version], new: Version, step: Difference) -> bool:
    last = found[-1]
    alike = step.beside_alone and last.difference.beside_alone and not last.first
    day = timezone.localdate(last.at) == timezone.localdate(new.at)
    return alike and day and last.member == new.member


def _numbered(new: Version, before: State, number: int) -> Version:
    difference = between(before, new.state)
    return Version(number, new.seq, new.at, new.member, new.state, difference, number == 1)


def _steps(member: Member, theme: Theme) -> list[Step]:
    """What was written to the theme and to what stands beside it, in order."""
    kinds: dict[uuid.UUID, str] = {}
    rows: dict[uuid.UUID, Any] = {}
    for kind, model, key in OWN:
        for row in model.objects.within(member).filter(**{key: theme.pk}):
            kinds[row.pk], rows[row.pk] = kind, row
    changes = list(
        Change.objects.filter(project_id=member.project_id, row_id__in=list(kinds)).order_by(
            "seq", "ordinal"
        )
    )
    payloads = payloads_of(member.project_id, {change.seq for change in changes})
    written = [
        (change, json.loads(change.body)["after"]) for change in changes if change.row_id in kinds
    ]
    lasting = _last_written(written)
    return [
        Step(
            change.seq,
            kinds[change.row_id],
            change.row_id,
            {
                name: _said(value, f"after.{name}", payloads)
                if lasting[change.row_id, name] != change.seq
                else _now(rows[change.row_id], name)
                for name, value in after.items()
            },
        )
        for change, after in written
    ]


def _last_written(
    written: Iterable[tuple[Change, Mapping[str, Any]]],
) -> dict[tuple[uuid.UUID, str], int]:
    """In which event each field was written last: what it said then it says now."""
    return {(change.row_id, name): change.seq for change, after in written for name in after}


def _now(row: Any, name: str) -> Any:
    value = getattr(row, name, None)
    return str(value) if isinstance(value, uuid.UUID) else value


def _said(value: Any, key: str, payloads: Payloads) -> Any:
    if isinstance(value, dict) and "payload" in value:
        return payloads.get(value["payload"], {}).get(key, _("[erased]"))
    return value
