"""Three people code one interview at once; and the same in a project ten times the size."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable

from coding.codebook.models import Code
from coding.demo.bench.measuring import Measurement, Reading, middle, p95
from coding.demo.bench.people import Person, Place, places
from coding.demo.bench.surroundings import Bench, Study, settle
from coding.demo.scale import Size
from coding.segments.actions import apply_code
from interviews.projects.history import By

BASE = Size(interviews=10, words=5_000, codes=40, coders=5, codings=5_000)
TENFOLD = Size(interviews=100, words=5_000, codes=40, coders=5, codings=50_000)
EVENTS = {BASE: 500, TENFOLD: 5_000}
WRITERS = 3
EACH = 200
WARMING = 5
LONGEST_PAUSE = 0.2  # a code applied every tenth of a second is faster than any hand


def grown(bench: Bench, size: Size) -> Study:
    """A study with as many events as a project of its size would have."""
    return bench.once(("grown", size), lambda: _grow(bench, bench.study(size)))


def _grow(bench: Bench, study: Study) -> Study:
    size = TENFOLD if len(study.interviews) > bench.some(BASE.interviews, 2) else BASE
    member, interview = study.members[-1], study.interviews[-1]
    code = Code.objects.get(pk=study.codes[0])
    for place in places(interview, bench.some(EVENTS[size], 5), seed=2):
        apply_code(By(member), code=code, interview=interview, start=place.start, end=place.end)
    settle()
    return study


def together(bench: Bench, study: Study, more: Callable[[int], bool]) -> list[float]:
    """Milliseconds of each code applied; everybody goes on while ``more(done so far)``."""
    seconds: list[float] = []
    faults: list[Exception] = []

    def write(person: Person, where: list[Place], seed: int) -> None:
        chance = random.Random(seed)
        done = -WARMING
        try:
            while more(done):
                time.sleep(chance.uniform(0, LONGEST_PAUSE))
                took = person.apply(study, chance.choice(study.codes), chance.choice(where))
                done += 1
                if done > 0:
                    seconds.append(took)
        except Exception as fault:
            faults.append(fault)

    threads = [
        threading.Thread(
            target=write,
            args=(Person(bench, member), places(study.interviews[0], 500, number), number),
            daemon=True,
        )
        for number, member in enumerate(study.members[:WRITERS])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return [took * 1000 for took in seconds]


def applied(bench: Bench, size: Size) -> list[float]:
    """Milliseconds of each code applied in a study of that size."""
    each = bench.some(EACH, 5)
    study = grown(bench, size)
    return bench.once(("applied", size), lambda: together(bench, study, lambda n: n < each))


def three_people(bench: Bench) -> Reading:
    took = applied(bench, BASE)
    return Reading(p95(took), len(took))


def tenfold(bench: Bench) -> Reading:
    took = applied(bench, TENFOLD)
    return Reading(p95(took), len(took))


def flat(bench: Bench) -> Reading:
    took = applied(bench, TENFOLD)
    return Reading(middle(took), len(took), budget=middle(applied(bench, BASE)))


MEASUREMENTS = [
    Measurement("apply-p95", "ms", 30, three_people),
    Measurement("apply-p95-tenfold", "ms", 30, tenfold),
    Measurement("apply-median-tenfold", "ms", None, flat),
]
