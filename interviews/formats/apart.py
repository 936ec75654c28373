"""Running a program apart from this one, where a crash, a loop or hunger for memory harms nothing.

The programs get no environment of ours but the search path, and a folder of their own.
"""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEMORY = 1024**3  # bytes of address space


@dataclass(frozen=True, slots=True)
class Ended:
    """What a program wrote, and whether it came to its own end."""

    output: bytes
    well: bool


def run(
    arguments: Sequence[str], folder: Path, seconds: int, data: bytes = b"", memory: int = MEMORY
) -> Ended:
    """Run a program in `folder`, feed it `data`, and stop it after so many seconds.

    :param memory: bytes of address space it may take; 0 sets no limit.
    """
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder)},
        start_new_session=True,
    )
    _limit(process.pid, seconds, memory)
    try:
        output, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        return Ended(b"", well=False)
    finally:
        _stop(process)
    return Ended(output, process.returncode == 0)


def folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that is gone afterwards, whatever was left in it."""
    return tempfile.TemporaryDirectory(prefix="polyphony-", ignore_cleanup_errors=True)


def _limit(process: int, seconds: int, memory: int) -> None:
    """Limits set from outside: nothing of ours runs in a fork of a process with threads."""
    if not hasattr(resource, "prlimit"):  # elsewhere than on Linux the time limit has to do
        return
    limits = {resource.RLIMIT_CPU: seconds, resource.RLIMIT_CORE: 0}
    if memory:
        limits[resource.RLIMIT_AS] = memory
    with contextlib.suppress(ProcessLookupError):
        for what, most in limits.items():
            _, hard = resource.prlimit(process, what)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.prlimit(process, what, (least, least))


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, 9)
    with process:  # closes the pipes
        process.wait()
