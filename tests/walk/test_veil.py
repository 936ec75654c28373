"""While a veil stands, no page shows its member what others made of that interview."""

from __future__ import annotations

import pytest
from django.urls import reverse

from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named
from tests.walk.table import ROWS, SECRET, SECRETS, Row

PAGES = [row for row in ROWS if row.method == "get"]


@pytest.fixture
def veiled(study: Study, interview: Interview) -> Study:
    """Ben and Cleo read the interview independently; Ben has made something of it."""
    for member in (study.ben, study.cleo):
        Veil.objects.create(member=member, interview_id=interview.pk)
    code = code_named(study.ben, f"the {SECRET} code", brief=SECRET)
    where = bounds(interview, "nobody else did")
    apply_code(By(study.ben), code=code, interview=interview, rationale=SECRET, **where)
    for whisper in SECRETS:
        whisper(study, interview)
    return study


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_no_page_shows_the_veiled_member_what_others_made(row: Row, veiled: Study) -> None:
    address = reverse(row.url, kwargs=row.given(veiled))
    answer = signed_in(veiled.cleo).get(address, row.data(veiled), headers=dict(row.headers))
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert SECRET.encode() not in body
