"""Three people code while a worker reads and keeps a hundred files."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

from coding.demo.bench.files import captions
from coding.demo.bench.measuring import Measurement, NotYet, Reading, p95
from coding.demo.bench.surroundings import Bench, Study
from coding.demo.bench.writing_together import BASE, grown, together
from interviews.projects.history import By
from interviews.projects.models import Job
from interviews.transcripts.actions import begin_import, begin_keeping
from interviews.transcripts.arriving import arriving

LONGEST = 900.0


def during_import(bench: Bench) -> Reading:
    """They write from the import's beginning to its end."""
    study = grown(bench, BASE)
    files = captions(bench.some(100, 3), bench.some(10_000, 200), seed=3)
    ended = threading.Event()
    took: list[float] = []
    writing = threading.Thread(
        target=lambda: took.extend(
            together(bench, study, lambda done: not ended.is_set() or done < 1)
        )
    )
    writing.start()
    try:
        _import(study, [(name, text.encode()) for name, text in files])
    finally:
        ended.set()
        writing.join()
    return Reading(p95(took), len(took))


def _import(study: Study, files: Sequence[tuple[str, bytes]]) -> None:
    lead = study.members[0]
    _await(begin_import(By(lead), files=files))
    ready = [str(each.file.pk) for each in arriving(lead).files if each.ready]
    if len(ready) != len(files):
        raise NotYet(f"Only {len(ready)} of {len(files)} files could be read.")
    _await(begin_keeping(By(lead), files=ready))


def _await(job: Job) -> None:
    until = time.monotonic() + LONGEST
    while not job.ended and time.monotonic() < until:
        time.sleep(0.25)
        job.refresh_from_db()
    if job.state != "done":
        raise NotYet(f"The import did not end well: {job.state}. {job.sentence}")


MEASUREMENTS = [Measurement("apply-p95-during-import", "ms", 150, during_import)]
