"""Which events a member may read of: none that touches a row they may not see."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.reverse_related import ForeignObjectRel

from interviews.projects import registers
from interviews.projects.languages import zone
from interviews.projects.models import (
    Change,
    Event,
    Link,
    Member,
    Recorded,
    Tracked,
    TrackedQuerySet,
)
from interviews.projects.prepared import prepared_exists

About = tuple[type[Recorded], uuid.UUID]


@dataclass(frozen=True)
class Asked:
    """What the reader narrowed the history to: events before and after these seqs.

    ``about`` is a row's model and id; what belongs to it or hangs on it is meant, too. ``verbs``
    are exact ones, where a whole kind is too many.
    """

    person: uuid.UUID | None = None
    day: date | None = None
    kind: str = ""
    verbs: tuple[str, ...] = ()
    about: About | None = None
    before: int | None = None
    after: int | None = None


def visible_events(member: Member, asked: Asked | None = None) -> QuerySet[Event]:
    """Events of the member's project whose every row they may see, newest first."""
    asked = asked or Asked()
    rows = Event.objects.filter(project_id=member.project_id).order_by("-seq")
    if asked.person:
        rows = rows.filter(member_id=asked.person)
    if asked.kind:
        rows = rows.filter(_of_kind(asked.kind))
    if asked.verbs:
        rows = rows.filter(verb__in=asked.verbs)
    if asked.about:
        rows = rows.filter(seq__in=_touching(member, *asked.about))
    if asked.day:
        midnight = datetime.combine(asked.day, time(), zone(member.project.time_zone))
        rows = rows.filter(at__gte=midnight, at__lt=midnight + timedelta(days=1))
    if asked.before is not None:
        rows = rows.filter(seq__lt=asked.before)
    if asked.after is not None:
        rows = rows.filter(seq__gt=asked.after)
    return rows.exclude(hidden_changes(member, F("seq")))


def _of_kind(kind: str) -> Q:
    """Verbs of this kind and of others named alike: people choose among names."""
    kinds = registers.kinds_of_act()
    like = Q(pk__in=[])
    for key, label in kinds.items():
        if label == kinds.get(kind):
            like |= Q(verb__startswith=f"{key}.")
    return like


def _touching(member: Member, model: type[Recorded], row_id: uuid.UUID) -> QuerySet[Any, Any]:
    """The seqs of events that changed the row, rows that point to it, or what hangs on it."""
    hung = Q(target_id=row_id) | Q(source_id=row_id) | Q(interview_id=row_id)
    touched = Q(row_id=row_id) | Q(row_id__in=Link.objects.filter(hung).values("pk"))
    for field in model._meta.get_fields(include_hidden=True):
        other = field.related_model
        if not isinstance(field, ForeignObjectRel) or other in (model, "self"):
            continue
        if isinstance(other, type) and issubclass(other, Recorded):
            rows = other._default_manager.filter(**{field.field.name: row_id})
            touched |= Q(row_id__in=rows.values("pk"))
    return Change.objects.filter(touched, project_id=member.project_id).values("seq")


@prepared_exists
def hidden_changes(member: Member, seq: int) -> QuerySet[Change]:
    """Changes of the event's rows that the member may not see."""
    mine = Change.objects.filter(project_id=member.project_id, seq=seq)
    hidden = Q(Exists(_hidden_links(member)), model=Link._meta.label)
    for model in guarded():
        hidden |= _hides(member, model, "model", "row_id")
    return mine.filter(hidden)


def _hidden_links(member: Member) -> QuerySet[Link]:
    """The outer change's link, where either end of it is hidden."""
    hidden = Q(pk__in=[])
    for model in guarded():
        hidden |= _hides(member, model, "source_model", "source_id")
        hidden |= _hides(member, model, "target_model", "target_id")
    return Link.objects.filter(hidden, pk=OuterRef("row_id"))


def _hides(member: Member, model: type[Tracked], label: str, key: str) -> Q:
    seen = model._default_manager.all().within(member)  # type: ignore[attr-defined]
    return Q(~Exists(seen.filter(pk=OuterRef(key))), **{label: model._meta.label})


def guarded() -> list[type[Tracked]]:
    """The models of which a member may see some rows and not others."""
    tracked = (model for model in apps.get_models() if issubclass(model, Tracked))
    return [model for model in tracked if _narrows(model)]


def _narrows(model: type[Tracked]) -> bool:
    own = type(model._default_manager.all())
    return getattr(own, "within", None) is not TrackedQuerySet.within
