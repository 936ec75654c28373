"""What people wait for most takes no longer in a study that has grown."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.models import Code
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview

APPLYING, OPENING = 34, 21
TABLES = ("segments_coding", "transcripts_span", "transcripts_interview", "projects_event")


def address(study: Study, interview: Interview, part: str) -> str:
    return reverse(f"desk:{part}", args=[study.slug, interview.pk])


@pytest.fixture
def code(study: Study) -> Code:
    return code_named(study.ada, "doubt")


def applied(ben: Client, study: Study, interview: Interview, code: Code, words: str) -> None:
    sent = {"code": code.pk, "transcript": interview.current_id, **bounds(interview, words)}
    answer = ben.post(
        address(study, interview, "apply"), sent, headers={"X-Operation": str(uuid.uuid4())}
    )
    assert answer.json()["coding"]


def opened(ben: Client, study: Study, interview: Interview, code: Code, words: str) -> None:
    assert ben.get(address(study, interview, "code") + "?voices=all").status_code == 200


def grow(study: Study) -> None:
    """Interviews, codings and events, more than there were."""
    for number in range(2, 6):
        interview = kept_interview(study.ada, f"P{number}")
        code = code_named(study.cleo, f"of P{number}")
        for words in ("café talk", "nobody else did", "wrong"):
            apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, words))


@pytest.mark.parametrize(("act", "most"), [(applied, APPLYING), (opened, OPENING)])
def test_its_queries_are_fixed(
    study: Study, interview: Interview, code: Code, act: Callable[..., None], most: int
) -> None:
    ben, counts = signed_in(study.ben), []
    act(ben, study, interview, code, "measure")
    for words in ("nobody else did", "café talk"):
        with CaptureQueriesContext(connection) as queries:
            act(ben, study, interview, code, words)
        counts.append(len(queries))
        if words == "nobody else did":
            grow(study)
    assert counts[0] == counts[1] <= most


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL goes by what it has counted")
def test_applying_a_code_never_goes_through_all_rows_of_a_project(
    study: Study, interview: Interview, code: Code
) -> None:
    ben = signed_in(study.ben)
    with CaptureQueriesContext(connection) as queries:
        applied(ben, study, interview, code, "café talk")
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    with connection.cursor() as cursor:
        for sql in asked:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            for *_numbers, step in cursor.fetchall():
                if named(step, sql) in TABLES:
                    assert "SEARCH" in step, (step, sql)
                    assert "(project_id=?)" not in step, (step, sql)


def named(step: str, sql: str) -> str:
    """The table that a step of a plan goes to; the statement may have called it by another name."""
    name = step.split()[1] if step.startswith(("SEARCH ", "SCAN ")) else ""
    called = {alias: table for table, alias in re.findall(r'"(\w+)" (\w\d)\b', sql)}
    return called.get(name, name)
