"""A hundred thousand coded segments go out through ``manage.py export``: time and memory."""

from __future__ import annotations

from functools import partial

from coding.demo.bench.commands import Ran, manage
from coding.demo.bench.measuring import Measurement, Reading
from coding.demo.bench.surroundings import Bench
from coding.demo.scale import Size

TENTH = Size(interviews=10, words=10_000, codes=100, coders=5, codings=10_000)
WHOLE = Size(interviews=100, words=10_000, codes=100, coders=5, codings=100_000)


def exported(bench: Bench, size: Size, kind: str) -> Ran:
    study = bench.study(size)
    out = bench.folder / f"segments.{kind}"
    words = ("export", study.slug, "segments", "--format", kind, "--out", str(out), "--anyway")
    return bench.once((size, kind), lambda: manage(bench.folder, *words))


def time_of(bench: Bench, kind: str) -> Reading:
    """Of a command that was given before: what Python compiles it compiles once."""
    exported(bench, TENTH, kind)
    return Reading(exported(bench, WHOLE, kind).seconds, bench.some(WHOLE.codings, 10))


def memory_of(bench: Bench, kind: str) -> Reading:
    """Flat means: no more than a tenth of the rows needs."""
    tenth = exported(bench, TENTH, kind).megabytes
    whole = exported(bench, WHOLE, kind).megabytes
    return Reading(whole, bench.some(WHOLE.codings, 10), budget=tenth)


MEASUREMENTS = [
    Measurement("export-csv", "s", 3, partial(time_of, kind="csv")),
    Measurement("export-csv-memory", "MB", None, partial(memory_of, kind="csv")),
    Measurement("export-xlsx", "s", 15, partial(time_of, kind="xlsx")),
    Measurement("export-xlsx-memory", "MB", None, partial(memory_of, kind="xlsx")),
]
