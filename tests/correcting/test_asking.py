"""The pages about correcting ask the database as often for much as for little."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.segments.actions import apply_code
from interviews.correcting.actions import drafting
from interviews.correcting.actions.drafting import Said, Spot
from interviews.correcting.actions.publishing import publish_draft
from interviews.correcting.models import Draft
from interviews.projects.history import By
from interviews.transcripts.models import Anchor, Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview

WORDS = "so that nobody could tell afterwards what the figures had been made for at all"
TIMES = 4


def talk(turns: int, times: int = 1) -> tuple[tuple[str, str], ...]:
    said = " ".join([WORDS] * times)
    return tuple(
        ("P1" if number % 2 else "Interviewer", f"Turn{number}x, {said}.")
        for number in range(turns)
    )


def corrected(study: Study, label: str, turns: int) -> Interview:
    """An interview with a coding in each of so many turns, and each of them changed in a draft."""
    interview = kept_interview(study.ada, label, talk(TIMES * 3))
    code = code_named(study.ada, f"Code of {label}")
    for number in range(turns):
        where = bounds(interview, f"Turn{number}x")
        apply_code(By(study.ben), code=code, interview=interview, **where)
    return drafted(study, interview, turns, "Something wholly different")


def drafted(study: Study, interview: Interview, turns: int, text: str) -> Interview:
    for place in range(turns):
        spot = Spot(interview, str(interview.current_id), place, 0, 0)
        drafting.reword(By(study.ada), spot=spot, said=Said(f"{text} {place}."))
    return interview


def published(study: Study, label: str, turns: int) -> Interview:
    interview = corrected(study, label, turns)
    draft = Draft.objects.get(interview=interview)
    publish_draft(By(study.ada), draft=draft, base=str(draft.base_id))
    return Interview.objects.get(pk=interview.pk)


def asked(study: Study, name: str, interview: Interview) -> int:
    client = signed_in(study.ben)
    address = reverse(f"correcting:{name}", args=[study.slug, interview.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["correct", "review"])
def test_a_draft_with_many_changes_asks_no_more_than_with_one(study: Study, name: str) -> None:
    few, many = corrected(study, "P7", 1), corrected(study, "P8", TIMES)
    assert asked(study, name, many) == asked(study, name, few)


@pytest.mark.parametrize("name", ["versions", "compare", "settle"])
def test_a_correction_of_many_turns_asks_no_more_than_of_one(study: Study, name: str) -> None:
    few, many = published(study, "P7", 1), published(study, "P8", TIMES)
    assert Anchor.objects.filter(transcript=many.current_id, settled=False).count() == TIMES
    assert asked(study, name, many) == asked(study, name, few)


def test_many_versions_ask_no_more_than_two(study: Study) -> None:
    few, many = published(study, "P7", 1), published(study, "P8", 1)
    for number in range(3):
        drafted(study, many, 1, f"Once more {number}")
        draft = Draft.objects.get(interview=many, state="open")
        publish_draft(By(study.ada), draft=draft, base=str(draft.base_id))
        many = Interview.objects.get(pk=many.pk)
    assert asked(study, "versions", many) == asked(study, "versions", few)


def test_a_transcript_of_sixty_thousand_words_is_corrected_with_as_few_questions(
    study: Study,
) -> None:
    short = kept_interview(study.ada, "P7", talk(12))
    long = kept_interview(study.ada, "P8", talk(1_000, 4))
    assert long.current is not None
    assert long.current.words > 60_000
    assert asked(study, "correct", long) == asked(study, "correct", short)
