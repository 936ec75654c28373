"""How fast words, sentences and names are found, and what the worker needs for it."""

from __future__ import annotations

import random
import time
from functools import partial

from coding.demo.bench.importing import once_imported, study_of
from coding.demo.bench.measuring import Measurement, NotYet, Reading
from coding.demo.bench.processes import peak_megabytes, processes_of
from coding.demo.bench.surroundings import Bench
from coding.demo.scale.speech import conversation, vocabulary
from interviews.projects.models import Job
from interviews.projects.models.job import JobState
from interviews.words.finding import FINDING
from interviews.words.pipelines import pipeline
from interviews.words.reading import documents, find

BLANK = "sv"
LONGEST = 900.0


def speed(bench: Bench, language: str, words: int, names: bool = False) -> Reading:
    """Words a second in one process, its pipeline loaded and warm."""
    chance, count = random.Random(6), bench.some(words, 1_000)
    turns = conversation(chance, count, vocabulary(chance), "Participant 1")
    text, places = "", []
    for turn in turns:
        places.append((len(text), len(text) + len(turn.text)))
        text += turn.text + "\n"
    nlp = pipeline(language, names=names)
    find(nlp, text, places[:20])
    begun = time.perf_counter()
    if names:
        with nlp.memory_zone():
            for _at, doc in documents(nlp, text, places):
                list(doc.ents)
    else:
        find(nlp, text, places)
    return Reading(count / (time.perf_counter() - begun), count)


def after_import(bench: Bench) -> Reading:
    return bench.once("after import", lambda: _after_import(bench))


def _after_import(bench: Bench) -> Reading:
    """Seconds from the end of an import until the worker has read its last interview."""
    files = once_imported(bench, "vtt").n
    begun = time.perf_counter()
    jobs = Job.objects.filter(kind=FINDING, project__slug=study_of(bench, "vtt").slug)
    waiting = jobs.filter(state__in=[JobState.QUEUED, JobState.RUNNING])
    while waiting.exists() and time.perf_counter() - begun < LONGEST:
        time.sleep(0.1)
    unread = jobs.exclude(state=JobState.DONE)
    if unread.exists():
        raise NotYet(f"{unread.count()} interviews were not read. {unread[0].sentence}")
    return Reading(time.perf_counter() - begun, files)


def memory(bench: Bench) -> Reading:
    """The largest of the worker's processes, after that import."""
    files = after_import(bench).n
    return Reading(max(map(peak_megabytes, processes_of("celery"))), files)


MEASUREMENTS = [
    Measurement("words-after-import", "s", None, after_import),
    Measurement("words-worker-memory", "MB", None, memory),
    Measurement("words-blank", "words/s", None, partial(speed, language=BLANK, words=1_000_000)),
    Measurement("words-english", "words/s", None, partial(speed, language="en", words=500_000)),
    Measurement(
        "words-names", "words/s", None, partial(speed, language="en", words=100_000, names=True)
    ),
]
