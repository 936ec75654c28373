"""The processes of the installation being measured, as /proc tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from django.conf import settings

from coding.demo.bench.measuring import NotYet

PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
OWN = re.compile(r"^RssAnon:\s+(\d+) kB$", re.MULTILINE)
LOOKS = 0.02  # seconds between two looks at a process


def processes_of(program: str) -> list[Path]:
    """The folders in /proc of this installation's processes that run ``program``."""
    mark = f"POLYPHONY_HOME={settings.HOME}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "environ").read_bytes().split(b"\0")
            if mark in told and program.encode() in (folder / "cmdline").read_bytes():
                found.append(folder)
        except OSError:
            continue
    if not found:
        raise NotYet("This system does not tell what its processes use.")
    return found


def peak_megabytes(folder: Path) -> float:
    """The most memory this process ever held."""
    told = PEAK.search((folder / "status").read_text())
    if told is None:
        raise NotYet("This system does not tell how much memory a process has held.")
    return int(told[1]) * 1024 / 1e6


@dataclass
class Held:
    """``megabytes`` is None where the system does not tell what memory is a process's own."""

    megabytes: float | None = None


@contextmanager
def own_memory(process: int, proc: Path = Path("/proc")) -> Iterator[Held]:
    """The most memory of its own that was seen of a process meanwhile.

    Pages of files that are mapped, such as the database's, are the system's to take back.
    """
    held, over = Held(), Event()

    def look() -> None:
        while not over.wait(LOOKS):
            megabytes = _own_megabytes(proc / str(process))
            if megabytes is not None:
                held.megabytes = max(megabytes, held.megabytes or 0)

    looking = Thread(target=look, daemon=True)
    looking.start()
    try:
        yield held
    finally:
        over.set()
        looking.join()


def _own_megabytes(folder: Path) -> float | None:
    try:
        told = OWN.search((folder / "status").read_text())
    except OSError:
        return None
    return int(told[1]) * 1024 / 1e6 if told else None
