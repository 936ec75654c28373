"""Rows without their words: recorded ones blanked and removed, others deleted."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Field, JSONField, Model, TextField

from interviews.projects.history import Act
from interviews.projects.history.erasing import forget
from interviews.projects.models import Blob, Recorded
from interviews.transcripts.models import Anchor, Interview
from interviews.withdrawal.pseudonyms import unseal_nothing
from interviews.withdrawal.reaching import blobs_of

MORE: dict[type[Model], dict[str, Any]] = {
    Anchor: {"placed": False, "settled": True},
    Interview: {"current": None, "interviewers": ""},
}


def blank(act: Act, model: type[Model], ids: Iterable[Any]) -> int:
    """Erase these rows, their files and their past; answers with how many there were to erase."""
    keys = list(ids)
    blobs = blobs_of({model: set(keys)})
    _empty(blobs)
    unseal_nothing(act.project_id, [*keys, *blobs])
    if not issubclass(model, Recorded):
        return model._base_manager.filter(pk__in=keys).delete()[0]
    values = {**blanks(model), **MORE.get(model, {}), "removed": True}
    rows = [row for row in model._base_manager.filter(pk__in=keys) if _differs(row, values)]
    act.erase(rows, **values)
    forget(act.project_id, rows=[row.pk for row in rows])
    return len(rows)


def blanks(model: type[Recorded]) -> dict[str, Any]:
    """What a model's words become, by field."""
    fields = (model._meta.get_field(name) for name in (*model.WORDS, *model.DERIVED))
    return {item.name: _nothing(item) for item in fields if isinstance(item, Field)}


def _nothing(item: Field[Any, Any]) -> Any:
    if isinstance(item, JSONField):
        return item.get_default()
    if isinstance(item, CharField | TextField):
        return ""
    return None if item.null else item.get_default()


def _differs(row: Recorded, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _empty(blobs: Iterable[uuid.UUID]) -> None:
    """Emptied rather than deleted, since rows that stay may lead to them."""
    Blob.objects.filter(pk__in=list(blobs)).update(data=b"", size=0, name="", sha256="")
