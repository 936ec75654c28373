"""The fields of every room that may hold names, and masking them row by row.

Nothing is listed by hand: every text of a project's rows counts, but what only machines read.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from interviews.masking import sealing
from interviews.masking.applying import Masking
from interviews.projects import registers
from interviews.projects.history import Act, action
from interviews.projects.history.purging import path_to_project
from interviews.projects.history.texts import each, holds
from interviews.projects.models import (
    Blob,
    Change,
    Event,
    Head,
    Invitation,
    Job,
    Link,
    Member,
    Operation,
    Payload,
    Project,
    Recorded,
    UndoStep,
)
from interviews.transcripts.models import Anchor, ImportFile
from interviews.transcripts.models.importing import ImportState

BATCH = 200
LARGEST = 26 * 1024 * 1024  # larger than any transcript: a recording
# History is forgotten, not rewritten; people who work here are no participants.
ELSEWHERE = {Anchor, Blob, Change, Event, Head, Invitation, Job, Link, Member, Operation, Payload}
MACHINES = {"slug", "language", "time_zone", "digest", "sha256", "media_type", "token", "format"}
Model = type[models.Model]


def models_with_words() -> list[Model]:
    """The models of every room whose rows may hold names, by label."""
    ours = (
        model
        for model in apps.get_models()
        if model is Project or path_to_project(model)
        if model not in {*ELSEWHERE, UndoStep} and model._meta.app_label != "masking"
    )
    return sorted((model for model in ours if fields_of(model)), key=lambda m: m._meta.label)


def fields_of(model: Model) -> list[str]:
    """The names of a model's fields that hold free text, or JSON with text in it."""
    derived = getattr(model, "DERIVED", ())
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, kinds)
        and not field.choices
        and field.attname not in derived
        and field.attname not in MACHINES
        and not isinstance(field, models.SlugField | models.EmailField)
    ]


def rows_of(model: Model, project_id: uuid.UUID) -> models.QuerySet[Any]:
    """All rows of a project, removed ones too, in a fixed order."""
    path = "pk" if model is Project else path_to_project(model)
    return model._default_manager.filter(**{path: project_id}).order_by("pk")


@action("masking.applied", undoable=False)
def mask_rows(act: Act, /, *, model: Model, masking: Masking) -> int:
    """Mask names in all rows of one model; the number of rows changed."""
    changed = 0
    for row, values in _masked(model, act.project_id, masking):
        _keep_places(act.project_id, row, values, masking)
        values = {name: _fitting(row, name, value) for name, value in values.items()}
        if isinstance(row, Recorded):
            act.restore(row, values, act.seq)
        else:
            model._default_manager.filter(pk=row.pk).update(**values)
        if isinstance(row, ImportFile) and row.state != ImportState.WAITING:
            sealing.seal_file(row.blob_id)
        changed += 1
    if changed:
        act.tell(rows=changed)
    return changed


def counted(model: Model, member: Member, masking: Masking) -> int:
    """How many rows of a model that the member may see hold one of the names.

    Nothing is told of others: whoever may decide about names could ask for words in this way.
    """
    manager: Any = model._default_manager
    rows = rows_of(model, member.project_id)
    if hasattr(manager, "visible_to"):
        rows = rows.filter(pk__in=manager.visible_to(member).values("pk"))
    values = rows.values_list(*fields_of(model)).iterator(BATCH)
    return sum(any(holds(value, masking.finder.find) for value in row) for row in values)


def _masked(
    model: Model, project_id: uuid.UUID, masking: Masking
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Rows with names in them, each with its fields as masked."""
    names = fields_of(model)
    measures = {one.field: one for one in registers.span_measures() if one.model is model}
    found = rows_of(model, project_id)
    keys = [
        pk
        for pk, *values in found.values_list("pk", *names).iterator(BATCH)
        if any(holds(value, masking.finder.find) for value in values)
    ]
    for start in range(0, len(keys), BATCH):
        for row in found.filter(pk__in=keys[start : start + BATCH]):
            values = {
                name: each(getattr(row, name), masking.text)
                for name in names
                if holds(getattr(row, name), masking.finder.find)
            }
            for name in values.keys() & measures.keys():
                values[name] = measures[name].move(values[name], _same, _same)
            yield row, values


def _same(at: int) -> int:
    return at


def _keep_places(project_id: uuid.UUID, row: Any, values: dict[str, Any], masking: Masking) -> None:
    """Remember under the key what each field was, so that one name can be put back."""
    for name in values:
        before = getattr(row, name)
        content: dict[str, Any] = {"before": before}
        if isinstance(before, str):
            text, places = masking.recorded(before)
            content = {"text": text, "places": places}
        sealing.store(project_id, sealing.PLACES, row, name, content)


def _fitting(row: Any, name: str, value: Any) -> Any:
    """What the field has room for, and what no other row of the project has where none may."""
    if not isinstance(value, str):
        return value
    field = row._meta.get_field(name)
    value = value[: field.max_length] if field.max_length else value
    unique = {one for rule in row._meta.constraints for one in getattr(rule, "fields", ())}
    if name not in unique or "project" not in unique:
        return value
    taken = set(rows_of(type(row), row.project_id).exclude(pk=row.pk).values_list(name, flat=True))
    numbered = (f"{value[: (field.max_length or 99) - 4]} {number}" for number in range(2, 9999))
    return value if value not in taken else next(one for one in numbered if one not in taken)


@action("masking.applied", undoable=False)
def seal_files(act: Act, /, *, masking: Masking) -> int:
    """Seal files of the project that show a name, or have one in their own names."""
    waiting = ImportFile.objects.filter(project_id=act.project_id, state=ImportState.WAITING)
    blobs = Blob.objects.filter(project_id=act.project_id, size__gt=0, size__lte=LARGEST)
    files = blobs.exclude(pk__in=waiting.values("blob_id")).exclude(media_type__startswith="audio")
    sealed = 0
    for key in list(files.values_list("pk", flat=True)):
        blob = Blob.objects.get(pk=key)
        if masking.finder.find(blob.name) or sealing.in_bytes(bytes(blob.data), masking.finder):
            sealing.seal_file(key)
            sealed += 1
    return sealed
