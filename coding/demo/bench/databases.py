"""A database of our own for the time of measuring, on either engine."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

ENGINES = ("sqlite", "postgresql")
HERE = "127.0.0.1:5432"


class Unreachable(Exception):
    """The engine cannot be had here; says why in a sentence."""


@contextmanager
def database(engine: str) -> Iterator[dict[str, str]]:
    """What to tell an installation so that it uses it; gone afterwards."""
    if engine == "sqlite":
        yield {}
        return
    server = _server()
    name = f"polyphony_bench_{os.getpid()}"
    _do(server, "CREATE DATABASE {}", name)
    try:
        yield {"DATABASE_URL": f"{server.rsplit('/', 1)[0]}/{name}"}
    finally:
        _do(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _server() -> str:
    """The first PostgreSQL server that lets us in: the one named, or one on this machine."""
    tried = [f"postgresql://{who}@{HERE}/postgres" for who in ("postgres", getpass.getuser())]
    tried.append(f"postgresql://polyphony:polyphony@{HERE}/postgres")
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith("postgres"):
        tried.insert(0, f"{named.rsplit('/', 1)[0]}/postgres")
    for url in tried:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.Error:
            continue
        return url
    raise Unreachable(f"no PostgreSQL lets us in at {HERE}, and DATABASE_URL names no other")


def _do(server: str, command: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(command).format(sql.Identifier(name)))
