"""A code coined behind a veil is its coiner's alone: nothing made with it tells of it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from coding.codebook.actions import move, revise
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from coding.themes.actions import compose_theme, join_passage
from coding.themes.models import Theme
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.undo import redo, undo
from interviews.projects.models import Member, Veil
from interviews.projects.recent_acts import recent_acts
from interviews.transcripts.actions import remove_interview
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named

SECRET = "Zaubernuss"


@pytest.fixture
def coined(study: Study, interview: Interview) -> Coding:
    """Ben reads independently and coins a code; Ada, who leads, has no veil."""
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    code = code_named(study.ben, SECRET)
    where = bounds(interview, "nobody else did")
    theme = compose_theme(By(study.ada), name="Alone")
    join_passage(By(study.ben), theme=theme, interview=interview, code=code, **where)
    return apply_code(By(study.ben), code=code, interview=interview, **where)


def test_the_history_does_not_name_a_hidden_code(study: Study, coined: Coding) -> None:
    page = signed_in(study.ada).get(reverse("projects:history", args=[study.slug]))
    assert SECRET not in page.content.decode()


def test_a_coding_under_a_hidden_code_has_no_page_for_others(study: Study, coined: Coding) -> None:
    address = reverse("desk:coding", args=[study.slug, coined.pk])
    assert signed_in(study.ada).get(address).status_code == 404
    assert SECRET in signed_in(study.ben).get(address).content.decode()


def test_a_theme_does_not_name_the_hidden_code_a_passage_was_found_under(
    study: Study, coined: Coding
) -> None:
    address = reverse("themes:theme", args=[study.slug, Theme.objects.get().pk])
    page = signed_in(study.ada).get(address).content.decode()
    assert SECRET not in page
    assert "nobody else did" in page


def test_undoing_does_not_change_a_code_of_an_unrevealed_round(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ada, "doubt")
    revise(By(study.ada), code=code, brief="Not being sure", meaning_changed=True)
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    with pytest.raises(Refused, match="independent round"):
        undo(By(study.ada))
    code.refresh_from_db()
    assert code.brief == "Not being sure"


def test_doing_again_does_not_take_away_an_interview_read_independently(
    study: Study, interview: Interview
) -> None:
    remove_interview(By(study.ada), interview=interview)
    undo(By(study.ada))
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    with pytest.raises(Refused, match="read independently"):
        redo(By(study.ada))
    assert not Interview.objects.get(pk=interview.pk).removed


def test_moving_a_code_does_not_tell_of_hidden_ones_beside_it(study: Study, coined: Coding) -> None:
    first = code_named(study.cleo, "Anger")
    moved = code_named(study.cleo, "Trust")
    seq = move(By(study.cleo), code=moved, parent=None, before=first).version
    assert seq in [act.line.seq for act in recent_acts(study.cleo)]


@pytest.mark.parametrize("page", ["desk:code", "desk:passages"])
def test_behind_a_veil_nobody_hears_that_a_colleague_has_begun(
    study: Study, interview: Interview, page: str
) -> None:
    code = code_named(study.ada, "doubt")
    for member in (study.ben, study.cleo):
        Veil.objects.create(member=member, interview_id=interview.pk)
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "we had"))
    given = [study.slug, interview.pk] if page == "desk:code" else [study.slug]
    address = reverse(page, args=given)
    before = voices_on(study.cleo, address)
    coded = apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café"))
    assert voices_on(study.cleo, address) == before
    assert str(coded.voice_id) in "".join(voices_on(study.ada, address))


def voices_on(member: Member, address: str) -> list[str]:
    """What stands on a page of every voice there is, as choices or in the margin's legend."""
    page = signed_in(member).get(address, {"voices": "all"}).content.decode()
    return re.findall(r'name="voice"[^>]*value="[^"]*"|<li class="coding v.*', page)
