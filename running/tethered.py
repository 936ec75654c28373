"""``python -m running.tethered PARENT COMMAND...``: become the command, and end with the parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Linux: be sent SIGTERM when the parent dies, whatever kills it; kept across exec."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def tethered(command: list[str]) -> list[str]:
    """The command line of a child of ours that ends when we do."""
    return [sys.executable, "-m", "running.tethered", str(os.getpid()), *command]


def main(parent: int, command: list[str]) -> None:
    end_with_parent()
    if os.getppid() == parent:  # Else it died before the line above.
        os.execvp(command[0], command)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
