"""A manuscript of two hundred quotations against a million words, through ``manage.py``."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from coding.demo.bench.commands import Ran, manage
from coding.demo.bench.measuring import Measurement, Reading
from coding.demo.bench.surroundings import Bench, Study
from coding.demo.scale import Size
from interviews.transcripts.models import TranscriptVersion

WHOLE = Size(interviews=100, words=10_000, codes=10, coders=2, codings=100)
QUOTATIONS = 200
LENGTHS = (8, 25, 14, 60, 5)


def checked(bench: Bench) -> Ran:
    study = bench.study(WHOLE)
    paper = bench.folder / "paper.md"
    _write(study, paper, bench.some(QUOTATIONS, 10))
    words = ("check_manuscript", study.slug, str(paper))
    return bench.once("manuscript", lambda: manage(bench.folder, *words))


def _write(study: Study, paper: Path, count: int) -> None:
    """Quotations from all interviews: a third word for word, a third with an ellipsis, a third
    with a word exchanged or not from there at all."""
    chance = random.Random(9)
    rows = TranscriptVersion.objects.filter(interview__project__slug=study.slug)
    texts = list(islice(rows.order_by("pk").values_list("text", flat=True), 40))
    made = islice(_quotations(texts, chance), count)
    paper.write_text("\n\n".join(f"One said “{said}” (P1)." for said in made))


def _quotations(texts: list[str], chance: random.Random) -> Iterator[str]:
    for number, (text, length) in enumerate(zip(cycle(texts), cycle(LENGTHS), strict=False)):
        words = text.split()
        start = chance.randrange(len(words) - 3 * length)
        said = words[start : start + length]
        if number % 3 == 1:
            said = [*said, "[…]", *words[start + 2 * length : start + 3 * length]]
        elif number % 6 == 2:
            said[length // 2] = "otherwise"
        elif number % 6 == 5:
            said = chance.sample(words, length)
        yield " ".join(said).replace("“", "").replace("”", "")


def time_of(bench: Bench) -> Reading:
    return Reading(checked(bench).seconds, bench.some(QUOTATIONS, 10))


def memory_of(bench: Bench) -> Reading:
    return Reading(checked(bench).megabytes, bench.some(QUOTATIONS, 10))


MEASUREMENTS = [
    Measurement("manuscript-200-quotations", "s", 10, time_of),
    Measurement("manuscript-memory", "MB", None, memory_of),
]
