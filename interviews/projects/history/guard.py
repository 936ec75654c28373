"""Triggers that refuse changes of history, in the database itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from interviews.projects.models import Change, Event, GuardLift

GUARDED = (Event, Change)
REFUSAL = "history cannot be changed"


@contextmanager
def lift_guard() -> Iterator[None]:
    """Let one transaction delete history: test flush, demo reset, purge of a project."""
    with transaction.atomic():
        lift = GuardLift.objects.create()
        yield
        GuardLift.objects.filter(pk=lift.pk).delete()


def install() -> None:
    """(Re)install the triggers; SQLite drops them when a migration remakes a table."""
    with connection.cursor() as cursor:
        for statement in _statements():
            cursor.execute(statement)


def missing() -> list[str]:
    """Names of triggers that should stand and do not."""
    wanted = {name for model in GUARDED for name in _names(model._meta.db_table)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger"
            if connection.vendor == "postgresql"
            else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        return sorted(wanted - {row[0] for row in cursor.fetchall()})


def _names(table: str) -> list[str]:
    acts = ["update", "delete"]
    if connection.vendor == "postgresql":
        acts.append("truncate")
    return [f"guard_{table}_{act}" for act in acts]


def _statements() -> list[str]:
    lift = GuardLift._meta.db_table
    if connection.vendor == "postgresql":
        return _postgresql(lift)
    return [
        statement
        for model in GUARDED
        for name in _names(model._meta.db_table)
        for statement in (
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {name.rsplit('_', 1)[1].upper()} "
            f"ON {model._meta.db_table} WHEN NOT EXISTS (SELECT 1 FROM {lift}) "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        )
    ]


def _postgresql(lift: str) -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION polyphony_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF NOT EXISTS (SELECT 1 FROM {lift}) THEN RAISE EXCEPTION '{REFUSAL}'; END IF; "
        "IF TG_OP = 'TRUNCATE' THEN RETURN NULL; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    triggers = []
    for model in GUARDED:
        table = model._meta.db_table
        for name in _names(table):
            act = name.rsplit("_", 1)[1].upper()
            level = "STATEMENT" if act == "TRUNCATE" else "ROW"
            triggers += [
                f"DROP TRIGGER IF EXISTS {name} ON {table}",
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                f"FOR EACH {level} EXECUTE FUNCTION polyphony_guard()",
            ]
    return [function, *triggers]
