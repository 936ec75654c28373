"""Insert many rows with one prepared statement.

``bulk_create`` puts each batch's statement together value by value, which takes several times as
long as the database needs for it; a corrected transcript has ten thousand anchors to write while
the others of the project wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connections, router
from django.db.models import AutoField, Field, Model


def insert(rows: Sequence[Model]) -> None:
    """Insert new rows of one model; call it within a transaction.

    Keys given by the database are not read back. Raises IntegrityError as ``bulk_create`` does.
    """
    if not rows:
        return
    model = type(rows[0])
    using = router.db_for_write(model)
    connection = connections[using]
    fields: list[Field[Any, Any]] = [
        field for field in model._meta.concrete_fields if not isinstance(field, AutoField)
    ]
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({marks})"
    values = [
        [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)
    for row in rows:
        row._state.adding, row._state.db = False, using
