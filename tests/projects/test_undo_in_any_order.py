"""Acts undone in any order: exactly those whose rows stand as they left them, as the list says."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding.memos.actions import write_memo
from interviews.projects.actions import change_project, set_question
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.canonical import fields_of
from interviews.projects.history.undo import redo, stack, undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Event, Member, Payload, Project, ResearchQuestion
from interviews.projects.models.history import UndoState
from interviews.projects.models.project import Role
from interviews.projects.recent_acts import recent_acts
from tests.conftest import Study, signed_in

Rows = dict[Any, dict[str, Any]]
people = st.sampled_from(["ada", "ben"])
number = st.integers(0, 7)
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
acts = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["ask", "reword", "rename"]), people, number, words),
        st.tuples(st.sampled_from(["undo", "undo", "redo"]), people, number, words),
    ),
    max_size=16,
)


class Model:
    """What each act found and left, and in which order whose acts were undone."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.before: dict[int, Rows] = {}
        self.after: dict[int, Rows] = {}
        self.undone: dict[str, list[int]] = {"ada": [], "ben": []}

    def act(self, what: str, who: str, number: int, words: str) -> None:
        by, was = By(getattr(self.study, who)), rows(self.study)
        questions = list(ResearchQuestion.objects.filter(removed=False))
        if what == "rename":
            change_project(by, project=Project.objects.get(pk=self.study.project.pk), title=words)
        elif what == "reword" and questions:
            set_question(by, question=questions[number % len(questions)], text=words)
        else:
            set_question(by, text=words)
        done = stack(by.member)
        if not done or done[0] in self.after:
            return  # nothing was changed
        now, seq = rows(self.study), done[0]
        touched = {key for key in now if now[key] != was.get(key)}
        self.before[seq] = {key: was[key] for key in touched if key in was}
        self.after[seq] = {key: now[key] for key in touched}
        self.undone[who] = []

    def undo(self, who: str, number: int) -> None:
        member = getattr(self.study, who)
        done = stack(member)
        if not done:
            return
        seq = done[number % len(done)]
        now = rows(self.study)
        stands = all(now[key] == left for key, left in self.after[seq].items())
        if not stands:
            with pytest.raises(Refused, match="since"):
                undo(By(member), seq)
            assert rows(self.study) == now
            return
        undo(By(member), seq)
        self.undone[who].append(seq)
        self._wrote(now, self.before[seq], self.after[seq])

    def redo(self, who: str) -> None:
        if not self.undone[who]:
            return
        seq, now = self.undone[who][-1], rows(self.study)
        found = self.before[seq]
        if all(now[key] == found.get(key, now[key] | {"removed": True}) for key in self.after[seq]):
            assert redo(By(getattr(self.study, who))) == seq
            self.undone[who].pop()
            self._wrote(now, self.after[seq], self.after[seq])

    def _wrote(self, was: Rows, expected: Rows, touched: Rows) -> None:
        now = rows(self.study)
        for key in touched:
            wanted = expected.get(key)
            assert now[key] == wanted if wanted else now[key]["removed"]
        assert {key: now[key] for key in now if key not in touched} == {
            key: was[key] for key in was if key not in touched
        }


def rows(study: Study) -> Rows:
    found = [Project.objects.get(pk=study.project.pk), *ResearchQuestion.objects.all()]
    return {row.pk: {"version": row.version, **fields_of(row)} for row in found}


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(acts=acts)
def test_an_act_is_undone_out_of_order_exactly_where_its_rows_stand_as_it_left_them(
    study: Study, acts: list[tuple[str, str, int, str]]
) -> None:
    study.ben.role = Role.LEAD  # several leads are equal
    with transaction.atomic():
        model = Model(study)
        for what, who, number, words in acts:
            if what == "undo":
                model.undo(who, number)
            elif what == "redo":
                model.redo(who)
            else:
                model.act(what, who, number, words)
        for member in (study.ada, study.ben):
            _list_says_what_undo_does(member)
        assert verify(study.project.pk).whole
        transaction.set_rollback(True)


def _list_says_what_undo_does(member: Member) -> None:
    for act in recent_acts(member):
        refused = _refusal(member, act.line.seq)
        assert act.undoable == (refused == "")
        assert act.undoable or act.line.undone or act.why_not in {refused, NEVER}


def _refusal(member: Member, seq: int) -> str:
    """What undoing would answer; it is taken back."""
    said = ""
    with transaction.atomic():
        try:
            undo(By(member), seq)
        except Refused as refused:
            said = str(refused)
        transaction.set_rollback(True)
    return said


NEVER = "What this brought about is not taken back here."


def test_what_was_undone_last_is_done_again_first(study: Study) -> None:
    seqs = [set_question(By(study.ada), text=text).version for text in ("One", "Two", "Three")]
    undo(By(study.ada), seqs[0])
    undo(By(study.ada), seqs[2])
    assert stack(study.ada, UndoState.UNDONE) == [seqs[2], seqs[0]]
    assert redo(By(study.ada)) == seqs[2]
    assert redo(By(study.ada)) == seqs[0]
    assert undo(By(study.ada)) == seqs[0]


def test_the_list_names_who_did_what_since(study: Study) -> None:
    first = set_question(By(study.ada), text="What is fair?")
    second = set_question(By(study.ada), text="What is just?")
    asked, was = first.version, second.version
    set_question(By(study.cleo), question=first, text="What is fair here?")
    changed = set_question(By(study.ada), question=second, text="What is due?")
    told = {act.line.seq: act for act in recent_acts(study.ada)}
    assert told[changed.version].undoable
    assert "(you worded a research question). Undo that first." in told[was].why_not
    assert "Cleo Diaz worded a research question" in told[asked].why_not
    assert told[1].why_not == NEVER


def test_an_act_of_ones_own_that_was_erased_says_so(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    set_question(By(study.ada), question=question, text="What is just?")
    Payload.objects.all().delete()
    assert "erased" in recent_acts(study.ada)[0].why_not


def test_nobody_sees_or_undoes_anothers_acts(study: Study) -> None:
    write_memo(By(study.ben), body="Mine alone")
    assert all(act.line.member == study.cleo for act in recent_acts(study.cleo))
    page = signed_in(study.ada).get(reverse("projects:acts", args=[study.slug]))
    assert "Mine alone" not in page.content.decode()


def test_undoing_out_of_order_is_an_event_of_its_own(study: Study) -> None:
    first = set_question(By(study.ada), text="What is fair?")
    set_question(By(study.ada), text="What is just?")
    client = signed_in(study.ada)
    address = reverse("projects:acts", args=[study.slug])
    page = client.get(address).content.decode()
    one = reverse("projects:undo-one", args=[study.slug, first.version])
    assert one in page
    client.post(one)
    assert Event.objects.order_by("-seq")[0].verb == "history.undone"
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert one not in part
    assert "undone" in part


def test_the_lists_queries_do_not_grow_with_the_acts(study: Study) -> None:
    address, client = reverse("projects:acts", args=[study.slug]), signed_in(study.ada)
    counts = []
    for many in (30, 47):
        for number in range(many):
            question = set_question(By(study.ada), text=f"Question {many} {number}?")
            write_memo(By(study.ada), body=f"Memo {number}")
            if number % 2:
                set_question(By(study.cleo), question=question, text="Otherwise")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert len(recent_acts(study.ada)) == 50
