"""The key of a project's pseudonyms: a file apart from the database, and what it seals.

The file holds Fernet keys, one a line, the newest first; it is never exported and in no backup.
"""

from __future__ import annotations

import json
import os
import tempfile
import uuid
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from interviews.projects.errors import Refused


class KeyMissing(Refused):
    """What is sealed cannot be read here: its key is not where keys are kept."""

    status = 409


def folder() -> Path:
    """Where keys are kept: ``MASKING_KEYS_DIR``, or ``keys`` beside the state of a laptop."""
    return Path(settings.MASKING_KEYS_DIR or Path(settings.HOME) / "keys")


def path_of(project_id: uuid.UUID) -> Path:
    return folder() / f"{project_id}.key"


def there_is(project_id: uuid.UUID) -> bool:
    return path_of(project_id).exists()


def make(project_id: uuid.UUID) -> None:
    """Make the project's key, unless it has one; two makers at once agree on one."""
    path = path_of(project_id)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


def renew(project_id: uuid.UUID) -> None:
    """Put a new key before the old ones: it seals from now on, they still open."""
    path = path_of(project_id)
    _replace(project_id, [Fernet.generate_key(), *path.read_bytes().split()])


def forget_old(project_id: uuid.UUID) -> None:
    """Keep the newest key alone: nothing that only older ones sealed can be read ever again."""
    _replace(project_id, path_of(project_id).read_bytes().split()[:1])


def _replace(project_id: uuid.UUID, lines: list[bytes]) -> None:
    path = path_of(project_id)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(b"".join(line + b"\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(path)


def seal(project_id: uuid.UUID, value: Any) -> bytes:
    """A JSON value (or bytes) that only the project's key opens. Raises KeyMissing."""
    data = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    return _box(project_id).encrypt(data)


def opened(project_id: uuid.UUID, sealed: bytes | memoryview) -> bytes:
    """The bytes that were sealed. Raises KeyMissing where the key is gone or another."""
    try:
        return _box(project_id).decrypt(bytes(sealed))
    except InvalidToken:
        raise KeyMissing(_missing()) from None


def unseal(project_id: uuid.UUID, sealed: bytes | memoryview) -> Any:
    """The JSON value that was sealed."""
    return json.loads(opened(project_id, sealed))


def _box(project_id: uuid.UUID) -> MultiFernet:
    try:
        lines = path_of(project_id).read_bytes().split()
        return MultiFernet([Fernet(line) for line in lines])
    except (OSError, ValueError):
        raise KeyMissing(_missing()) from None


def _missing() -> str:
    return _(
        "The key of this project's pseudonyms is not on this server, so what was sealed with it "
        "cannot be read. Put the key's file back where keys are kept."
    )
