"""A million words come in through ``manage.py import_interviews``: a hundred files of one kind."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from coding.demo.bench.commands import manage
from coding.demo.bench.files import captions, documents
from coding.demo.bench.measuring import Measurement, NotYet, Reading
from coding.demo.bench.surroundings import Bench, Study
from coding.demo.scale import Size

EMPTY = Size(interviews=1, words=200, codes=1, coders=1, codings=0)


def study_of(bench: Bench, kind: str) -> Study:
    """The study that files of one kind are imported into."""
    return bench.study(EMPTY, mark=kind)


def imported(bench: Bench, kind: str) -> Reading:
    folder = bench.folder / kind
    files = _written(folder, _made(kind, bench.some(100, 2), bench.some(10_000, 200)))
    study = study_of(bench, kind)
    ran = manage(bench.folder, "import_interviews", study.slug, *map(str, files))
    told = [json.loads(line) for line in ran.said.splitlines()]
    refused = [each["error"] for each in told if "error" in each]
    if refused or len(told) != len(files):
        raise NotYet(f"{len(refused)} of {len(files)} files were refused. {refused[:1]}")
    return Reading(ran.seconds, len(files))


def once_imported(bench: Bench, kind: str) -> Reading:
    """What is measured after an import shares it."""
    return bench.once(("imported", kind), lambda: imported(bench, kind))


def _made(kind: str, count: int, words: int) -> Sequence[tuple[str, bytes]]:
    if kind == "docx":
        return documents(count, words, seed=4)
    return [(name, text.encode()) for name, text in captions(count, words, seed=5)]


def _written(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, content in files:
        (folder / name).write_bytes(content)
    return [folder / name for name, _content in files]


CAPTIONS = Measurement("import-100-vtt", "s", 15, partial(once_imported, kind="vtt"))
DOCUMENTS = Measurement("import-100-docx", "s", 45, partial(once_imported, kind="docx"))
