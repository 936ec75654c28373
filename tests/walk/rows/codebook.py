"""The codebook's URLs."""

from __future__ import annotations

from typing import Any

from coding.codebook.actions import put_in_groups, retire
from coding.codebook.models import Code, CodeGroup
from interviews.projects.history import By
from tests.conftest import Study
from tests.library import code_named
from tests.walk.table import Row, post

OBSERVERS_READ = {"observer": 403}
FIELDS = {"kind": "descriptive", "status": "active"}


def code(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "code": code_named(study.ada, "doubt").pk}


def retired(study: Study) -> dict[str, Any]:
    row = code_named(study.ada, "doubt")
    retire(By(study.ada), code=row)
    return {"slug": study.slug, "code": row.pk}


def grouped(study: Study) -> dict[str, Any]:
    code = code_named(study.ada, "doubt")
    put_in_groups(By(study.ada), code=code, groups=[], new="Feelings")
    return {"slug": study.slug, "group": CodeGroup.objects.get().pk}


def new_words(study: Study) -> dict[str, Any]:
    return FIELDS | {"name": "uncertainty"}


def changed_words(study: Study) -> dict[str, Any]:
    return new_words(study) | {"seen": Code.objects.get(name="doubt").revision_id}


def other_code(study: Study) -> dict[str, Any]:
    return {"into": code_named(study.ada, "uncertainty").pk}


ROWS = [
    Row("codebook:codebook"),
    Row("codebook:new", **OBSERVERS_READ),
    post("codebook:new", data=new_words, **OBSERVERS_READ),
    Row("codebook:code", given=code),
    Row("codebook:edit", given=code, **OBSERVERS_READ),
    post("codebook:edit", code, changed_words, **OBSERVERS_READ),
    post("codebook:use-as-example", code, lambda study: {"words": "so it said"}, **OBSERVERS_READ),
    post("codebook:move", code, lambda study: {"way": "up"}, **OBSERVERS_READ),
    post("codebook:retire", code, **OBSERVERS_READ),
    post("codebook:take-back", retired, **OBSERVERS_READ),
    Row("codebook:groups"),
    post("codebook:group", grouped, lambda study: {"name": "Moods"}, **OBSERVERS_READ),
    post("codebook:group-code", code, lambda study: {"new": "Feelings"}, **OBSERVERS_READ),
    Row("codebook:merge", given=code, data=other_code, **OBSERVERS_READ),
    post("codebook:merge", code, other_code, **OBSERVERS_READ),
]
