"""The words an event was about, as they were then; where they were erased, it says so."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import BooleanField, Field
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from interviews.projects.models import Change, Member, Payload, Recorded

LONGEST = 400
Payloads = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Detail:
    """One field of one row: what it said before (empty for a new row) and after."""

    label: str
    before: str
    after: str


def payloads_of(project_id: uuid.UUID, seqs: Iterable[int]) -> Payloads:
    """The words that survive of these events, by payload id (one query)."""
    rows = Payload.objects.filter(project_id=project_id, seq__in=list(seqs))
    return {str(row.pk): json.loads(row.words) for row in rows}


def placings(changes: Iterable[Change]) -> dict[str, set[str]]:
    """The ids of rows that these changes moved rows from or to, by the model's label."""
    found: dict[str, set[str]] = {}
    for change in changes:
        model = apps.get_model(change.model)
        body = json.loads(change.body) if model.PLACED else {}
        for name in model.PLACED:
            label = model._meta.get_field(name).related_model._meta.label
            sides = (body.get("before") or {}, body.get("after") or {})
            found.setdefault(label, set()).update(
                str(side[name]) for side in sides if body.get("before") and side.get(name)
            )
    return found


def moved_to(changes: Iterable[Change], titles: Mapping[str, str]) -> str:
    """Where these changes moved rows to, if all moved to one place that has a name here."""
    found = set()
    for change in changes:
        names = apps.get_model(change.model).PLACED
        body = json.loads(change.body) if names else {}
        before, after = body.get("before") or {}, body.get("after") or {}
        found |= {
            after.get(name) for name in names if before and before.get(name) != after.get(name)
        }
    return titles.get(str(found.pop()), "") if len(found) == 1 else ""


def details(change: Change, payloads: Payloads, titles: Mapping[str, str]) -> list[Detail]:
    """What a reader wants to know of a change: words, choices, marks, and by ``titles`` from
    which row to which it was moved."""
    model: type[Recorded] = apps.get_model(change.model)
    body = json.loads(change.body)
    before, after = body["before"] or {}, body["after"]
    told = []
    for field in model._meta.concrete_fields:
        name = field.attname
        if name not in after or not _readable(model, field):
            continue
        was = _shown(field, before.get(name), payloads, f"before.{name}")
        now = _shown(field, after[name], payloads, f"after.{name}")
        if was or (now and name in model.WORDS) or before:
            told.append(Detail(str(field.verbose_name), was, now))
    return [*told, *_moved(model, before, after, titles)]


def _moved(
    model: type[Recorded],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    titles: Mapping[str, str],
) -> Iterator[Detail]:
    for name, (label, none) in model.PLACED.items():
        if before and name in after and before.get(name) != after[name]:
            was, now = (
                titles.get(str(side[name]), "…") if side.get(name) else str(none)
                for side in (before, after)
            )
            yield Detail(str(label), was, now)


def may_read_past(member: Member, row: Recorded | None) -> bool:
    """Whether the member may read what a row once said (a memo may have been private then)."""
    if row is None or not row.PAST_OF:
        return True
    return bool(getattr(row, row.PAST_OF) == member.pk)


def _readable(model: type[Recorded], field: Field[Any, Any]) -> bool:
    mark = isinstance(field, BooleanField) and field.name != "removed"
    return field.attname in model.WORDS or bool(field.choices) or mark


def _shown(field: Field[Any, Any], value: Any, payloads: Payloads, key: str) -> str:
    if isinstance(value, dict) and "payload" in value:
        words = payloads.get(value["payload"], {})
        if key not in words:
            return str(_("[erased]"))
        value = words[key]
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if value in (None, "", [], {}) or not isinstance(value, str):
        return ""
    return Truncator(str(dict(field.flatchoices).get(value, value))).chars(LONGEST)
