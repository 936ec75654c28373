"""Like acts told together; the history narrowed to one thing; what was removed says so."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.memos.actions import write_memo
from coding.segments.actions import apply_code, remove_coding
from interviews.projects.actions import remove_question, set_question
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member, Veil
from interviews.projects.telling import Asked, Run, runs, tell, visible_events
from interviews.projects.telling.asking import kinds
from interviews.projects.telling.tally import MOST_ALIKE, Tally, tally
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import TURNS, bounds, code_named, kept_interview

WORDS = ("café talk", "nobody else did", "Say more", "I felt responsible", "a score", "our own")


def told(member: Member, **asked: Any) -> list[Run]:
    return runs(tell(member, list(visible_events(member, Asked(**asked)))))


def said(run: Run) -> str:
    line = run if run.several else run.first
    return " ".join([line.opening, *(subject.title for subject in line.subjects)])


def page(member: Member, **asked: Any) -> str:
    address = reverse("projects:history", args=[member.project.slug])
    return signed_in(member).get(address, asked).content.decode()


def coded(member: Member, code: Any, interview: Interview, number: int) -> None:
    for words in WORDS[:number]:
        apply_code(By(member), code=code, interview=interview, **bounds(interview, words))


def test_like_acts_of_one_person_on_one_day_are_one_line(
    study: Study, interview: Interview
) -> None:
    trust, doubt = code_named(study.ada, "trust"), code_named(study.ada, "doubt")
    for number in range(1, 5):
        coded(study.ben, trust, interview, number)
        coded(study.cleo, doubt, interview, number)
    newest = told(study.ada)[:2]
    assert [said(run) for run in newest] == [
        "made 4 codings of doubt in P1",
        "made 4 codings of trust in P1",
    ]
    assert [run.member for run in newest] == [study.cleo, study.ben]
    assert len(newest[0].lines) == 4


def test_two_like_acts_stay_two_lines(study: Study, interview: Interview) -> None:
    coded(study.ben, code_named(study.ada, "trust"), interview, 2)
    assert not any(run.several for run in told(study.ada)[:2])


def test_acts_under_another_code_in_another_interview_or_undone_are_not_alike(
    study: Study, interview: Interview
) -> None:
    other = kept_interview(study.ada, "P2")
    trust, doubt = code_named(study.ada, "trust"), code_named(study.ada, "doubt")
    coded(study.ben, trust, interview, 3)
    coded(study.ben, doubt, interview, 3)
    coded(study.ben, trust, other, 4)
    undo(By(study.ben))
    assert [said(run) for run in told(study.ada) if run.several] == [
        "made 3 codings of trust in P2",
        "made 3 codings of doubt in P1",
        "made 3 codings of trust in P1",
        "let in 3 times: Olga Evans Cleo Diaz Ben Costa",
    ]


def test_a_run_leads_to_its_passages_and_unfolds(study: Study, interview: Interview) -> None:
    coded(study.ben, code_named(study.ada, "trust"), interview, 5)
    html = page(study.ada, person=study.ben.pk)
    assert "made 5 codings of" in html
    assert html.count("coded a passage") == 5
    link = next(iter(re.findall(r'href="([^"]*passages[^"]*)"', html))).replace("&amp;", "&")
    assert signed_in(study.ada).get(link).context["number"] == 5
    each = page(study.ada, person=study.ben.pk, each=1)
    assert "made 5 codings of" not in each
    assert each.count("coded a passage") == 5


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("RQ", "worded a research question 3 times: RQ3: RQ 2 RQ2: RQ 1 RQ1: RQ 0")],
)
def test_acts_without_a_word_of_their_own_are_counted(
    study: Study, words: str, sentence: str
) -> None:
    for number in range(3):
        set_question(By(study.ada), text=f"{words} {number}")
    assert said(told(study.ada)[0]) == sentence


def test_what_was_removed_says_so_and_leads_nowhere(study: Study, interview: Interview) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    remove_question(By(study.ada), question=question)
    subject = told(study.ben)[0].first.subjects[0]
    assert (subject.gone, subject.url) == (True, "")
    assert "(removed since)" in page(study.ben)


def test_each_kind_of_act_is_offered_once(study: Study) -> None:
    assert len(set(kinds().values())) == len(kinds())
    draft = next(key for key, label in kinds().items() if label == "Corrections")
    assert draft


def test_it_can_be_narrowed_to_a_code_or_an_interview(study: Study, interview: Interview) -> None:
    other = kept_interview(study.ada, "P2")
    trust, doubt = code_named(study.ada, "trust"), code_named(study.ada, "doubt")
    coded(study.ben, trust, interview, 1)
    coded(study.ben, doubt, other, 1)
    target = Target(model="transcripts.Interview", id=str(other.pk))
    write_memo(By(study.ben), body="On P2", target=target, visibility="team")
    about_code = page(study.cleo, about=f"codebook.Code:{trust.pk}", each=1)
    assert about_code.count('class="line"') == 2  # made, and applied
    assert "made a code" in about_code
    about_interview = page(study.cleo, about=f"transcripts.Interview:{other.pk}", each=1)
    assert "wrote a memo" in about_interview
    assert "imported an interview" in about_interview
    assert about_interview.count("coded a passage") == 1


@pytest.mark.parametrize("about", ["x", "codebook.Code:x", "projects.Head:1", "codebook.Code:"])
def test_about_nonsense_everything_is_shown(study: Study, about: str) -> None:
    assert "founded the project" in page(study.ada, about=about)


def test_a_code_behind_a_veil_is_not_offered_nor_asked_about(
    study: Study, interview: Interview
) -> None:
    for member in (study.ben, study.cleo):
        Veil.objects.create(member=member, interview_id=interview.pk)
    code = code_named(study.ben, "the kraken")
    coded(study.ben, code, interview, 1)
    value = f"codebook.Code:{code.pk}"
    assert value in page(study.ben)
    assert value not in page(study.cleo)
    asked = page(study.cleo, about=value)
    assert "kraken" not in asked
    assert "founded the project" in asked  # as for a code that never was
    assert "made a code" not in asked


def test_a_colleague_s_private_memo_cannot_be_asked_about(study: Study) -> None:
    memo = write_memo(By(study.ben), body="My kraken", visibility="private")
    value = f"memos.Memo:{memo.pk}"
    assert "founded the project" not in page(study.ben, about=value)
    assert "founded the project" in page(study.cleo, about=value)


def test_the_page_asks_the_database_as_often_for_much_as_for_little(
    study: Study, interview: Interview
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as sent:
            page(study.ada)
        return len(sent)

    trust = code_named(study.ada, "trust")
    coded(study.ben, trust, interview, 3)
    few = queries()
    for number in range(5):
        coded(study.cleo, code_named(study.cleo, f"code {number}"), interview, 6)
    assert queries() == few
    assert len(TURNS) == 5


def sums(found: Tally) -> dict[str, list[str]]:
    return {
        deeds.member.name[:3]: [
            " ".join([group.sentence, *(one.title for one in group.subjects)])
            for group in deeds.groups
        ]
        for deeds in found.deeds
    }


def test_what_others_did_is_summed_up_by_person_and_code(
    study: Study, interview: Interview
) -> None:
    after = visible_events(study.ada)[0].seq
    trust = code_named(study.ben, "trust")
    doubt = code_named(study.ben, "doubt")
    coded(study.ben, trust, interview, 3)
    coded(study.ben, doubt, interview, 1)
    coded(study.cleo, trust, interview, 2)
    coded(study.ada, trust, interview, 1)
    assert sums(tally(study.ada, after=after)) == {
        "Ben": [
            "made 3 codings of trust in P1",
            "made 1 coding of doubt in P1",
            "made 2 codes: doubt trust",
        ],
        "Cle": ["made 2 codings of trust in P1"],
    }


def test_what_was_undone_or_taken_away_by_undo_is_not_summed_up(
    study: Study, interview: Interview
) -> None:
    after = visible_events(study.ada)[0].seq
    coded(study.ben, code_named(study.ben, "trust"), interview, 1)
    undo(By(study.ben))
    undo(By(study.ben))
    assert sums(tally(study.ada, after=after)) == {}


def test_too_many_different_codes_are_summed_up_as_others(
    study: Study, interview: Interview
) -> None:
    codes = [code_named(study.ada, f"code {number}") for number in range(MOST_ALIKE + 2)]
    after = visible_events(study.ada)[0].seq
    for code in codes:
        coded(study.ben, code, interview, 1)
    assert sums(tally(study.ada, after=after))["Ben"][-1] == "made 3 other codings"


def test_behind_a_veil_nothing_of_others_is_summed_up(study: Study, interview: Interview) -> None:
    trust = code_named(study.ada, "trust")
    after = visible_events(study.ada)[0].seq
    for member in (study.ben, study.cleo):
        Veil.objects.create(member=member, interview_id=interview.pk)
    coded(study.ben, trust, interview, 3)
    remove_coding(By(study.ben), coding=trust.codings.first())
    assert tally(study.cleo, after=after).deeds == []
    assert tally(study.cleo, after=after).seq is None
    assert len(tally(study.ada, after=after).deeds) == 1
