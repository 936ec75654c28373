"""What a command is said to have held is its own, not the files it has mapped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coding.demo.bench.processes import own_memory

SIZE = 60_000_000
MAPPED = (
    "import mmap, sys, time\n"
    "file = open(sys.argv[1], 'rb')\n"
    "held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)\n"
    "sum(held[::4096])\n"
)
OWN = "import sys, time\nheld = open(sys.argv[1], 'rb').read()\n"
STAYS = "time.sleep(0.5)\n"


def most_held(program: str, file: Path) -> float:
    process = subprocess.Popen([sys.executable, "-c", program + STAYS, str(file)])
    with own_memory(process.pid) as held:
        assert process.wait() == 0
    assert held.megabytes is not None
    return held.megabytes


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells")
def test_memory_is_a_commands_own_without_the_files_it_has_mapped(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(b"x" * SIZE)
    assert most_held(OWN, file) * 1e6 > SIZE
    assert most_held(MAPPED, file) * 1e6 < SIZE / 2


def test_where_the_system_does_not_tell_it_is_not_known(tmp_path: Path) -> None:
    with own_memory(1, proc=tmp_path) as held:
        pass
    assert held.megabytes is None
