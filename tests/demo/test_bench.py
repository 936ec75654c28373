"""Measuring: every name is documented, a tiny run prints well-formed lines, and nothing is left."""

from __future__ import annotations

import json
import re
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from coding.demo.bench.files import captions, documents
from coding.demo.bench.measurements import MEASUREMENTS, chosen, names
from coding.demo.bench.measuring import Measurement, NotYet, Reading, lines, middle, p95
from coding.demo.bench.surroundings import Bench
from interviews import formats

DOCUMENTED = Path(__file__).parents[2] / "docs" / "benchmarks.md"
FIELDS = {"name", "value", "unit", "budget", "n", "engine"}
UNITS = {"s", "ms", "kB", "MB", "cores", "queries", "words/s"}


def bench() -> Bench:
    return Bench("http://127.0.0.1:1", "sqlite", 1, Path(tempfile.gettempdir()))


def test_every_measurement_is_documented_and_every_documented_one_exists() -> None:
    tables = DOCUMENTED.read_text().split("## In a browser")[1]
    assert re.findall(r"^\| `([a-z0-9-]+)` \|", tables, re.MULTILINE) != []
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", tables, re.MULTILINE)) == set(names())


def test_no_two_measurements_share_a_name_and_each_has_a_unit() -> None:
    assert len(set(names())) == len(MEASUREMENTS)
    assert {each.unit for each in MEASUREMENTS} <= UNITS


def test_only_those_named_are_chosen() -> None:
    assert [each.name for each in chosen(["apply-p95"])] == ["apply-p95"]
    assert chosen([]) == MEASUREMENTS


def test_p95_is_the_value_that_95_of_100_do_not_exceed() -> None:
    assert p95(list(range(1, 101))) == 95
    assert p95([3, 1, 2]) == 3
    assert middle([5, 1, 3]) == 3


def test_what_is_not_there_yet_has_no_value_and_says_why() -> None:
    def missing(bench: Bench) -> Reading:
        raise NotYet("There is no such page yet.")

    def broken(bench: Bench) -> Reading:
        raise ValueError("seven")

    def found(bench: Bench) -> Reading:
        return Reading(12.34567, 3, budget=9)

    each = [Measurement(take.__name__, "s", 1, take) for take in (missing, broken, found)]
    told = [json.loads(line) for line in lines(bench(), each)]
    assert [line["value"] for line in told] == [None, None, 12.35]
    assert [line.get("why") for line in told] == [
        "There is no such page yet.",
        "ValueError: seven",
        None,
    ]
    assert [line["budget"] for line in told] == [1, 1, 9]


@pytest.mark.parametrize("make", [captions, documents])
def test_the_files_made_for_importing_hold_their_words_and_speakers(make: object) -> None:
    assert callable(make)
    for name, content in make(2, 300, seed=1):
        data = content.encode() if isinstance(content, str) else content
        transcript = formats.read(data, name)
        assert sum(len(turn.text.split()) for turn in transcript.turns) == 300
        assert len({turn.speaker for turn in transcript.turns}) == 2


def test_a_tiny_run_prints_well_formed_lines_and_leaves_nothing() -> None:
    asked = ["colleague-appears", "apply-p95", "export-csv", "queries-home"]
    out, before = StringIO(), set(Path(tempfile.gettempdir()).glob("polyphony-bench-*"))
    call_command("bench", only=asked, engine="sqlite", scale=0.002, stdout=out)
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert {line["name"] for line in told} == set(asked)
    for line in told:
        assert set(line) == FIELDS | {"scale"}, line
        assert line["value"] > 0
        assert line["n"] > 0
        assert line["engine"] == "sqlite"
    assert set(Path(tempfile.gettempdir()).glob("polyphony-bench-*")) <= before
