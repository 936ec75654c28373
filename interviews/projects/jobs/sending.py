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

from interviews.projects.models import Job, Member
from interviews.projects.models.job import JobState

log = logging.getLogger(__name__)
UNSENT = timedelta(seconds=3)


def begin(member: Member, kind: str, arguments: dict[str, Any], total: int = 0) -> Job:
    """Queue a job and, once the transaction holds, send it."""
    job = Job.objects.create(
        project_id=member.project_id, member=member, kind=kind, arguments=arguments, total=total
    )
    transaction.on_commit(lambda: send(job.pk))
    return job


def send(job_id: uuid.UUID) -> None:
    """Nudge a worker; without a broker the sweeper will find the row."""
    from interviews.projects.tasks import run_job

    if not settings.REDIS_URL:
        return
    try:
        run_job.apply_async((str(job_id),), retry=False)
    except Exception as error:
        log.warning("Job %s waits for the sweeper: %s", job_id, error)


def sweep() -> list[uuid.UUID]:
    """Send again what was queued and not taken, or whose worker stopped beating."""
    now = timezone.now()
    due = Job.objects.filter(
        Q(state=JobState.QUEUED, made_at__lt=now - UNSENT)
        | Q(state=JobState.RUNNING, leased_until__lt=now)
    )
    found = list(due.values_list("pk", flat=True))
    for job_id in found:
        send(job_id)
    return found
