"""Discussions through their pages."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from coding.codebook.actions import revise
from coding.codebook.models import Code
from coding.discussion.models import Answer, Decision, Discussion, Outcome
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.discussion.test_discussions import flagged, on_row, settled
from tests.library import bounds, code_named


@pytest.fixture
def code(study: Study) -> Code:
    return code_named(study.ada, "responsibility")


def address(study: Study, name: str, *more: Any) -> str:
    return reverse(f"discussion:{name}", args=[study.slug, *more])


def test_at_most_twelve_words_are_looked_for_at_once(study: Study, code: Code) -> None:
    flagged(study.ben, on_row(code), "Said twice, and once more?")
    client, url = signed_in(study.ben), address(study, "discussions")
    assert b"Said twice" in client.get(url, {"words": "said twice " * 200}).content
    answer = client.get(url, {"words": " ".join(f"w{number}" for number in range(13))})
    assert answer.status_code == 422
    assert b"too many words" in answer.content


def scripted() -> dict[str, str]:
    return {"X-Operation": str(uuid.uuid4())}


def selection(interview: Interview) -> dict[str, Any]:
    where = bounds(interview, "I felt responsible")
    return {"interview": interview.pk, "transcript_id": interview.current_id, **where}


def test_a_script_flags_words_and_hears_where_they_are_discussed(
    study: Study, interview: Interview
) -> None:
    client = signed_in(study.ben)
    form = client.get(address(study, "form"), selection(interview)).content
    assert "P1:4 “I felt responsible”" in form.decode()
    sent = {"question": "Pride, or a burden?", **selection(interview)}
    answer = client.post(address(study, "open"), sent, headers=scripted())
    thread = client.get(answer.json()["url"], headers={"HX-Request": "true"}).content.decode()
    assert "Pride, or a burden?" in thread
    assert "<html" not in thread


def test_a_thread_is_answered_settled_and_opened_again_beside_a_text(
    study: Study, code: Code
) -> None:
    discussion = flagged(study.ada, on_row(code))
    ben = signed_in(study.ben)
    decided = {"outcome": "both stand", "what": "Both", "why": "Both hold"}
    for name, sent in (("answer", {"body": "A burden"}), ("settle", decided), ("reopen", {})):
        url = address(study, name, discussion.pk)
        answer = ben.post(url, sent, headers=scripted())
        assert answer.json()["url"] == discussion.get_absolute_url()
    wrong = ben.post(address(study, "answer", discussion.pk), {"body": ""}, headers=scripted())
    assert wrong.status_code == 422
    assert wrong.headers["Content-Type"].startswith("text/plain")


def test_a_flag_on_nothing_is_refused_with_a_sentence(study: Study) -> None:
    answer = signed_in(study.ben).get(address(study, "form"))
    assert answer.status_code == 422
    assert b"Flag something in particular" in answer.content


def test_an_observer_answers_but_does_not_settle(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    client = signed_in(study.olga)
    client.post(address(study, "answer", discussion.pk), {"body": "A burden"})
    assert Answer.objects.get().author == study.olga
    page = client.get(discussion.get_absolute_url()).content.decode()
    assert "Record the decision" not in page


def test_settling_offers_what_was_done_since_and_links_to_it(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    revised = revise(By(study.ben), code=code, brief="Answerable", meaning_changed=True)
    client = signed_in(study.ada)
    page = client.get(discussion.get_absolute_url()).content.decode()
    assert "Ben Costa changed the meaning of a code: responsibility" in page
    sent = {
        "outcome": Outcome.CODE_CHANGED,
        "what": "*Clarified*",
        "why": "It was loose",
        "present": [study.ada.pk, study.ben.pk],
        "changed": [revised.version],
    }
    page = client.post(address(study, "settle", discussion.pk), sent, follow=True).content.decode()
    assert Decision.objects.get().changed == [revised.version]
    assert "<em>Clarified</em>" in page
    assert reverse("codebook:code", args=[study.slug, code.pk]) in page


def test_an_act_that_was_not_offered_is_refused(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    sent = {"outcome": Outcome.OTHER, "what": "x", "why": "y", "changed": [1]}
    revise(By(study.ben), code=code, brief="Answerable")
    answer = signed_in(study.ada).post(address(study, "settle", discussion.pk), sent)
    assert answer.status_code == 422
    assert not Decision.objects.exists()


def test_who_settles_too_late_keeps_their_words(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    settled(study.ada, discussion)
    sent = {"outcome": Outcome.OTHER, "what": "My long text", "why": "My reasons"}
    answer = signed_in(study.ben).post(address(study, "settle", discussion.pk), sent)
    assert answer.status_code == 409
    assert "My long text" in answer.content.decode()


def test_no_page_of_a_reflexive_study_speaks_of_errors(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    client = signed_in(study.ada)
    pages = [address(study, "discussions"), discussion.get_absolute_url()]
    said = " ".join(client.get(page).content.decode() for page in pages)
    assert "divergent readings" in said
    for word in ("error</", "disagreement", "discrepanc", "adjudicat"):
        assert word not in said


def test_home_says_what_waits(study: Study, code: Code) -> None:
    flagged(study.ada, on_row(code), "Pride, or a burden?")
    home = reverse("projects:home", args=[study.slug])
    waits = "1 open discussion without your voice"
    assert waits in signed_in(study.ben).get(home).content.decode()
    assert waits not in signed_in(study.ada).get(home).content.decode()


def test_with_one_member_nothing_speaks_of_discussion(study: Study) -> None:
    page = signed_in(study.sven).get(reverse("projects:home", args=["another"])).content.decode()
    assert reverse("discussion:discussions", args=["another"]) not in page


def test_the_list_asks_as_many_questions_for_many_as_for_few(
    study: Study, code: Code, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(study.ben)
    flagged(study.ada, on_row(code))
    client.get(address(study, "discussions"))
    with django_assert_max_num_queries(100) as few:
        client.get(address(study, "discussions"))
    for number in range(12):
        flagged(study.ben, on_row(code), f"Question {number}")
    with django_assert_max_num_queries(len(few)):
        client.get(address(study, "discussions"))


def test_reopening_shows_it_open(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    settled(study.ada, discussion)
    signed_in(study.ben).post(address(study, "reopen", discussion.pk))
    assert not Discussion.objects.get().settled
