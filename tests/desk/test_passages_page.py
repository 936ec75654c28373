"""The passages page: what is asked for, what is shown, what leads on from it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.models import Code
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from coding.segments.models import Voice
from interviews.formats.transcript import Transcript, Turn
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.actions import SpeakerPlan, keep_interview
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview


def coded(member: Member, interview: Interview, code: Code, words: str, why: str = "") -> None:
    where = bounds(interview, words)
    apply_code(By(member), code=code, interview=interview, rationale=why, **where)


def page(study: Study, member: Member, **query: object) -> str:
    answer = signed_in(member).get(reverse("desk:passages", args=[study.slug]), query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def quotes(html: str) -> list[str]:
    found = re.findall(r'<blockquote dir="auto">(.*?)</blockquote>', html, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def test_one_row_a_passage_or_one_a_coding(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    coded(study.ben, interview, code, "nobody else did", why="Alone with it")
    coded(study.cleo, interview, code, "else did 🙂")
    html = page(study, study.ada)
    assert quotes(html) == ["nobody else did 🙂"]
    assert "Alone with it" in html
    assert "P1:2" in html
    assert quotes(page(study, study.ada, rows="coding")) == ["nobody else did", "else did 🙂"]


def test_the_address_holds_the_question(study: Study, interview: Interview) -> None:
    other = kept_interview(study.ada, "P2")
    doubt, care = code_named(study.ben, "doubt"), code_named(study.ben, "care")
    coded(study.ben, interview, doubt, "nobody else did")
    coded(study.ben, interview, care, "else did")
    coded(study.cleo, other, doubt, "café talk")
    cleo = Voice.objects.get(member=study.cleo).pk
    assert quotes(page(study, study.ada, code=[doubt.pk])) == ["nobody else did", "café talk"]
    both = page(study, study.ada, code=[doubt.pk, care.pk], match="all")
    assert quotes(both) == ["nobody else did", "else did"]
    assert quotes(page(study, study.ada, without=[care.pk])) == ["café talk"]
    assert quotes(page(study, study.ada, voice=[cleo])) == ["café talk"]
    assert quotes(page(study, study.ada, words="CAFÉ")) == ["café talk"]
    assert quotes(page(study, study.ada, interview=[other.pk])) == ["café talk"]
    assert quotes(page(study, study.ada, role="interviewer")) == []


def test_a_place_in_the_text_leads_back_to_the_same_question(
    study: Study, interview: Interview
) -> None:
    coded(study.ben, interview, code_named(study.ben, "doubt"), "nobody else did")
    ada, url = signed_in(study.ada), reverse("desk:passages", args=[study.slug])
    row = ada.get(url, {"words": "else"}).context["rows"][0]
    there = ada.get(row.url, follow=True)
    assert there.context["way_back"] == f"{url}?words=else#p-{row.key}"


def test_what_makes_no_sense_in_the_address_is_passed_over(
    study: Study, interview: Interview
) -> None:
    coded(study.ben, interview, code_named(study.ben, "doubt"), "nobody else did")
    odd = page(study, study.ada, code="not-an-id", page="minus one", role="king", match="some")
    assert quotes(odd) == ["nobody else did"]


def test_nothing_found_is_not_called_absence(study: Study, interview: Interview) -> None:
    html = page(study, study.ada, words="nowhere")
    assert "No passage chosen" in html
    assert "absent" not in html.lower()


def test_words_of_a_transcript_are_words_and_not_markup(study: Study) -> None:
    turns = (("P1", "She said <b>stop</b> & I stopped"),)
    interview = kept_interview(study.ada, turns=turns)
    coded(study.ben, interview, code_named(study.ben, "doubt"), "<b>stop</b> & I")
    assert "&lt;b&gt;stop&lt;/b&gt; &amp; I" in page(study, study.ada)


def test_the_turns_around_a_passage_are_fetched_with_its_words_marked(
    study: Study, interview: Interview
) -> None:
    where = bounds(interview, "Say more")
    url = reverse("desk:around", args=[study.slug, interview.pk])
    html = signed_in(study.olga).get(url, where).content.decode()
    assert re.search(r'<mark class="marked ">Say more</mark> about that', html)
    assert "café talk" in html
    assert "What made you start" not in html
    assert signed_in(study.olga).get(url, {"start": "x"}).status_code == 404


def test_a_veiled_member_finds_only_their_own(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    coded(study.ben, interview, code, "nobody else did")
    coded(study.cleo, interview, code, "café talk")
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert quotes(page(study, study.cleo)) == ["café talk"]
    on_code = signed_in(study.cleo).get(code.get_absolute_url()).content.decode()
    assert quotes(on_code)[-1:] == ["café talk"]
    assert "nobody else did" not in on_code


@pytest.mark.parametrize("name", ["passages", "code"])
def test_queries_do_not_grow_with_what_is_found(
    study: Study, interview: Interview, name: str
) -> None:
    code = code_named(study.ben, "doubt")
    urls = {
        "passages": reverse("desk:passages", args=[study.slug]),
        "code": code.get_absolute_url(),
    }
    ada = signed_in(study.ada)
    coded(study.ben, interview, code, "nobody else did")
    coded(study.cleo, interview, code, "Well")
    ada.get(urls[name])
    with CaptureQueriesContext(connection) as few:
        ada.get(urls[name] + "?words=e")
    for words in ("café talk", "a score", "I felt", "Say more", "Well", "test"):
        coded(study.ben, interview, code, words)
        coded(study.cleo, interview, code_named(study.cleo, f"{words} too"), words)
    coded(study.ben, kept_interview(study.ada, "P2"), code, "nobody else did")
    ada.get(urls[name])
    with CaptureQueriesContext(connection) as many:
        ada.get(urls[name] + "?words=e")
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("role", "told"),
    [("interviewer", "said by the interviewer"), ("other", "said by no participant")],
)
def test_only_the_interviewers_words_are_called_the_interviewers(
    study: Study, role: str, told: str
) -> None:
    read = Transcript(format="test", turns=(Turn("Somebody", "Mind the door.", None, None),))
    plans = [SpeakerPlan("Somebody", role)]
    where = keep_interview(By(study.ada), read, plans, About(title="A talk"))
    coded(study.ben, where, code_named(study.ben, "doubt"), "the door")
    html = page(study, study.ada)
    assert told in html
    assert ("said by the interviewer" in html) == (role == "interviewer")


def test_a_place_that_is_not_wholly_coded_has_no_code_of_its_own(
    study: Study, interview: Interview
) -> None:
    target = Target(interview=str(interview.pk), **bounds(interview, "café talk"))
    write_memo(By(study.ben), body="A thought", visibility="team", target=target)
    assert "No code of its own" in page(study, study.ada, uncoded="on")


def test_a_branch_can_be_taken_as_one_code_beside_another(
    study: Study, interview: Interview
) -> None:
    care = code_named(study.ben, "care")
    duty, doubt = code_named(study.ben, "duty", parent=care), code_named(study.ben, "doubt")
    coded(study.ben, interview, care, "nobody else did")
    coded(study.ben, interview, duty, "else did 🙂")
    coded(study.ben, interview, duty, "café talk")
    coded(study.ben, interview, doubt, "did 🙂")
    chosen = {"code": care.pk}
    apart = ["nobody else did", "else did 🙂", "café talk"]
    assert quotes(page(study, study.ada, **chosen)) == apart
    assert quotes(page(study, study.ada, **chosen, as_one=1)) == ["nobody else did 🙂", "café talk"]
    beside = page(study, study.ada, **chosen, as_one=1, beside=doubt.pk)
    assert quotes(beside) == ["nobody else did 🙂"]
    assert "only beside doubt" in beside
