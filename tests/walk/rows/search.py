"""The URLs of the search."""

from __future__ import annotations

from typing import Any

from interviews.projects import jobs
from interviews.projects.models import Job
from interviews.search.asking import read
from interviews.search.finding import find
from interviews.search.following import READING
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview
from tests.walk.table import Row, post


def searched(study: Study) -> dict[str, Any]:
    if not Interview.objects.filter(project=study.project).exists():
        kept_interview(study.ada)
    for job in Job.objects.filter(kind=READING, state="queued"):
        jobs.perform(job.pk)
    assert find(study.ada, read("responsible")).hits
    return {"slug": study.slug}


def asking(study: Study) -> dict[str, Any]:
    """Not the whole of what a veil hides in these tests: pages show what was asked."""
    return {"q": "zaubern*"}


def coding(study: Study) -> dict[str, Any]:
    row = Interview.objects.filter(project=study.project).get()
    place = bounds(row, "responsible")
    code = code_named(study.ada, "found")
    hit = f"{row.current_id}:{place['start']}:{place['end']}"
    return {"q": "responsible", "code": code.pk, "unit": "words", "hit": hit}


ROWS = [
    Row("desk:search", given=searched, data=asking),
    Row("desk:search-all", given=searched, data=asking, observer=403),
    post("desk:search-look", searched, coding, observer=403),
    post("desk:search-code", searched, coding, observer=403),
]
