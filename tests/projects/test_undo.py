"""Undo writes back what was, unless someone changed it since."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews.projects.actions import change_project, change_role, set_question
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.canonical import fields_of
from interviews.projects.history.undo import redo, stack, undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Member, Payload, Project, ResearchQuestion
from interviews.projects.models.project import Role
from tests.conftest import Study


def test_undo_takes_back_a_new_row_and_redo_brings_it_again(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    undo(By(study.ada))
    assert ResearchQuestion.objects.get(pk=question.pk).removed
    redo(By(study.ada))
    assert not ResearchQuestion.objects.get(pk=question.pk).removed
    assert verify(study.project.pk).whole


def test_undo_restores_words_and_version(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    version = question.version
    set_question(By(study.ada), question=question, text="What is just?")
    undo(By(study.ada))
    question.refresh_from_db()
    assert (question.text, question.version) == ("What is fair?", version)


def test_undo_names_who_changed_the_thing_since(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    set_question(By(study.ben), question=question, text="What is just?")
    with pytest.raises(Conflict, match="Ben Costa"):
        undo(By(study.ada))


def test_each_member_undoes_their_own_acts_only(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    with pytest.raises(Refused, match="nothing of yours"):
        undo(By(study.ben))
    assert not ResearchQuestion.objects.get(pk=question.pk).removed


def test_a_new_act_ends_what_could_be_done_again(study: Study) -> None:
    set_question(By(study.ada), text="One")
    undo(By(study.ada))
    set_question(By(study.ada), text="Two")
    with pytest.raises(Refused, match="nothing to do again"):
        redo(By(study.ada))


def test_an_act_whose_words_were_erased_cannot_be_undone(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    set_question(By(study.ada), question=question, text="What is just?")
    Payload.objects.all().delete()
    with pytest.raises(Refused, match="erased"):
        undo(By(study.ada))


acts = st.lists(
    st.tuples(
        st.sampled_from(["ask", "reword", "rename"]),
        st.sampled_from(["ada", "ben"]),
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20),
        st.integers(0, 5),
    ),
    max_size=12,
)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(acts=acts)
def test_any_acts_followed_by_undoing_them_all_give_equal_rows(
    study: Study, acts: list[tuple[str, str, str, int]]
) -> None:
    study.ben.role = Role.LEAD  # several leads are equal
    before = _current(study)
    for what, who, words, number in acts:
        _act(study, what, who, words, number)
    done = sorted(
        [(seq, member) for member in (study.ada, study.ben) for seq in stack(member)],
        key=lambda act: -act[0],
    )
    for seq, member in done:
        undo(By(member), seq)
    assert _current(study) == before
    assert verify(study.project.pk).whole


def test_who_may_no_longer_do_something_may_not_undo_it_either(study: Study) -> None:
    change_role(By(study.ada), member=study.ben, role="lead")
    by_ben = By(Member.objects.get(pk=study.ben.pk))
    change_project(by_ben, project=study.project, title="Ben's title")
    change_role(By(study.ada), member=study.ben, role="observer")
    with pytest.raises(Refused, match="no longer allows"):
        undo(By(Member.objects.get(pk=study.ben.pk)))
    assert Project.objects.get(pk=study.project.pk).title == "Ben's title"


def _act(study: Study, what: str, who: str, words: str, number: int) -> None:
    by = By(getattr(study, who))
    questions = list(ResearchQuestion.objects.filter(removed=False))
    if what == "rename":
        change_project(by, project=study.project, title=words)
    elif what == "reword" and questions:
        set_question(by, question=questions[number % len(questions)], text=words)
    else:
        set_question(by, text=words)


def _current(study: Study) -> list[dict[str, Any]]:
    rows = [
        Project.objects.get(pk=study.project.pk),
        *ResearchQuestion.objects.filter(removed=False),
    ]
    return [{"id": row.pk, "version": row.version, **fields_of(row)} for row in rows]
