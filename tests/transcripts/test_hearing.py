"""Who said the words at a place."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.transcripts.hearing import hear
from interviews.transcripts.models import Anchor, Interview
from tests.conftest import Study
from tests.library import bounds, code_named


def test_a_place_within_a_turn_is_heard_from_its_speaker(
    study: Study, interview: Interview
) -> None:
    heard = _heard(study, interview, "café talk")
    assert (heard.cite, heard.participants) == ("P1:2", ("P1",))
    assert [one.text for one in heard.said] == ["café talk"]


def test_a_place_across_turns_is_heard_turn_by_turn(study: Study, interview: Interview) -> None:
    heard = _heard(study, interview, "café talk.\nSay more about that.\nPeople said שלום")
    assert [(one.who, one.text) for one in heard.said] == [
        ("P1", "café talk."),
        ("Interviewer", "Say more about that."),
        ("P1", "People said שלום"),
    ]
    assert heard.participants == ("P1",)


def test_hearing_many_places_takes_two_queries(study: Study, interview: Interview) -> None:
    for words in ("café talk", "nobody else did", "Say more"):
        _heard(study, interview, words)
    with CaptureQueriesContext(connection) as queries:
        assert len(hear(list(Anchor.objects.all()))) == 3
    assert len(queries) == 3


def _heard(study: Study, interview: Interview, words: str):  # type: ignore[no-untyped-def]
    code = code_named(study.ben, f"code for {words[:20]}")
    where = bounds(interview, words)
    coding = apply_code(By(study.ben), code=code, interview=interview, **where)
    return hear(Anchor.objects.filter(span=coding.span))[coding.span_id]
