"""The processes of the installation being measured, as /proc tells of them."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

from coding.demo.bench.measuring import NotYet

PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


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
