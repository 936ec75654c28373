"""Checks at start: the triggers that guard history must stand."""

from __future__ import annotations

from typing import Any

from django.core import checks
from django.db import OperationalError, ProgrammingError, connection


def register() -> None:
    checks.register(history_is_guarded, checks.Tags.database)


def history_is_guarded(databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    from interviews.projects.history import guard
    from interviews.projects.models import Event

    try:
        if not databases or Event._meta.db_table not in connection.introspection.table_names():
            return []
        missing = guard.missing()
    except (OperationalError, ProgrammingError):
        return []
    if not missing:
        return []
    return [
        checks.Error(
            f"History is not guarded: {', '.join(missing)} missing.",
            hint="Run 'manage.py migrate --skip-checks' to install the triggers again.",
            id="polyphony.E001",
        )
    ]


def insist() -> None:
    """End this process, saying why, unless history is guarded."""
    faults = history_is_guarded(databases=["default"])
    connection.close()
    if faults:
        raise SystemExit("\n".join(f"{fault.msg} {fault.hint}" for fault in faults))
