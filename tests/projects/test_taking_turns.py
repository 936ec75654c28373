"""On SQLite one writes at a time; whoever waits begins when the other has ended."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from interviews.projects.sqlite.base import DatabaseWrapper

PATIENT, HASTY = 600, 0  # seconds
Opened = Callable[[float], DatabaseWrapper]


@pytest.fixture
def opened(tmp_path: Path, db: None) -> Iterator[Opened]:
    """Opens a connection to one file that waits so many seconds."""
    with ExitStack() as opened:

        def connect(timeout: float) -> DatabaseWrapper:
            options = {"transaction_mode": "IMMEDIATE", "timeout": timeout}
            settings = {"NAME": tmp_path / "file", "OPTIONS": options, "CONN_HEALTH_CHECKS": False}
            more = {"AUTOCOMMIT": True, "TIME_ZONE": None, "CONN_MAX_AGE": 0}
            connection = DatabaseWrapper({**settings, **more})
            connection.inc_thread_sharing()
            connection.ensure_connection()
            opened.callback(connection.close)
            return connection

        yield connect


def test_whoever_waits_begins_when_the_other_has_ended(opened: Opened) -> None:
    first, second, begun = opened(HASTY), opened(PATIENT), threading.Event()
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    def wait() -> None:
        second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        begun.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert not begun.is_set()
    first.rollback()
    waiting.join()
    assert begun.is_set()


def test_whoever_waits_leaves_nothing_of_its_connection_for_another_thread_to_collect(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, tried = opened(HASTY), opened(PATIENT), threading.Event()
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    begun = DatabaseWrapper._begun

    def told(self: DatabaseWrapper, until: float) -> bool:
        has_begun = begun(self, until)
        tried.set()
        return has_begun

    monkeypatch.setattr(DatabaseWrapper, "_begun", told)
    gc.collect()
    gc.disable()
    try:
        before = cursors()
        releasing = threading.Thread(target=lambda: (tried.wait(), first.rollback()))
        releasing.start()
        second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        releasing.join()
        assert cursors() <= before
    finally:
        gc.enable()
    second.rollback()


def cursors() -> int:
    # by type: asking lazy objects what they are would make them
    return sum(issubclass(type(one), SQLiteCursorWrapper) for one in gc.get_objects())


def test_whoever_has_waited_too_long_is_told(opened: Opened) -> None:
    opened(PATIENT).set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError, match="locked"):
        opened(HASTY).set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def test_other_statements_wait_as_long_as_before(opened: Opened) -> None:
    connection = opened(PATIENT)
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    connection.rollback()
    assert connection.connection.execute("PRAGMA busy_timeout").fetchone() == (PATIENT * 1000,)
