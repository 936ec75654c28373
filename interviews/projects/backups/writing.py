"""Writing an archive while people work: everything as it stood at one moment."""

from __future__ import annotations

import hashlib
import json
import os
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.utils import timezone

from interviews.projects.backups import register
from interviews.projects.backups.rows import kept_models, label, lines
from interviews.projects.models import Head

FORMAT = "polyphony archive 1"
MANIFEST = "manifest.json"
KEPT_DAILY = 10


def write(path: Path) -> dict[str, Any]:
    """Write the archive and give its manifest; the file is there whole or not at all."""
    draft = path.with_name(f".{path.name}.part")
    try:
        descriptor = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with one_moment(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                manifest = _fill(archive)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
        register.enter(path)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


@contextmanager
def one_moment() -> Iterator[None]:
    """Read everything as it stands now, holding up nobody who writes."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Django's own transactions take the write lock at once.
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _fill(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest = {
        "format": FORMAT,
        "made": timezone.now().isoformat(),
        "database": connection.vendor,
        "migrations": sorted(map(".".join, MigrationRecorder(connection).applied_migrations())),
        "heads": heads(),
        "rows": {label(model): _store(archive, model) for model in kept_models()},
    }
    archive.writestr(MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False))
    return manifest


def heads() -> dict[str, list[Any]]:
    """The newest event of each project: its number and its hash."""
    return {str(pk): [seq, hash] for pk, seq, hash in Head.objects.values_list("pk", "seq", "hash")}


def _store(archive: zipfile.ZipFile, model: type[Model]) -> dict[str, Any]:
    seen, count = hashlib.sha256(), 0
    with archive.open(file_name(model), "w", force_zip64=True) as out:
        for line in lines(model):
            out.write(line)
            seen.update(line)
            count += 1
    return {"count": count, "sha256": seen.hexdigest()}


def file_name(model: type[Model]) -> str:
    return f"rows/{label(model)}.jsonl"


def daily(folder: Path) -> Path:
    """Where today's archive goes."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for unfinished in folder.glob(".polyphony-daily-*.part"):
        unfinished.unlink()
    return folder / f"polyphony-daily-{time.strftime('%Y%m%d-%H%M%S')}.zip"


def keep_newest(folder: Path, count: int = KEPT_DAILY) -> None:
    """Delete all but the newest daily archives; those a person asked for stay."""
    for old in sorted(folder.glob("polyphony-daily-*.zip"))[:-count]:
        old.unlink()
