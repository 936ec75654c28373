"""Bringing an archive back, into either database: all of it, checked, or nothing."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import IntegrityError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from interviews.projects import registers
from interviews.projects.backups.rows import (
    batch_size,
    fields_of,
    kept_models,
    label,
    lines,
    row_of,
)
from interviews.projects.backups.writing import FORMAT, MANIFEST, file_name, heads
from interviews.projects.errors import Refused
from interviews.projects.history.erasing import batches
from interviews.projects.history.guard import lift_guard
from interviews.projects.history.verifying import verify
from interviews.projects.models import GuardLift, Project
from interviews.projects.stock import take_stock

LEFT_STANDING = {"auth", "contenttypes"}


class Damaged(Refused):
    """The archive is not what it says it is; nothing was changed."""


def restore(path: Path, replace: bool = False, withdrawn: bool = False) -> dict[str, Any]:
    """Put every row of the archive back and give its manifest.

    Raises Refused where the database holds something and ``replace`` is not asked for, or where
    data would come back that was erased on purpose and ``withdrawn`` does not allow it; Damaged
    where counts, digests or histories do not fit. One transaction: then nothing has changed.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            with lift_guard():
                _make_room(replace)
                for model in kept_models():
                    _bring_back(archive, model, manifest)
                _check(manifest)
                if _older(manifest):
                    registers.fill_in()
                if not withdrawn:
                    _refuse_what_was_erased()
            take_stock()
            return manifest
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, json.JSONDecodeError):
        raise Damaged(f"{path} is not a whole archive of Polyphony.") from None


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise Damaged("This is not an archive that this Polyphony can read.")
    known = {".".join(key) for key in MigrationLoader(connection).disk_migrations}
    if set(manifest["migrations"]) - known:
        raise Refused("This archive was made by a newer Polyphony. Update this one first.")
    return manifest


def _make_room(replace: bool) -> None:
    if not any(model._base_manager.exists() for model in kept_models()):
        return
    if not replace:
        raise Refused(
            "There is something in this database already. Add --replace (make restore REPLACE=1) "
            "to delete all of it and put the archive in its place."
        )
    tables = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in LEFT_STANDING and model is not GuardLift
    ]
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), tables):
            cursor.execute(statement)


def _bring_back(archive: zipfile.ZipFile, model: type[Model], manifest: dict[str, Any]) -> None:
    if label(model) not in manifest["rows"]:
        return  # A kind of row that this archive is too old to know.
    fields = fields_of(model)
    with archive.open(file_name(model)) as stored:
        rows = (row_of(model, fields, line) for line in stored)
        for batch in batches(rows, batch_size(model)):
            _insert(model, batch)


def _insert(model: type[Model], rows: list[Model]) -> None:
    """Raw, so that no field sets itself to now."""
    fields = fields_of(model)
    most = connection.ops.bulk_batch_size(fields, rows) or 1
    for start in range(0, len(rows), most):
        model._base_manager.all()._insert(  # type: ignore[attr-defined]
            rows[start : start + most], fields=fields, using=connection.alias, raw=True
        )


def _check(manifest: dict[str, Any]) -> None:
    """Read everything back from the database and compare."""
    _let_numbers_go_on()
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise Damaged(f"Rows of this archive do not belong together: {error}") from None
    older = _older(manifest)
    for model in kept_models():
        told = manifest["rows"].get(label(model), {"count": 0})
        count, digest = _counted(model)
        if count != told["count"] or (not older and digest != told.get("sha256", digest)):
            raise Damaged(f"The rows of {label(model)} are not those that were put away.")
    if heads() != manifest["heads"]:
        raise Damaged("The histories do not end where the archive says.")
    for project in Project.objects.all():
        if faults := verify(project.pk).faults:
            raise Damaged(f"The history of {project.slug} is not whole: {' '.join(faults)}")


def coming_back() -> list[str]:
    """Whose data is here again although it was erased, in sentences."""
    return [sentence for check in registers.restored_checks() for sentence in check()]


def _refuse_what_was_erased() -> None:
    if back := coming_back():
        raise Refused(
            f"{' '.join(back)} This archive would bring their data back. Choose a newer one, or "
            "add --with-withdrawn and withdraw them again at once."
        )


def _older(manifest: dict[str, Any]) -> bool:
    """Whether tables have changed since, so that digests of rows cannot be equal."""
    known = {".".join(key) for key in MigrationLoader(connection).disk_migrations}
    return known != set(manifest["migrations"])


def _counted(model: type[Model]) -> tuple[int, str]:
    seen, count = hashlib.sha256(), 0
    for line in lines(model):
        seen.update(line)
        count += 1
    return count, seen.hexdigest()


def _let_numbers_go_on() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)
