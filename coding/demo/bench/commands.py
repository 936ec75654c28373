"""A ``manage.py`` command as people give it, timed from outside, its memory asked of the system."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from coding.demo.bench.processes import own_memory
from running import plan
from running.tethered import end_with_parent

FORBIDS = "PYTHONDONTWRITEBYTECODE"
BYTES = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Ran:
    """``seconds`` hold the start of Python too; ``megabytes`` is the most it held of its own.

    Where the system does not tell what is a process's own (it is not Linux), files that it has
    mapped are counted too.
    """

    seconds: float
    megabytes: float
    said: str


def manage(folder: Path, *words: str) -> Ran:
    """Run it to its end; what it says goes to a file, so that nobody waits for a reader.

    What Python compiled is kept, as it is where nobody forbids it.
    """
    told = folder / "command.txt"
    with told.open("wb") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=plan.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=out,
            env={name: value for name, value in os.environ.items() if name != FORBIDS},
            preexec_fn=end_with_parent,
        )
        with own_memory(process.pid) as own:
            _pid, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"manage.py {words[0]} ended with {process.returncode}")
    megabytes = own.megabytes or used.ru_maxrss * BYTES / 1e6
    return Ran(seconds, megabytes, told.read_text())
