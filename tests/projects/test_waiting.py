"""What waits for a person, from every room."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coding.discussion.actions import answer, open_discussion
from coding.discussion.models import Discussion
from interviews.masking.models import Finding
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.projects.waiting import waiting_for
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import arrived, code_named


def sentences(member: Member) -> list[str]:
    return [line.sentence for line in waiting_for(member)]


def flag(member: Member, question: str) -> Discussion:
    target = Target(model="codebook.Code", id=str(code_named(member, question).pk))
    return open_discussion(By(member), question=question, target=target)


def home(member: Member) -> str:
    return signed_in(member).get(f"/projects/{member.project.slug}/").content.decode()


def test_where_nothing_waits_one_sentence_says_so(study: Study, interview: Interview) -> None:
    assert sentences(study.ben) == []
    assert "Nothing waits for you." in home(study.ben)


def test_an_open_discussion_asks_whoever_has_not_spoken(study: Study) -> None:
    discussion = flag(study.ben, "Is it trust?")
    assert sentences(study.ben) == []
    assert sentences(study.cleo) == ["1 open discussion without your voice"]
    assert "Is it trust?" in home(study.cleo)
    answer(By(study.cleo), discussion=discussion, body="Yes.")
    assert sentences(study.cleo) == []


def test_behind_a_veil_a_colleague_s_discussion_of_the_interview_does_not_ask(
    study: Study, interview: Interview
) -> None:
    target = Target(model="transcripts.Interview", id=str(interview.pk))
    open_discussion(By(study.ben), question="Is it trust?", target=target)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert sentences(study.cleo) == []
    assert len(sentences(study.ada)) == 1


def test_files_wait_for_whoever_brought_them(study: Study) -> None:
    arrived(study.ben)
    arrived(study.ben, "broken.docx", b"PK\x03\x04 not a document")
    assert sentences(study.ben) == [
        "1 file you brought in is to be looked over",
        "1 file you brought in could not be read",
    ]
    assert sentences(study.ada) == []


def test_names_without_a_decision_wait_for_who_codes(study: Study, interview: Interview) -> None:
    Finding.objects.create(version=interview.current, start=0, end=4, kind="person")
    assert sentences(study.ben) == ["Names were found in 1 transcript: decide what becomes of them"]
    assert sentences(study.olga) == []


@pytest.mark.parametrize("number", [1, 6])
def test_the_number_of_queries_does_not_grow(study: Study, number: int) -> None:
    for count in range(number):
        flag(study.ben, f"Question {count}?")
        arrived(study.cleo, f"{count}.txt")
    with CaptureQueriesContext(connection) as sent:
        assert len(sentences(study.cleo)) == 2
    assert len(sent) <= 8
