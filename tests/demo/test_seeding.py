"""The demo study as seeded: everything written is there, and its history holds."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from coding.codebook.models import Code
from coding.demo.contents import load
from coding.demo.seeding import restore_demo, seed_demo
from coding.desk.models import BeenThrough
from coding.segments.models import Coding
from interviews.projects.history.verifying import verify
from interviews.projects.models import Event, Head, Member, Project, User
from interviews.transcripts.models import Anchor, Interview
from tests.conftest import Study

pytestmark = pytest.mark.django_db


def test_it_seeds_all_that_was_written_and_a_whole_history() -> None:
    project, written = seed_demo(), load()
    assert Interview.objects.filter(project=project).count() == len(written.interviews)
    assert Coding.objects.filter(project=project).count() == len(written.codings)
    assert Code.objects.filter(project=project).count() == len(written.codes)
    assert Member.objects.filter(project=project).count() == len(written.people)
    assert verify(project.pk).whole


def test_each_seeded_coding_stands_on_the_words_it_was_written_for() -> None:
    project = seed_demo()
    quotes = sorted(coding.place.quote for coding in load().codings)
    anchors = {anchor.span_id: anchor.exact for anchor in Anchor.objects.all()}
    kept = [anchors[coding.span_id] for coding in Coding.objects.filter(project=project)]
    assert sorted(kept) == quotes


def test_coders_have_been_through_what_they_coded_but_for_one_they_are_at() -> None:
    project = seed_demo()
    marked = BeenThrough.objects.filter(project=project)
    coded = Coding.objects.filter(project=project).values_list("voice__member", "interview")
    coders = {member for member, _interview in coded}
    assert set(marked.values_list("member", "interview")) < set(coded)
    assert marked.count() == len(set(coded)) - len(coders)


def test_seeding_twice_changes_nothing() -> None:
    project = seed_demo()
    events = Head.objects.get(pk=project.pk).seq
    assert seed_demo() == project
    assert Head.objects.get(pk=project.pk).seq == events


def test_restoring_removes_what_was_done_since_and_spares_other_projects(study: Study) -> None:
    first = seed_demo()
    kept = Event.objects.filter(project_id=study.project.pk).count()
    again = restore_demo()
    assert not Project.objects.filter(pk=first.pk).exists()
    assert not Event.objects.filter(project_id=first.pk).exists()
    assert Event.objects.filter(project_id=study.project.pk).count() == kept
    assert verify(again.pk).whole
    assert User.objects.filter(demo=True).count() == len(load().people)


def test_the_command_says_how_to_enter_as_each_person() -> None:
    out = StringIO()
    call_command("seed_demo", stdout=out)
    for person in load().people:
        assert f"{person.name}" in out.getvalue()
        assert person.email in out.getvalue()
