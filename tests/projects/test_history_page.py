"""The history as people read it: what it says, and what it keeps to itself."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.actions import revise
from coding.memos.actions import change_memo, write_memo
from coding.segments.actions import apply_code
from interviews.projects.actions import change_project, leave, set_question
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Event, Member, Payload, ResearchQuestion, Veil
from interviews.projects.telling import Asked, Line, tell, visible_events
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def lines(member: Member, **asked: object) -> list[Line]:
    events = list(visible_events(member, Asked(**asked)))  # type: ignore[arg-type]
    return tell(member, events, in_full=True)


def page(member: Member, study: Study, **asked: object) -> str:
    address = reverse("projects:history", args=[study.slug])
    answer = signed_in(member).get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_who_did_what_to_what(study: Study) -> None:
    set_question(By(study.ada), text="What is fair?")
    newest = lines(study.olga)[0]
    assert newest.member == study.ada
    assert newest.sentence == "worded a research question"
    assert [subject.title for subject in newest.subjects] == ["RQ1: What is fair?"]


def test_it_keeps_the_former_words_beside_the_new_ones(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    set_question(By(study.ada), question=question, text="What is just?")
    detail = lines(study.ben)[0].details[0]
    assert (detail.before, detail.after) == ("What is fair?", "What is just?")


def test_erased_words_are_marked_as_erased(study: Study) -> None:
    set_question(By(study.ada), text="Why the kraken?")
    Payload.objects.filter(words__contains="kraken").delete()
    assert [detail.after for detail in lines(study.ben)[0].details] == ["[erased]"]
    assert "[erased]" in page(study.ben, study)


def test_an_undone_act_is_marked_and_named_where_it_was_undone(study: Study) -> None:
    set_question(By(study.ada), text="What is fair?")
    undo(By(study.ada))
    undoing, done = lines(study.ben)[:2]
    assert undoing.sentence == "undid: worded a research question"
    assert done.undone
    assert not undoing.undone
    assert done.subjects[0].url == ""


def test_somebody_who_left_is_still_named(study: Study) -> None:
    set_question(By(study.ben), text="What is fair?")
    leave(By(study.ben), member=study.ben)
    left, asked = lines(study.ada)[:2]
    assert (left.member, left.sentence, left.subjects) == (study.ben, "left the project", [])
    assert asked.member == study.ben


def test_it_can_be_narrowed_to_a_person_a_kind_and_a_day(study: Study) -> None:
    set_question(By(study.ben), text="What is fair?")
    change_project(By(study.ada), project=study.project, title="Renamed")
    today = Event.objects.filter(project_id=study.project.pk).last().at.date()  # type: ignore[union-attr]
    assert {line.member for line in lines(study.ada, person=study.ben.pk)} == {study.ben}
    assert [line.sentence for line in lines(study.ada, kind="question")] == [
        "worded a research question"
    ]
    assert len(lines(study.ada, day=today)) == len(lines(study.ada))
    assert lines(study.ada, day=today.replace(year=1999)) == []


def test_days_are_those_of_the_project_s_zone(study: Study) -> None:
    change_project(By(study.ada), project=study.project, time_zone="Pacific/Kiritimati")
    said = page(study.ada, study)
    assert "Pacific/Kiritimati" in said
    event = Event.objects.filter(project_id=study.project.pk).last()
    assert event is not None
    here = event.at.astimezone(ZoneInfo("Pacific/Kiritimati"))
    assert here.strftime("%H:%M") in said


@pytest.mark.parametrize(
    "asked", [{"person": "x"}, {"day": "yesterday"}, {"kind": "no"}, {"before": "z"}]
)
def test_an_address_that_makes_no_sense_shows_everything(
    study: Study, asked: dict[str, str]
) -> None:
    assert "founded the project" in page(study.ada, study, **asked)


def test_a_colleague_s_private_memo_leaves_no_line(study: Study) -> None:
    memo = write_memo(By(study.ben), body="My kraken", visibility="private")
    assert "wrote" not in " ".join(line.sentence for line in lines(study.ada))
    assert len(lines(study.ben)) == len(lines(study.ada)) + 1
    change_memo(By(study.ben), memo=memo, body="For you all", visibility="team")
    assert len(lines(study.ben)) == len(lines(study.ada))
    assert "kraken" not in page(study.ada, study)
    assert "kraken" in page(study.ben, study)


def test_what_others_made_behind_a_veil_leaves_no_line(study: Study, interview: Interview) -> None:
    veils = [
        Veil.objects.create(member=member, interview_id=interview.pk)
        for member in (study.ben, study.cleo)
    ]
    code = code_named(study.ben, "the kraken")
    where = bounds(interview, "nobody else did")
    apply_code(By(study.ben), code=code, interview=interview, rationale="kraken", **where)
    undo(By(study.ben))
    assert "kraken" not in page(study.cleo, study)
    assert len(lines(study.ben)) == len(lines(study.cleo)) + 3
    for veil in veils:
        veil.delete()
    type(code).objects.update(behind_veil=False)
    assert len(lines(study.ben)) == len(lines(study.cleo))


def test_a_memo_about_a_veiled_passage_stays_hidden_after_it_was_undone(
    study: Study, interview: Interview
) -> None:
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    target = Target(model="transcripts.Interview", id=str(interview.pk))
    write_memo(By(study.ben), body="The kraken", target=target, visibility="team")
    undo(By(study.ben))
    assert "kraken" not in page(study.cleo, study)


def test_pages_go_on_to_older_acts_without_numbering_them(study: Study) -> None:
    for number in range(120):
        set_question(By(study.ada), text=f"Question {number}")
    first = page(study.ada, study)
    assert "Question 119" in first
    assert "Older" in first
    assert "founded the project" not in first
    before = visible_events(study.ada)[99].seq
    second = page(study.ada, study, before=before)
    assert "founded the project" in second
    assert "Newest" in second


def test_the_number_of_queries_does_not_grow_with_the_history(study: Study) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            lines(study.ada)
        return len(asked)

    set_question(By(study.ada), text="One")
    few = queries()
    for number in range(20):
        set_question(By(study.ben), text=f"Question {number}")
    assert queries() == few
    assert ResearchQuestion.objects.count() == 21


def test_a_page_that_leads_here_can_ask_for_exact_acts(study: Study) -> None:
    code = code_named(study.ada, "trust")
    revise(By(study.ada), code=code, brief="what makes one rely on a number")
    asked = {"verbs": "code.revised,nothing.known", "each": "1"}
    page = signed_in(study.ada).get(f"/projects/{study.slug}/history/", asked)
    assert [len(run.lines) for run in page.context["runs"]] == [1]
    assert page.context["newest"] == "verbs=code.revised%2Cnothing.known&each=1"
