"""The URLs of the passages page."""

from __future__ import annotations

from typing import Any

from coding.codebook.models import Code
from coding.desk.actions import save_query
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview
from tests.walk.table import Row, post


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


def one_coding(study: Study) -> dict[str, Any]:
    """A coding of everybody's own, so that each may change theirs."""
    around(study)
    return {"slug": study.slug}


def own_coding(study: Study) -> dict[str, Any]:
    """All that is found for the one who asks, which for most is nothing."""
    return {"which": "chosen", "named": "care", "chosen": ""}


def query(study: Study) -> dict[str, Any]:
    kept = save_query(By(study.ada), name="Talk", question="words=talk", whose="team")
    return {"slug": study.slug, "query": kept.pk}


def named(study: Study) -> dict[str, Any]:
    return {"name": "Café", "question": "words=caf%C3%A9", "whose": "team"}


ROWS = [
    Row("desk:passages"),
    post("desk:recode-own", one_coding, own_coding, lead=422, coder=422, observer=403),
    post("desk:remove-own", one_coding, own_coding, lead=422, coder=422, observer=403),
    post("desk:save-query", data=named),
    Row("desk:saved-query", given=query, lead=302, coder=302, observer=302),
    post("desk:change-query", query, named, coder=422, observer=422),
    post("desk:remove-query", query, coder=422, observer=422),
    Row("desk:around", given=around, data=lambda study: {"start": 3, "end": 50}),
    Row("desk:uses", given=around, data=lambda study: {"start": 3, "end": 50}),
    Row("desk:use-of-code", given=used_code),
]
