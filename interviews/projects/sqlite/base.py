"""Django looks for a backend's ``DatabaseWrapper`` in a module of this name."""

from __future__ import annotations

import random
import time
import traceback

from django.db import OperationalError
from django.db.backends.sqlite3 import base

SHORTEST, LONGEST = 0.0005, 0.003  # seconds between two tries


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins transactions as soon as another writer has ended.

    SQLite itself sleeps up to 0.1 s between two tries and then finds an import's next step
    writing: coders waited seconds for what is free twenty times a second.
    """

    def _start_transaction_under_autocommit(self) -> None:
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + timeout
        self.connection.execute("PRAGMA busy_timeout=0")
        try:
            while not self._begun(until):
                time.sleep(random.uniform(SHORTEST, LONGEST))
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={timeout * 1000:.0f}")

    def _begun(self, until: float) -> bool:
        """Whether the transaction has begun; raises where the wait has been too long."""
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            _let_go(error)
            return False
        return True


def _let_go(error: OperationalError) -> None:
    """Free the cursors in its frames now, in this thread.

    They are in circles. Another thread, in a transaction, may come to collect them: it then waits
    for this connection, which waits for that transaction, until both have waited too long.
    """
    for one in (error, error.__cause__):
        if one is not None:
            traceback.clear_frames(one.__traceback__)
