"""FTS5. The index holds no text of its own: it is told of pieces by triggers of their tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from interviews.projects.history.inserting import insert
from interviews.search.asking import Query, Term
from interviews.search.matching import FORM

P = TypeVar("P", bound=Model)
TABLES = ("search_piece", "search_rowpiece")
# Cutting and folding is ours: "ascii" parts at spaces and takes all beyond ASCII for letters.
FTS = (
    "CREATE VIRTUAL TABLE {0}_fts USING fts5(tokens, content='{0}', content_rowid='id', "
    "tokenize=\"ascii tokenchars '~'\", prefix='2 3', columnsize=0)"
)
TRIGGERS = (
    (
        "kept",
        "AFTER INSERT ON {0}",
        "INSERT INTO {0}_fts(rowid, tokens) VALUES (new.id, new.tokens)",
    ),
    (
        "gone",
        "AFTER DELETE ON {0}",
        "INSERT INTO {0}_fts({0}_fts, rowid, tokens) VALUES ('delete', old.id, old.tokens)",
    ),
)


def keep(pieces: Sequence[Model]) -> None:
    insert(pieces)


def ready() -> None:
    """It always is."""


def narrow(pieces: QuerySet[P, Any], query: Query, within: range | None = None) -> QuerySet[P, Any]:
    """Pieces are looked up by ``rowid + 0``, so that the planner cannot begin with all pieces of a
    project and ask the index of words about each: that takes minutes."""
    table = pieces.model._meta.db_table
    where = [f"{table}.id = {table}_fts.rowid + 0", f"{table}_fts MATCH %s"]
    params: list[str | int] = [" AND ".join(map(_asked, query.terms))]
    if within is not None:
        where.append(f"{table}_fts.rowid >= %s AND {table}_fts.rowid < %s")
        params += [within.start, within.stop]
    found = pieces.extra(tables=[f"{table}_fts"], where=where, params=params)
    return found.extra(order_by=[f"{table}_fts.rowid"])


def _asked(term: Term) -> str:
    said = f'"{" ".join(term.keys)}"'
    if term.begins:
        return f"{said} *"
    forms = dict.fromkeys(form for base in term.lemmas for form in (f'"{base}"', f'"{FORM}{base}"'))
    return f"({' OR '.join(dict.fromkeys([said, *forms]))})"


def far(looked: int, others: int, met: int, left: int) -> int:
    """FTS5 finds rows in their order and stops where no more are wanted."""
    return others


def expect_much() -> None:
    """Nothing to do: pieces are merged as they come."""


def tidy(*, erase: bool = False) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            if erase:  # "optimize" leaves words that one transaction both wrote and deleted
                cursor.execute(f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')")
            else:
                merge = f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('merge', 500)"
                cursor.execute(merge)


def make() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(FTS.format(table))


def drop() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            for name, *_rest in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")
            cursor.execute(f"DROP TABLE IF EXISTS {table}_fts")


def install() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            for name, when, act in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")
                cursor.execute(
                    f"CREATE TRIGGER {table}_{name} {when} BEGIN {act}; END".format(table)
                )
