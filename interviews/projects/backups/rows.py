"""Rows as lines of JSON that read the same from every database."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import BinaryField, Field, Model

# Made anew by every installation, or only of use to it.
LEFT_OUT_APPS = {"auth", "contenttypes", "sessions", "axes"}
LEFT_OUT_MODELS = {"projects.GuardLift", "projects.User_groups", "projects.User_user_permissions"}
MANY, FEW = 1000, 10

Fields = list[Field[Any, Any]]


def kept_models() -> list[type[Model]]:
    """Every model whose rows belong in an archive, by label."""
    models = apps.get_models(include_auto_created=True)
    kept = [model for model in models if model._meta.managed and not model._meta.proxy]
    return sorted((model for model in kept if _belongs(model)), key=label)


def _belongs(model: type[Model]) -> bool:
    if getattr(model, "LEFT_OUT_OF_ARCHIVES", False):
        return False  # It follows from other rows and is made anew.
    return model._meta.app_label not in LEFT_OUT_APPS and label(model) not in LEFT_OUT_MODELS


def label(model: type[Model]) -> str:
    return model._meta.label


def fields_of(model: type[Model]) -> Fields:
    return [field for field in model._meta.concrete_fields if not field.generated]


def batch_size(model: type[Model]) -> int:
    """How many rows to hold at once: few where a row may hold a whole file."""
    return FEW if any(isinstance(field, BinaryField) for field in fields_of(model)) else MANY


def lines(model: type[Model]) -> Iterator[bytes]:
    """Each row as a line of JSON, in the order of the primary key."""
    names = [field.attname for field in fields_of(model)]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(batch_size(model)):
        told = {name: plain(value) for name, value in zip(names, row, strict=True)}
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield text.encode() + b"\n"


def plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    return value


def row_of(model: type[Model], fields: Fields, line: bytes) -> Model:
    """The unsaved row; a field the line does not know keeps its default."""
    told = json.loads(line)
    values = {
        field.attname: field.to_python(told[field.attname])
        for field in fields
        if field.attname in told
    }
    return model(**values)
