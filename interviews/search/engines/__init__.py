"""The databases' own means of finding words, behind one interface.

An engine finds the pieces that may meet a query, in the order of their ids. Which of their words
do, is said by ``matching`` alone, so that both databases answer alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol, TypeVar, cast

from django.db import connection
from django.db.models import Model, QuerySet

from interviews.search.asking import Query

P = TypeVar("P", bound=Model)


class Engine(Protocol):
    def keep(self, pieces: Sequence[Model]) -> None:
        """Insert new pieces of one model so that they are found; within a transaction."""

    def ready(self) -> None:
        """Called before ``narrow``'s query is asked."""

    def narrow(
        self, pieces: QuerySet[P, Any], query: Query, within: range | None = None
    ) -> QuerySet[P, Any]:
        """Those of the pieces that may meet the query, with ids ``within`` a range; by id."""

    def far(self, looked: int, others: int, met: int, left: int) -> int:
        """In how many of the ``others`` to look next, where ``met`` pieces were found in the
        interviews ``looked`` through and ``left`` are wanted still."""

    def expect_much(self) -> None:
        """Everything is about to be read; ``tidy`` will follow."""

    def tidy(self, *, erase: bool = False) -> None:
        """Make finding quick after much was kept; ``erase``: leave nothing of what was deleted."""

    def make(self) -> None:
        """Add what the tables of pieces need, once they are there."""

    def drop(self) -> None:
        """Take that away again."""

    def install(self) -> None:
        """(Re)install what a migration may have dropped."""


def here() -> Engine:
    """The engine of the database in use."""
    return cast(Engine, import_module(f"{__name__}.{connection.vendor}"))
