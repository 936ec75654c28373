"""While a veil stands, no page shows its member what others made of that interview."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from django.db.models import Exists, OuterRef
from django.test import Client
from django.urls import reverse

from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Event, Member, Veil
from interviews.projects.telling.events import hidden_changes, visible_events
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named
from tests.walk.table import ROWS, SECRET, SECRETS, Row, taken_back

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


def pages_that_tell(study: Study, member: Member) -> set[str]:
    """The pages on which the member reads the secret."""
    client = signed_in(member)
    found = set()
    for row in PAGES:
        with taken_back():
            if SECRET.encode() in body(client, row, study):
                found.add(row.url)
    return found


def body(client: Client, row: Row, study: Study) -> bytes:
    address = reverse(row.url, kwargs=row.given(study))
    answer = client.get(address, row.data(study), headers=dict(row.headers))
    content: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return unpacked(content)


def unpacked(content: bytes) -> bytes:
    """What a spreadsheet or Word document holds, or a page that was made small for the way."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return b"".join(parts.read(name) for name in parts.namelist())
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def test_no_page_shows_the_veiled_member_what_others_made(veiled: Study) -> None:
    assert pages_that_tell(veiled, veiled.cleo) == set()


def test_the_one_who_made_it_reads_it(veiled: Study) -> None:
    assert {"projects:history", "projects:home", "codebook:codebook"} <= pages_that_tell(
        veiled, veiled.ben
    )


def test_history_tells_each_what_the_rule_composed_anew_would(veiled: Study) -> None:
    told = {}
    for member in (veiled.ada, veiled.ben, veiled.cleo, veiled.olga, veiled.sven):
        hidden = Exists(hidden_changes.__wrapped__(member, OuterRef("seq")))
        ruled = Event.objects.filter(project_id=member.project_id).exclude(hidden)
        told[member] = set(visible_events(member))
        assert told[member] == set(ruled)
    assert told[veiled.cleo] < told[veiled.ada]
    assert told[veiled.cleo] < told[veiled.ben]
