"""Canonical JSON, digests and a row's plain values: shared by writing and checking."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import Model

from interviews.projects.models.recorded import Recorded

NOT_RECORDED = {"id", "version", "project_id"}
_JSON = {str, int, bool, float}


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same value always gives the same text."""
    return _ENCODER.encode(value)


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def chained(previous: str, body: str) -> str:
    """The hash of an event whose predecessor's hash is ``previous``."""
    return digest(f"{previous}\n{body}")


def plain(value: Any) -> Any:
    """A value as JSON knows it; a row is its label and id, a function its name."""
    if value is None or type(value) in _JSON:
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, uuid.UUID | date | Decimal):
        return str(value)
    if isinstance(value, Model):
        return [value._meta.label, str(value.pk)]
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if callable(value):
        return getattr(value, "__qualname__", type(value).__qualname__)
    return value


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=plain
)


def fields_of(row: Recorded) -> dict[str, Any]:
    """The recorded fields of a row, by attribute name, as JSON values."""
    return {name: plain(getattr(row, name)) for name in _recorded(type(row))}


@cache
def _recorded(model: type[Recorded]) -> tuple[str, ...]:
    names = (field.attname for field in model._meta.concrete_fields)
    return tuple(name for name in names if name not in {*NOT_RECORDED, *model.DERIVED})


def new_salt() -> str:
    return secrets.token_hex(16)


def salted(salt: str, value: Any) -> str:
    return digest(salt + canonical(value))
