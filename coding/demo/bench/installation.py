"""A Polyphony started as ``make run`` starts it, in a folder of its own, while we measure."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coding.demo.bench.databases import database
from running import plan
from running.tethered import end_with_parent

NOT_PASSED_ON = {
    "DATABASE_URL",
    "REDIS_URL",
    "ALLOWED_HOSTS",
    "SECRET_KEY",
    "HTTPS",
    "HOST",
    "DEBUG",
    "POLYPHONY_COLLECTED",
}
READY = "Ctrl-C stops it."
PATIENCE = 240.0


@dataclass(frozen=True)
class Installation:
    """``environment`` is what its web server and worker were told."""

    address: str
    environment: Mapping[str, str]
    folder: Path


@contextmanager
def installation(engine: str) -> Iterator[Installation]:
    """An empty one on that engine; processes, database and folder are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="polyphony-bench-") as name, database(engine) as told:
        folder = Path(name)
        home = _empty_home(folder / "home")
        kept = {key: value for key, value in os.environ.items() if key not in NOT_PASSED_ON}
        given = {**kept, **told, "POLYPHONY_HOME": str(home), "PORT": str(_free_port())}
        where = plan.read(given)
        with _running(given, folder / "said.txt"):
            environment = plan.children_environment(where, given)
            yield Installation(where.address, environment, folder)


def _empty_home(home: Path) -> Path:
    """Without the demo study, and with a backup so new that none is made while we measure."""
    (home / "backups").mkdir(parents=True)
    (home / "demo-seeded").touch()
    (home / "backups" / "polyphony-daily-none.zip").touch()
    return home


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(environment: Mapping[str, str], log: Path) -> Iterator[None]:
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "running", "--end-with-parent"],
            cwd=plan.ROOT,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
            preexec_fn=end_with_parent,
        )
    try:
        _await_ready(process, log)
        yield
    finally:
        process.terminate()
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            process.kill()  # the guardian ends what it left
            process.wait()


def _await_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while READY not in log.read_text():
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"Polyphony did not start:\n{log.read_text()[-2000:]}")
        time.sleep(0.1)


def measuring_command(words: Sequence[str]) -> list[str]:
    """The process that measures; it works on the installation its environment names."""
    return [sys.executable, "-m", "coding.demo.bench", *words]
