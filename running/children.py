"""A process the launcher keeps up, in a process group of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from running.tethered import tethered

SHORT_LIFE = 10.0
LONGEST_PAUSE = 30.0
MOST_SHORT_LIVES = 6


def spawn(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a command in its own session, so that Ctrl-C reaches the launcher alone."""
    return subprocess.Popen(
        tethered(list(command)),
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def signal_group(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


@dataclass
class Child:
    """``patience`` is how many seconds it gets to end by itself when asked to."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    patience: float = 10.0
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    short_lives: int = field(default=0)

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def hopeless(self) -> bool:
        return self.short_lives >= MOST_SHORT_LIVES

    def start(self) -> None:
        self.process = spawn(self.command, self.environment)
        self.started = time.monotonic()

    def bury(self) -> int:
        """Take note that it died: end what it left behind, set when to start it again."""
        assert self.process is not None
        code = self.process.wait()
        signal_group(self.process.pid, signal.SIGKILL)
        self.process = None
        lived = time.monotonic() - self.started
        self.short_lives = self.short_lives + 1 if lived < SHORT_LIFE else 0
        pause = 0.2 * 2.0 ** min(self.short_lives, 8)
        self.due = time.monotonic() + min(pause, LONGEST_PAUSE)
        return code

    def ask_to_end(self) -> None:
        if self.alive:
            signal_group(self.pid, signal.SIGTERM)

    def end(self) -> None:
        """Wait its patience out, then end the whole group."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience)
        signal_group(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
