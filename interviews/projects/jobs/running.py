"""A worker takes a lease on a Job row, beats while it works, and commits step by step.

A worker that dies stops beating; when its lease ends the sweeper sends the job again, and the
next worker raises ``attempt``. A worker that comes back late finds another attempt number and
stops before it can write.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import OperationalError, close_old_connections, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.projects.errors import Refused
from interviews.projects.models import Job
from interviews.projects.models.job import JobState
from interviews.projects.speaking import speaking

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=6)
BEAT_SECONDS = 1.5
BREATH_SECONDS = 0.005  # between steps, so that people who wait to write come in
MOST_ATTEMPTS = 5

Runner = Callable[["Run"], None]
_runners: dict[str, Runner] = {}


class Stale(Exception):
    """Another worker has taken the job over."""


@dataclass(frozen=True)
class Run:
    """One attempt at a job."""

    job: Job
    attempt: int

    @contextmanager
    def step(self, done: int = 1) -> Iterator[None]:
        """A transaction of the job: refused when the attempt is stale, counted on exit."""
        with transaction.atomic():
            self._fence()
            yield
            Job.objects.filter(pk=self.job.pk).update(done=F("done") + done)
        time.sleep(BREATH_SECONDS)

    def expect(self, total: int, done: int = 0) -> None:
        """Say how many steps there are, and how many an earlier attempt has finished."""
        Job.objects.filter(pk=self.job.pk, attempt=self.attempt).update(total=total, done=done)

    def hold(self, lease: timedelta) -> None:
        """Keep the job for so long without beating: while the database takes no writes."""
        mine = Job.objects.filter(pk=self.job.pk, attempt=self.attempt)
        mine.update(leased_until=timezone.now() + lease)

    def _fence(self) -> None:
        held = Job.objects.select_for_update().filter(
            pk=self.job.pk, attempt=self.attempt, state=JobState.RUNNING
        )
        if not held.exists():
            raise Stale


def kind(name: str) -> Callable[[Runner], Runner]:
    """Register what runs jobs of this kind."""

    def keep(runner: Runner) -> Runner:
        _runners[name] = runner
        return runner

    return keep


def perform(job_id: uuid.UUID | str) -> None:
    """Take the job and run it to its end; does nothing when someone else holds it."""
    run = _take(uuid.UUID(str(job_id)))
    if run is not None:
        with speaking(run.job.language):
            _perform(run)


def _perform(run: Run) -> None:
    try:
        with _beating(run):
            _runners[run.job.kind](run)
    except Stale:
        return
    except Refused as error:
        _end(run, JobState.FAILED, str(error))
    except OperationalError:
        log.exception("Job %s found the database busy and is tried again", run.job.pk)
    except Exception:
        log.exception("Job %s failed", run.job.pk)
        _end(run, JobState.FAILED, _("Something went wrong. Nothing was lost; try again."))
    else:
        _end(run, JobState.DONE, "")


def _take(job_id: uuid.UUID) -> Run | None:
    now = timezone.now()
    due = Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, leased_until__lt=now)
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(due, pk=job_id).first()
        if job is None:
            return None
        job.attempt += 1
        job.state = JobState.RUNNING
        job.leased_until = now + LEASE
        if job.attempt > MOST_ATTEMPTS:
            job.state = JobState.FAILED
            with speaking(job.language):
                job.sentence = _(
                    "This was tried several times without success. Please start it again."
                )
        job.save(update_fields=["attempt", "state", "leased_until", "sentence"])
    return Run(job, job.attempt) if job.state == JobState.RUNNING else None


def _end(run: Run, state: JobState, sentence: str) -> None:
    mine = Job.objects.filter(pk=run.job.pk, attempt=run.attempt)
    mine.update(state=state, sentence=sentence, ended_at=timezone.now(), leased_until=None)


@contextmanager
def _beating(run: Run) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=(run, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(run: Run, stop: threading.Event) -> None:
    mine = Job.objects.filter(pk=run.job.pk, attempt=run.attempt, state=JobState.RUNNING)
    while not stop.wait(BEAT_SECONDS):
        try:
            mine.update(leased_until=timezone.now() + LEASE)
        except Exception:
            log.warning("A heartbeat of job %s was missed", run.job.pk, exc_info=True)
            close_old_connections()
    connection.close()
