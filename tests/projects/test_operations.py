"""A request sent twice is done once."""

from __future__ import annotations

import uuid

import pytest

from interviews.projects.actions import invite, set_question
from interviews.projects.errors import Conflict
from interviews.projects.history import By
from interviews.projects.models import Event, ResearchQuestion
from tests.conftest import Study


def test_the_same_operation_twice_answers_the_same_and_acts_once(study: Study) -> None:
    by = By(study.ada, uuid.uuid4())
    first = set_question(by, text="What is fair?")
    assert set_question(by, text="What is fair?") == first
    assert ResearchQuestion.objects.count() == 1
    assert Event.objects.filter(project_id=study.project.pk).count() == 5


def test_an_operation_id_used_for_something_else_is_a_conflict(study: Study) -> None:
    by = By(study.ada, uuid.uuid4())
    set_question(by, text="What is fair?")
    with pytest.raises(Conflict):
        set_question(by, text="What is safe?")
    with pytest.raises(Conflict):
        invite(by, role="coder")


def test_two_members_may_use_the_same_operation_id(study: Study) -> None:
    operation = uuid.uuid4()
    set_question(By(study.ada, operation), text="One")
    set_question(By(study.ben, operation), text="Two")
    assert ResearchQuestion.objects.count() == 2
