"""URLs of the coding page and of one coding."""

from __future__ import annotations

from typing import Any

from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview
from tests.walk.table import Row, post

ADAS_OWN = {"coder": 422, "observer": 403}


def read_interview(study: Study) -> Interview:
    found = Interview.objects.filter(project=study.project).first()
    return found or kept_interview(study.ada)


def interview(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "interview": read_interview(study).pk}


def words(study: Study) -> dict[str, Any]:
    row = read_interview(study)
    return {"transcript": row.current_id, **bounds(row, "café talk")}


def applying(study: Study) -> dict[str, Any]:
    return {"code": code_named(study.ada, "doubt").pk, **words(study)}


def coining(study: Study) -> dict[str, Any]:
    return {"name": "a new thought", **words(study)}


def pinning(study: Study) -> dict[str, Any]:
    return {"code": code_named(study.ada, "doubt").pk, "number": "3"}


def leaving(study: Study) -> dict[str, Any]:
    return {"turn": "2", "transcript": read_interview(study).current_id}


def coding(study: Study) -> dict[str, Any]:
    row = read_interview(study)
    code = code_named(study.ada, "responsibility")
    made = apply_code(By(study.ada), code=code, interview=row, **bounds(row, "I felt responsible"))
    return {"slug": study.slug, "coding": made.pk}


def recoding(study: Study) -> dict[str, Any]:
    return {"code": Code.objects.get(name="responsibility").pk}


def wider(study: Study) -> dict[str, Any]:
    assert Coding.objects.exists()
    return {"nudge": "start-1"}


def joining(study: Study) -> dict[str, Any]:
    row, code = read_interview(study), Code.objects.get(name="responsibility")
    other = apply_code(By(study.ada), code=code, interview=row, **bounds(row, "it meant. I felt"))
    return {"other": other.pk, **bounds(row, "it meant. I felt responsible")}


ROWS = [
    Row("desk:keys"),
    post("desk:choose-keys", data=lambda study: {"command": "memo", "keys": "q"}),
    post("desk:reset-keys"),
    post("desk:plain-keys", data=lambda study: {"plain": "off"}),
    post("desk:pin-code", data=pinning, observer=403),
    Row("desk:code", given=interview),
    Row("desk:turns", given=interview, data=lambda study: {"turn": 1}),
    Row("desk:changes", given=interview, data=lambda study: {"after": 0}),
    Row("desk:codes", given=interview),
    Row("desk:coding", given=coding),
    post("desk:apply", interview, applying, observer=403),
    post("desk:coin", interview, coining, observer=403),
    post("desk:through", interview, lambda study: {"through": "1"}, observer=403),
    post("desk:leave", interview, leaving, lead=204, coder=204, observer=204),
    post("desk:seen", data=lambda study: {"seq": "1"}),
    post("desk:remove-coding", coding, **ADAS_OWN),
    post("desk:recode", coding, recoding, **ADAS_OWN),
    post("desk:bounds", coding, wider, **ADAS_OWN),
    post("desk:join-codings", coding, joining, **ADAS_OWN),
    post("desk:still-fits", coding, **ADAS_OWN),
    post("desk:qualify", coding, lambda study: {"unsure": "on"}, **ADAS_OWN),
]
