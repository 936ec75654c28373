"""Canonical JSON, digests and a row's plain values: shared by writing and checking."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from interviews.projects.models.recorded import Recorded

NOT_RECORDED = {"id", "version", "project_id"}


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same value always gives the same text."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=plain
    )


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def chained(previous: str, body: str) -> str:
    """The hash of an event whose predecessor's hash is ``previous``."""
    return digest(f"{previous}\n{body}")


def plain(value: Any) -> Any:
    """A value as JSON knows it; a row is its label and id."""
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
    return value


def fields_of(row: Recorded) -> dict[str, Any]:
    """The recorded fields of a row, by attribute name, as JSON values."""
    return {
        field.attname: plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.attname not in NOT_RECORDED and field.attname not in row.DERIVED
    }


def new_salt() -> str:
    return secrets.token_hex(16)


def salted(salt: str, value: Any) -> str:
    return digest(salt + canonical(value))
