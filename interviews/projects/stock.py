"""What a database believes about its own size decides how it looks things up."""

from __future__ import annotations

from django.db import connection


def take_stock() -> None:
    """Have PostgreSQL count what it holds, after very much was written at once.

    It does so by itself a minute later; until then it takes tables of a hundred thousand rows for
    empty ones, and goes through all codings of a member to find those on a few words.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
