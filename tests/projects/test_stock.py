"""After much was written at once the database knows how much it holds."""

from __future__ import annotations

import pytest
from django.db import connection

from interviews.projects.models import Member
from interviews.projects.stock import take_stock
from tests.conftest import Study

postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite plans by the shape of a query alone"
)


@postgresql
@pytest.mark.django_db
def test_postgresql_knows_how_many_there_are(study: Study) -> None:
    take_stock()
    with connection.cursor() as cursor:
        table = Member._meta.db_table
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (Member.objects.count(),)
