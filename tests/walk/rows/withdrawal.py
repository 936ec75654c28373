"""The URLs of withdrawing a participant."""

from __future__ import annotations

from typing import Any

from interviews.projects.history import By
from interviews.projects.models import Job
from interviews.projects.models.job import JobState
from interviews.transcripts.models import Participant
from interviews.withdrawal.actions import withdraw
from tests.conftest import Study
from tests.library import kept_interview
from tests.walk.table import Row, post

LEADS_ONLY = {"coder": 403, "observer": 403}


def person(study: Study) -> Participant:
    kept_interview(study.ada)
    return Participant.objects.get(project=study.project, label="P1")


def participant(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "participant": person(study).pk}


def stopped(study: Study) -> dict[str, Any]:
    row = withdraw(By(study.ada), participant=person(study), counts={"interviews": 1})
    Job.objects.filter(pk=row.job_id).update(state=JobState.FAILED)
    return {"slug": study.slug, "withdrawal": row.pk}


ROWS = [
    Row("withdrawal:withdraw", given=participant, **LEADS_ONLY),
    post("withdrawal:withdraw", participant, lambda study: {"label": "P1"}, **LEADS_ONLY),
    Row("withdrawal:tombstone", given=stopped),
    post("withdrawal:go-on", stopped, **LEADS_ONLY),
]
