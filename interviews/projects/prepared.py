"""Queries that are put into SQL once and then asked again with other values.

Django composes a query anew each time it is asked. For the small queries of what people wait for
that takes ten times as long as the database needs to answer. Use ``prepared`` there, for queries
whose shape never follows from the values they are asked with.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from itertools import chain, zip_longest
from typing import Any, NoReturn, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Model, QuerySet
from django.db.models.query import ValuesListIterable
from django.db.models.sql.compiler import SQLCompiler

from interviews.projects.models import Member

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=Model)
# A number that stands in no query by itself; every field for whole numbers can hold it.
UNUSUAL = 1_873_465_201


def prepared(make: Callable[P, QuerySet[Any, R]]) -> Callable[P, list[R]]:
    """Make a function that gives a ``values_list`` query into one that gives its rows.

    It is asked by position, with ids, whole numbers, short texts and members; of a member the
    query may use nothing but the id, the project's id and the role. Raises TypeError for any other
    query.
    """
    known: dict[tuple[Any, ...], _Statement] = {}

    @wraps(make)
    def ask(*values: P.args, **named: P.kwargs) -> list[R]:
        shape = _shape(values)
        if named:
            raise TypeError(f"{make.__qualname__} is asked by position.")
        if shape not in known:
            known[shape] = _compiled(make, values)
        return known[shape].rows([part for value in values for part in _parts(value)])

    return ask


def prepared_exists(make: Callable[[Member, int], QuerySet[Any, Any]]) -> Callable[..., Expression]:
    """Make a function that gives a query into one that gives the condition that it finds a row.

    The condition is asked for with a member and with the outer query's column (``F``) that stands
    for the whole number.
    """
    known: dict[tuple[Any, ...], _Statement] = {}

    @wraps(make)
    def condition(member: Member, column: F) -> Expression:
        shape = _shape([member])
        if shape not in known:
            known[shape] = _compiled(_found_by(make), [member, 0])
        return _Finds(known[shape], member, column)

    return condition


def _found_by(make: Callable[[Member, int], QuerySet[Any, Any]]) -> Callable[..., Any]:
    def rows(member: Member, number: int) -> QuerySet[Any, Any]:
        return make(member, number).order_by().values_list("pk")

    return rows


class _Finds(Expression):
    """Whether a kept query finds a row for a member and a column of the outer query."""

    conditional = True
    output_field = BooleanField()

    def __init__(self, statement: _Statement, member: Member, column: Any) -> None:
        super().__init__()
        self.statement, self.member, self.column = statement, member, column

    def get_source_expressions(self) -> list[Any]:
        return [self.column]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        (self.column,) = exprs

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        if self.column.alias in self.statement.tables:
            raise TypeError("A prepared condition reads the table whose rows it is a condition of.")
        column, _none = compiler.compile(self.column)
        sql, params = self.statement.of(column, _parts(self.member))
        return f"EXISTS({sql})", params


def columns(model: type[Model], via: str = "") -> list[str]:
    """The names by which ``values_list`` gives all of a row; ``via`` is the way there."""
    return [via + field.attname for field in model._meta.concrete_fields]


def row_of(model: type[M], values: Sequence[Any]) -> M:
    """The row that the values of ``columns`` make."""
    return model.from_db(DEFAULT_DB_ALIAS, columns(model), values)


@dataclass(frozen=True)
class _Statement:
    """``places``: which parameter is which value's part, and how the database has it."""

    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int, Callable[[Any], Any]], ...]
    converters: tuple[tuple[int, Any, Any], ...]
    tables: frozenset[str]

    def of(self, column: str, parts: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
        """The SQL with a column in the place of the value after these, and its parameters."""
        signs, params = ["%s"] * len(self.params), dict(enumerate(self.params))
        for place, number, adapt in self.places:
            if number < len(parts):
                params[place] = adapt(parts[number])
            else:
                signs[place] = column
                del params[place]
        pieces = self.sql.split("%s")
        return "".join(chain(*zip_longest(pieces, signs, fillvalue=""))), tuple(params.values())

    def rows(self, parts: Sequence[Any]) -> list[Any]:
        params = list(self.params)
        for place, number, adapt in self.places:
            params[place] = adapt(parts[number])
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows = cursor.fetchall()
        return [self._read(row) for row in rows] if self.converters else rows

    def _read(self, row: Sequence[Any]) -> tuple[Any, ...]:
        read = list(row)
        for place, converters, column in self.converters:
            for convert in converters:
                read[place] = convert(read[place], column, connection)
        return tuple(read)


def _compiled(make: Callable[..., QuerySet[Any, Any]], values: Sequence[Any]) -> _Statement:
    stand_ins = [_stand_in(value, 2 * number) for number, value in enumerate(values)]
    with connection.execute_wrapper(_refuse):
        queryset = make(*stand_ins)
        if queryset._iterable_class is not ValuesListIterable:
            raise TypeError(f"{make.__qualname__} gives no values_list.")
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
    if sql.count("%s") != len(params):
        raise TypeError(f"{make.__qualname__} holds a text that looks like a place for a value.")
    parts = [part for value in stand_ins for part in _parts(value)]
    places = tuple(found for place in enumerate(params) for found in _matches(*place, parts))
    used = {parts[number] for _place, number, _adapt in places}
    if any(used.isdisjoint(_parts(value)) for value in stand_ins):
        raise TypeError(f"{make.__qualname__} does not use each value as it is.")
    columns = compiler.get_converters([column for column, _sql, _alias in compiler.select])
    converters = tuple((place, *each) for place, each in columns.items())
    return _Statement(sql, tuple(params), places, converters, frozenset(queryset.query.alias_map))


def _refuse(_execute: Any, sql: str, *_rest: Any) -> NoReturn:
    raise TypeError(f"A prepared query asks the database while it is composed: {sql}")


def _shape(values: Sequence[Any]) -> tuple[Any, ...]:
    roles = (value.role for value in values if isinstance(value, Member))
    return (connection.vendor, *map(type, values), *roles)


def _parts(value: Any) -> tuple[Any, ...]:
    return (value.pk, value.project_id) if isinstance(value, Member) else (value,)


def _stand_in(value: Any, number: int) -> Any:
    """A value of the same type that can be told from all others, wherever it stands in a query."""
    if isinstance(value, Member):
        # Whatever else is read of it would be asked of the database, and not be there.
        ids = [uuid.UUID(int=UNUSUAL + number), uuid.UUID(int=UNUSUAL + number + 1)]
        return Member.from_db(None, ["id", "project_id", "role"], [*ids, value.role])
    if isinstance(value, uuid.UUID):
        return uuid.UUID(int=UNUSUAL + number)
    if type(value) is int:
        return UNUSUAL + number
    if isinstance(value, str):
        return f"{UNUSUAL + number}"
    raise TypeError(f"A prepared query cannot be asked with {type(value).__name__}.")


def _matches(
    place: int, param: Any, parts: Sequence[Any]
) -> Iterator[tuple[int, int, Callable[[Any], Any]]]:
    for number, part in enumerate(parts):
        if isinstance(part, uuid.UUID) and param == part.hex:
            yield place, number, lambda key: key.hex  # SQLite keeps ids as text
        elif param == part:
            yield place, number, _same if isinstance(part, uuid.UUID) else type(param)


def _same(value: Any) -> Any:
    return value
