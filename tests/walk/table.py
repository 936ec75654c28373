"""The table of every URL: who may do what with it.

To add a page, add a ``Row`` to the module of its room in ``tests/walk/rows`` (copy a sibling; a
new module is found by itself). One row a URL name and method. ``given`` makes what the address
needs, ``data`` what is posted; both get the named people of ``tests.conftest.Study``. Statuses
are those of a page anybody in the project may open; write down those that differ.

A room that holds analysis also lists SECRETS: functions that write ``SECRET`` where Cleo, behind
a veil over the interview, must not read it. Every GET row is then fetched as Cleo.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.walk import rows

Given = Callable[[Study], dict[str, Any]]
Whisper = Callable[[Study, Interview], None]
SECRET = "Zaubernuss"
ROLES = ("lead", "coder", "observer", "stranger", "anonymous")


def in_project(study: Study) -> dict[str, Any]:
    """The address needs the project's slug alone."""
    return {"slug": study.slug}


@dataclass(frozen=True)
class Row:
    """One URL and method, and the status each person gets.

    lead, coder, observer: Ada, Ben, Olga. stranger: Sven, of another project. anonymous: nobody
    signed in. ``headers`` go with the request.
    """

    url: str
    method: str = "get"
    given: Given = in_project
    data: Given = lambda study: {}
    headers: tuple[tuple[str, str], ...] = ()
    lead: int = 200
    coder: int = 200
    observer: int = 200
    stranger: int = 404
    anonymous: int = 302

    @property
    def name(self) -> str:
        return f"{self.method} {self.url}"

    @property
    def room(self) -> str:
        return self.url.split(":")[0]

    def status(self, role: str) -> int:
        status: int = getattr(self, role)
        return status


def post(url: str, given: Given = in_project, data: Given = lambda study: {}, **who: Any) -> Row:
    """A row of a POST that answers members with a redirect."""
    return Row(url, "post", given, data, **{"lead": 302, "coder": 302, "observer": 302, **who})


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside is undone at the end, so that one study serves many visits."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _modules() -> list[Any]:
    names = sorted(module.name for module in pkgutil.iter_modules(rows.__path__))
    return [importlib.import_module(f"{rows.__name__}.{name}") for name in names]


ROWS: list[Row] = [row for module in _modules() for row in module.ROWS]
SECRETS: list[Whisper] = [
    whisper for module in _modules() for whisper in getattr(module, "SECRETS", ())
]
