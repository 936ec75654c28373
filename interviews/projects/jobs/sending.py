"""Jobs are begun in a row and nudged through the broker; the sweeper makes good lost nudges."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from interviews.projects import registers
from interviews.projects.models import Job, Member
from interviews.projects.models.job import JobState

log = logging.getLogger(__name__)
TASK = "projects.run_job"
UNSENT = timedelta(seconds=3)
LATER = "later"  # the queue of what nobody waits for; a worker of its own may take it
FEW = 4


def begin(member: Member, kind: str, arguments: dict[str, Any], total: int = 0) -> Job:
    """Queue a job and, once the transaction holds, send it."""
    job = Job.objects.create(
        project_id=member.project_id,
        member=member,
        kind=kind,
        arguments=arguments,
        total=total,
        language=get_language() or "",
    )
    transaction.on_commit(lambda: send(job.pk, kind))
    return job


def send(job_id: uuid.UUID, kind: str) -> None:
    """Nudge a worker; without a broker the sweeper will find the row.

    Nobody waits for what follows upon a frozen text: it goes into a queue of its own.
    """
    if not settings.REDIS_URL:
        return
    try:
        later = {"queue": LATER} if kind in registers.follow_ups() else {}
        broker = import_string(settings.JOBS_SENT_BY)  # now: it is large, and commands send nothing
        broker.send_task(TASK, (str(job_id),), retry=False, **later)
    except Exception as error:
        log.warning("Job %s waits for the sweeper: %s", job_id, error)


def sweep() -> list[uuid.UUID]:
    """Send again what was queued and not taken, or whose worker stopped beating.

    Of what follows upon frozen texts only the oldest: hundreds may wait their turn for minutes,
    and their messages with them.
    """
    now = timezone.now()
    due = Job.objects.filter(
        Q(state=JobState.QUEUED, made_at__lt=now - UNSENT)
        | Q(state=JobState.RUNNING, leased_until__lt=now)
    ).order_by("made_at", "id")
    last = due.filter(kind__in=registers.follow_ups()).values_list("pk", "kind")
    first = due.exclude(kind__in=registers.follow_ups()).values_list("pk", "kind")
    found = [*first, *last[:FEW]]
    for job_id, kind in found:
        send(job_id, kind)
    return [job_id for job_id, _kind in found]
