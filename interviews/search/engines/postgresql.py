"""A ``tsvector`` beside each piece, of our own words; PostgreSQL's dictionaries are not asked."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from string import ascii_letters, digits
from typing import Any, TypeVar
from weakref import WeakSet
from zlib import crc32

from django.db import connection
from django.db.models import AutoField, BigAutoField, F, Field, Model, QuerySet

from interviews.search.asking import Query, Term
from interviews.search.matching import FORM

P = TypeVar("P", bound=Model)
PAIR = "="  # before what stands for a pair; no word has it in it
SIGNS = f"{ascii_letters}{digits}-_"
FEW = 20  # interviews looked through at once
FIRST = 4
AMPLE = 1.3
_told: WeakSet[Any] = WeakSet()
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
    """The words, what they are forms of, and which words follow each other."""
    said, _, _forms = kept.partition(f" {FORM}")
    keys = said.split(" ")
    found = {*kept.split(" "), *map(pair, keys, keys[1:])}
    return " ".join(f"'{one}'" for one in found)


def pair(first: str, second: str) -> str:
    """A lexeme for two words that follow each other, shared with few other pairs.

    PostgreSQL would find a phrase by reading every row that has all its words, which for common
    words takes a second. Pairs are found in the index, and ``matching`` passes over the wrong ones.
    """
    number = crc32(f"{first} {second}".encode())
    return PAIR + "".join(SIGNS[number >> shift & 63] for shift in (0, 6, 12))


def ready() -> None:
    """Let the planner know, once a connection, that the index is at hand: it would rather read
    tens of thousands of rows in order than fetch the few that the index names."""
    connection.ensure_connection()
    if connection.connection not in _told:
        with connection.cursor() as cursor:
            cursor.execute("SET random_page_cost = 1.1")
        _told.add(connection.connection)


def far(looked: int, others: int, met: int, left: int) -> int:
    """Its index names all pieces with a word and tells none first. So of many interviews the first
    are looked through, and how often it is met there says in how many there will be enough."""
    if others <= FEW or (looked and not met):
        return others
    return ceil(looked * (left + 1) / met * AMPLE) if met else FIRST


def narrow(pieces: QuerySet[P, Any], query: Query, within: range | None = None) -> QuerySet[P, Any]:
    """In the order of ``id + 0``, so that no index gives that order: the planner would read pieces
    in order, each with its whole tsvector, sooner than fetch the few that the index names."""
    table = pieces.model._meta.db_table
    asked = " & ".join(map(_asked, query.terms))
    if within is not None:
        pieces = pieces.filter(id__gte=within.start, id__lt=within.stop)
    return pieces.extra(where=[f"{table}.lexemes @@ %s::tsquery"], params=[asked]).order_by(
        F("id") + 0
    )


def _asked(term: Term) -> str:
    if term.begins:
        *firsts, last = term.keys
        return " & ".join([*_phrase(firsts), f"'{last}':*"])
    if len(term.keys) > 1:
        return " & ".join(_phrase(term.keys))
    forms = (form for base in term.lemmas for form in (base, f"{FORM}{base}"))
    either = (f"'{one}'" for one in dict.fromkeys([*term.keys, *forms]))
    return f"({' | '.join(either)})"


def _phrase(keys: Sequence[str]) -> list[str]:
    found = map(pair, keys, keys[1:]) if len(keys) > 1 else keys
    return [f"'{one}'" for one in found]


def expect_much() -> None:
    """An index made at once takes a tenth of the time of one that grows word by word."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")
            if cursor.fetchone() == (False,):
                cursor.execute(f"DROP INDEX IF EXISTS {table}_lexemes")


def tidy(*, erase: bool = False) -> None:
    """What waits to be sorted into the index is sorted in now; deleted words go in time."""
    install()
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [f"{table}_lexemes"])


def make() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ADD COLUMN lexemes tsvector")
            # So that less common words are told from rare ones when a query is planned.
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN lexemes SET STATISTICS 500")
    install()


def drop() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DROP COLUMN lexemes")


def install() -> None:
    """Make the indexes that are not there; ``expect_much`` takes them away."""
    with connection.cursor() as cursor:
        there = set(_indexes(cursor))
        missing = [table for table in TABLES if f"{table}_lexemes" not in there]
        if not missing:
            return
        cursor.execute("SET maintenance_work_mem = '256MB'")
        for table in missing:
            cursor.execute(f"CREATE INDEX {table}_lexemes ON {table} USING gin (lexemes)")
        cursor.execute("RESET maintenance_work_mem")


def _indexes(cursor: Any) -> list[str]:
    cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = ANY(%s)", [list(TABLES)])
    return [name for (name,) in cursor.fetchall()]
