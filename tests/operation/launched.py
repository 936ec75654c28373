"""A Polyphony started as people start it, in a state folder of its own."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from running import plan
from tests.services import until_true

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_PASSED_ON = {"DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "SECRET_KEY", "HTTPS", "DEBUG"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, port: int, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    return {**kept, "POLYPHONY_HOME": str(home), "PORT": str(port), **more}


def command(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a ``manage.py`` command on that folder."""
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment(home, 0, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


class Launched:
    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.log = home / "said.txt"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "running"],
                cwd=ROOT,
                env=environment(home, self.port),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        until_true(self._ready, self.said)

    def _ready(self) -> bool:
        assert self.process.poll() is None, self.said()
        return "Ctrl-C stops it." in self.said()

    def said(self) -> str:
        return self.log.read_text()

    def get(self, path: str = "/accounts/login/") -> int:
        """The status of a page, 0 when nobody answers."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asking.request("GET", path)
            return asking.getresponse().status
        except OSError:
            return 0
        finally:
            asking.close()

    def processes(self) -> dict[int, str]:
        """Every process that works on this folder: its number and its command line."""
        return processes_of(self.home)

    def named(self, *words: str) -> list[int]:
        """The processes whose command line holds all the words, oldest first."""
        found = self.processes().items()
        return sorted(pid for pid, line in found if all(word in line for word in words))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(40)


def processes_of(home: Path) -> dict[int, str]:
    mark = f"POLYPHONY_HOME={home}".encode()
    socket_folder = str(plan.runtime_folder(home, os.environ))
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            told = mark in (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if line and (told or socket_folder in line):
            found[int(folder.name)] = line
    return found


def prepare(home: Path) -> Path:
    """A state folder as a first start leaves it, without the demo study."""
    home.mkdir(exist_ok=True)
    (home / "demo-seeded").touch()
    subprocess.run(
        [sys.executable, "-m", "running.preparing"],
        cwd=ROOT,
        env=environment(home, 0, POLYPHONY_COLLECTED="1"),
        check=True,
    )
    return home


@contextmanager
def launched(prepared: Path | None = None) -> Iterator[Launched]:
    """Started, on a copy of that folder or an empty one; gone at the end, whatever happened."""
    with tempfile.TemporaryDirectory(prefix="polyphony-test-") as folder:
        home = Path(folder) / "home"
        if prepared:
            shutil.copytree(prepared, home)
        else:
            home.mkdir()
        running = Launched(home)
        try:
            yield running
        finally:
            running.process.terminate()
            try:
                running.process.wait(40)
            except subprocess.TimeoutExpired:
                running.process.kill()
            for pid in processes_of(home):
                os.kill(pid, signal.SIGKILL)
