"""A worker that is killed in the middle of an import leaves nothing half done, or done twice."""

from __future__ import annotations

import pytest

from interviews.projects.history import By
from interviews.projects.models import Job
from interviews.transcripts.actions import begin_import, begin_keeping
from interviews.transcripts.models import ImportFile, Interview, Turn
from tests.conftest import Study
from tests.services import WorkerProcess, until_true

TALK = "".join(f"Interviewer: Why {n}?\nP{{0}}: Because of {n} things.\n" for n in range(1500))
FILES = 12


def ended(job: Job) -> bool:
    job.refresh_from_db()
    return job.ended


@pytest.mark.django_db(transaction=True)
def test_an_import_goes_on_where_a_killed_worker_stopped(
    study: Study, worker: WorkerProcess
) -> None:
    files = [(f"{n}.txt", TALK.format(n).encode()) for n in range(1, FILES + 1)]
    reading = begin_import(By(study.ada), files=files)
    until_true(lambda: ImportFile.objects.filter(state="read").exists(), worker.log.read_text)
    worker.kill()
    assert ImportFile.objects.filter(state="waiting").exists()
    worker.start()
    until_true(lambda: ended(reading), worker.log.read_text)
    assert (reading.state, reading.done) == ("done", FILES)
    assert ImportFile.objects.filter(state="read").count() == FILES

    rows = ImportFile.objects.order_by("position").values_list("pk", flat=True)
    keeping = begin_keeping(By(study.ada), files=[str(key) for key in rows])
    until_true(lambda: Interview.objects.exists(), worker.log.read_text)
    worker.kill()
    kept = Interview.objects.count()
    assert kept < FILES
    worker.start()
    until_true(lambda: ended(keeping), worker.log.read_text)
    assert (keeping.state, keeping.done) == ("done", FILES)
    assert Interview.objects.count() == FILES
    assert Turn.objects.count() == FILES * 3000
    assert set(Interview.objects.values_list("citation", flat=True)) == {
        f"P{n}" for n in range(1, FILES + 1)
    }
