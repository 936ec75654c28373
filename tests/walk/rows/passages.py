"""The URLs of the passages page."""

from __future__ import annotations

from typing import Any

from coding.codebook.models import Code
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview
from tests.walk.table import Row


def around(study: Study) -> dict[str, Any]:
    interview = Interview.objects.filter(project=study.project).first()
    interview = interview or kept_interview(study.ada)
    code = code_named(study.ada, "care")
    where = bounds(interview, "café talk")
    apply_code(By(study.ada), code=code, interview=interview, **where)
    return {"slug": study.slug, "interview": interview.pk}


def used_code(study: Study) -> dict[str, Any]:
    around(study)
    return {"slug": study.slug, "code": Code.objects.get(name="care").pk}


ROWS = [
    Row("desk:passages"),
    Row("desk:around", given=around, data=lambda study: {"start": 3, "end": 50}),
    Row("desk:uses", given=around, data=lambda study: {"start": 3, "end": 50}),
    Row("desk:use-of-code", given=used_code),
]
