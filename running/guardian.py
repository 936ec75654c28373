"""Outlives the launcher by a few seconds, to end what it could not end itself.

The launcher holds the other end of this process's standard input and tells it which process
groups there are (``+123``, ``-123``). When the launcher dies, however it dies, the pipe ends.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

PATIENCE = 3.0


def follow(lines: Iterable[str]) -> set[int]:
    """The groups that stand when the lines end."""
    groups: set[int] = set()
    for line in lines:
        number = int(line[1:])
        (groups.add if line.startswith("+") else groups.discard)(number)
    return groups


def stands(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def end(groups: set[int], patience: float = PATIENCE) -> None:
    for number, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 1.0)):
        for group in groups:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(group, number)
        until = time.monotonic() + seconds
        while any(map(stands, groups)) and time.monotonic() < until:
            time.sleep(0.05)


def main(runtime: Path) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    end(follow(sys.stdin))
    shutil.rmtree(runtime, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
