"""A ``tsvector`` beside each piece, of our own words; PostgreSQL's dictionaries are not asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import AutoField, BigAutoField, Field, Model, QuerySet

from interviews.search.asking import Query, Term
from interviews.search.matching import FORM

P = TypeVar("P", bound=Model)
TABLES = ("search_piece", "search_rowpiece")


def keep(pieces: Sequence[Model]) -> None:
    if not pieces:
        return
    meta = type(pieces[0])._meta
    fields: list[Field[Any, Any]] = [
        field for field in meta.concrete_fields if not isinstance(field, AutoField | BigAutoField)
    ]
    names = ", ".join([*(f'"{field.column}"' for field in fields), "lexemes"])
    marks = ", ".join([*["%s"] * len(fields), "%s::tsvector"])
    rows = [
        [
            *(field.get_db_prep_save(field.pre_save(piece, True), connection) for field in fields),
            _lexemes(piece.tokens),  # type: ignore[attr-defined]
        ]
        for piece in pieces
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{meta.db_table}" ({names}) VALUES ({marks})', rows)


def _lexemes(kept: str) -> str:
    """The words with their places; forms have none."""
    places: dict[str, list[str]] = defaultdict(list)
    forms = []
    for at, key in enumerate(kept.split(" "), 1):
        if key.startswith(FORM):
            forms.append(f"'{key}'")
        else:
            places[key].append(str(at))
    return " ".join([*(f"'{key}':{','.join(at)}" for key, at in places.items()), *forms])


def narrow(pieces: QuerySet[P, Any], query: Query) -> QuerySet[P, Any]:
    table = pieces.model._meta.db_table
    asked = " & ".join(map(_asked, query.terms))
    return pieces.extra(where=[f"{table}.lexemes @@ %s::tsquery"], params=[asked]).order_by("id")


def _asked(term: Term) -> str:
    words = [f"'{key}'" for key in term.keys]
    if term.begins:
        words[-1] += ":*"
    forms = [form for base in term.lemmas for form in (f"'{base}'", f"'{FORM}{base}'")]
    either = dict.fromkeys([" <-> ".join(words), *forms])
    return f"({' | '.join(either)})"


def tidy(*, erase: bool = False) -> None:
    """What waits to be sorted into the index is sorted in now; deleted words go in time."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [f"{table}_lexemes"])


def make() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ADD COLUMN lexemes tsvector")
            cursor.execute(f"CREATE INDEX {table}_lexemes ON {table} USING gin (lexemes)")


def drop() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DROP COLUMN lexemes")


def install() -> None:
    """Nothing of it is dropped by migrations."""
