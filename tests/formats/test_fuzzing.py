"""A few hundred damaged files at every run; `python -m tests.formats.fuzzing` reads thousands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.formats import fuzzing
from tests.formats.checking import check
from tests.formats.samples import samples

ROOT = Path(__file__).resolve().parents[2]


def test_damaged_files_end_in_turns_or_a_sentence() -> None:
    command = [sys.executable, "-m", "tests.formats.fuzzing", "--files", "300", "--seed", "7"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    figures = json.loads(ended.stdout)
    assert figures["badly"] == []
    assert figures["files"] == sum(figures["ended"].values()) == 300
    assert set(figures["ended"]) == {"turns", "sentence"}


def test_the_same_seed_damages_the_same_files_in_the_same_way() -> None:
    whole = samples()
    first = [fuzzing.damaged(3, number, whole) for number in range(40)]
    assert [fuzzing.damaged(3, number, whole) for number in range(40)] == first
    assert len({data for _, data in first}) > 20


def test_every_sample_is_what_it_says_before_it_is_damaged() -> None:
    refused = {name for name, data in samples().items() if check(data) == "sentence"}
    assert refused <= {"nothing", "old.doc", "unix-kernighan.doc", "talk.rtf", "mantas-rtf2.rtf",
                       "talk.html", "unix-kernighan.htm"}  # fmt: skip
