"""Codes, order, status, participants and quiet questions of a theme."""

from __future__ import annotations

import pytest
from django.urls import reverse

from coding.codebook.actions import merge
from coding.themes.actions import (
    answer_question,
    ask_again,
    change_theme,
    choose_codes,
    compose_theme,
    draw_no_more,
    draw_on,
    move_theme,
    note_unchosen,
    set_theme_aside,
    take_theme_up,
)
from coding.themes.models import Drawn, Theme, ThemeStatus, Unchosen
from coding.themes.queries import among, codes_of, entry_of, outline
from coding.themes.quiet import QuietQuestion
from interviews.projects.actions import remove_question, set_question
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import code_named, kept_interview
from tests.themes.a_theme import FIRST, join, person, theme_of


def names(member: Member, aside: bool = False) -> list[str]:
    return [entry.theme.name for part in outline(member, aside) for entry in part.entries]


def drawn(member: Member, theme: Theme) -> list[str]:
    return [code.name for code in codes_of(member, [theme.pk]).get(theme.pk, [])]


def test_one_code_may_serve_several_themes(study: Study) -> None:
    code = code_named(study.ben, "trust")
    one, other = theme_of(study.ada, "One idea"), theme_of(study.ada, "Another idea")
    draw_on(By(study.ada), theme=one, code=code)
    draw_on(By(study.ben), theme=other, code=code)
    assert drawn(study.olga, one) == drawn(study.olga, other) == ["trust"]


def test_a_code_tells_the_themes_that_draw_on_it(study: Study) -> None:
    code, theme = code_named(study.ben, "trust"), theme_of(study.ada, "A score is a claim")
    draw_on(By(study.ada), theme=theme, code=code)
    page = signed_in(study.olga).get(code.get_absolute_url()).content.decode()
    assert theme.get_absolute_url() in page


def test_choosing_codes_replaces_those_before_in_one_act_that_can_be_undone(study: Study) -> None:
    theme = theme_of(study.ada)
    first, second = code_named(study.ben, "first"), code_named(study.ben, "second")
    choose_codes(By(study.ada), theme=theme, codes=[first])
    choose_codes(By(study.ada), theme=theme, codes=[second])
    assert drawn(study.ada, theme) == ["second"]
    undo(By(study.ada))
    assert drawn(study.ada, theme) == ["first"]


def test_a_theme_draws_on_a_code_once_and_no_more_when_told(study: Study) -> None:
    theme, code = theme_of(study.ada), code_named(study.ben, "trust")
    draw_on(By(study.ada), theme=theme, code=code)
    draw_on(By(study.ada), theme=theme, code=code)
    assert Drawn.objects.count() == 1
    draw_no_more(By(study.ada), theme=theme, code=code)
    assert drawn(study.ada, theme) == []


def test_a_merged_code_is_shown_as_the_one_it_was_merged_into(study: Study) -> None:
    theme = theme_of(study.ada)
    old, new = code_named(study.ben, "old"), code_named(study.ben, "new")
    choose_codes(By(study.ada), theme=theme, codes=[old, new])
    merge(By(study.ada), code=old, into=new)
    assert drawn(study.ada, theme) == ["new"]


def test_a_code_coined_behind_a_veil_is_in_nobody_elses_theme(
    study: Study, interview: Interview
) -> None:
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    theme, code = theme_of(study.ada), code_named(study.cleo, "hidden")
    kept = code_named(study.ben, "seen")
    draw_on(By(study.cleo), theme=theme, code=code)
    assert (drawn(study.cleo, theme), drawn(study.ben, theme)) == (["hidden"], [])
    choose_codes(By(study.ben), theme=theme, codes=[kept])
    assert drawn(study.cleo, theme) == ["hidden", "seen"]


def test_themes_go_up_and_down_among_those_they_are_shown_with(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    for name in ("one", "two", "three"):
        compose_theme(By(study.ada), name=name, question=question)
    theme_of(study.ada, "elsewhere")
    last = Theme.objects.get(name="three")
    move_theme(By(study.ada), theme=last, among=among(study.ada, last), to=1)
    assert names(study.ada) == ["one", "three", "two", "elsewhere"]
    undo(By(study.ada))
    assert names(study.ada) == ["one", "two", "three", "elsewhere"]


def test_the_page_moves_a_theme_by_one_and_leaves_it_at_its_end(study: Study) -> None:
    first, _second = theme_of(study.ada, "first"), theme_of(study.ada, "second")
    address = reverse("themes:move", args=[study.slug, first.pk])
    signed_in(study.ben).post(address, {"way": "down"})
    assert names(study.ada) == ["second", "first"]
    signed_in(study.ben).post(address, {"way": "down"})
    assert names(study.ada) == ["second", "first"]
    signed_in(study.ben).post(address, {"way": "up"})
    assert names(study.ada) == ["first", "second"]


def test_a_theme_put_under_another_comes_last_there(study: Study) -> None:
    above, moved = theme_of(study.ada, "above"), theme_of(study.ada, "moved")
    compose_theme(By(study.ada), name="already", parent=above)
    change_theme(By(study.ada), theme=moved, parent=above)
    below = entry_of(study.ada, above).below
    assert [entry.theme.name for entry in below] == ["already", "moved"]


def test_themes_of_a_question_that_was_taken_away_stay_in_sight(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    compose_theme(By(study.ada), name="kept", question=question)
    remove_question(By(study.ada), question=question)
    assert names(study.ada) == ["kept"]


def test_a_theme_set_aside_stays_readable_and_can_be_taken_up_again(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    join(study.ada, theme, interview, FIRST)
    set_theme_aside(By(study.ada), theme=theme, because="It is a topic, no theme")
    page = signed_in(study.olga).get(theme.get_absolute_url()).content.decode()
    assert "It is a topic, no theme" in page
    assert FIRST in page
    assert "quiet-questions" not in page
    signed_in(study.ben).post(reverse("themes:take-up", args=[study.slug, theme.pk]))
    assert names(study.ada) == [theme.name]
    theme.refresh_from_db()
    assert theme.status == ThemeStatus.CANDIDATE
    with pytest.raises(Refused):
        take_theme_up(By(study.ada), theme=theme)


def test_rewording_a_theme_that_was_set_aside_leaves_it_there(study: Study) -> None:
    theme = theme_of(study.ada)
    set_theme_aside(By(study.ada), theme=theme, because="It does not hold")
    address = reverse("themes:change", args=[study.slug, theme.pk])
    signed_in(study.ada).post(address, {"name": "Another name"})
    assert names(study.ada, aside=True) == ["Another name"]


def test_a_participant_not_chosen_is_said_to_be_just_that_until_somebody_notes_more(
    study: Study, interview: Interview
) -> None:
    other = kept_interview(study.ada, "P2")
    theme = theme_of(study.ada)
    join(study.ada, theme, interview, FIRST)
    client, address = signed_in(study.ben), theme.get_absolute_url()
    page = client.get(address).content.decode()
    assert "No passage chosen" in page
    assert "no passage chosen for P2" in page
    client.post(
        reverse("themes:note", args=[study.slug, theme.pk]),
        {"participant": person(other).pk, "what": "not asked", "note": "We ran out of time."},
    )
    page = client.get(address).content.decode()
    assert "not asked: P2" in page
    assert "We ran out of time." in page
    assert "no passage chosen for P2" not in page


def test_what_is_noted_of_a_participant_is_changed_and_taken_back(
    study: Study, interview: Interview
) -> None:
    theme, who = theme_of(study.ada), person(interview)
    note_unchosen(By(study.ada), theme=theme, participant=who, what="not asked")
    note_unchosen(By(study.ben), theme=theme, participant=who, what="nothing found", note="Twice.")
    (noted,) = entry_of(study.ada, theme).voices[0].noted
    assert (noted.what, noted.note) == ("nothing found", "Twice.")
    note_unchosen(By(study.ada), theme=theme, participant=who, what="")
    assert entry_of(study.ada, theme).voices[0].noted == ()
    for what, note in (("absent", ""), ("", "A note alone")):
        with pytest.raises(Refused):
            note_unchosen(By(study.ada), theme=theme, participant=who, what=what, note=note)


def test_a_note_on_somebody_read_behind_a_veil_is_its_authors(
    study: Study, interview: Interview
) -> None:
    theme, who = theme_of(study.ada), person(interview)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    note_unchosen(By(study.ben), theme=theme, participant=who, what="not asked")
    assert entry_of(study.cleo, theme).voices[0].noted == ()
    note_unchosen(By(study.cleo), theme=theme, participant=who, what="otherwise")
    assert [one.what for one in entry_of(study.cleo, theme).voices[0].noted] == ["otherwise"]
    assert Unchosen.objects.filter(removed=False).count() == 2


def test_an_answered_question_is_asked_no_more_and_can_be_asked_again(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    join(study.ada, theme, interview, FIRST)
    question = QuietQuestion.NO_CONTRARY
    assert question in entry_of(study.ada, theme).questions
    with pytest.raises(Refused):
        answer_question(By(study.ada), theme=theme, question=question, because=" ")
    said = "Looked for, none found"
    answer = answer_question(By(study.ada), theme=theme, question=question, because=said)
    entry = entry_of(study.ben, theme)
    assert question not in entry.questions
    assert [one.because for one in entry.answers] == [said]
    ask_again(By(study.ben), answer=answer)
    assert question in entry_of(study.ada, theme).questions


def test_who_is_noted_to_have_said_otherwise_is_a_contrary_case(
    study: Study, interview: Interview
) -> None:
    other, theme = kept_interview(study.ada, "P2"), theme_of(study.ada)
    join(study.ada, theme, interview, FIRST)
    who = person(other)
    note_unchosen(By(study.ada), theme=theme, participant=who, what="nothing found")
    assert QuietQuestion.NO_CONTRARY in entry_of(study.ada, theme).questions
    note_unchosen(By(study.ada), theme=theme, participant=who, what="otherwise")
    assert QuietQuestion.NO_CONTRARY not in entry_of(study.ada, theme).questions


def test_a_question_is_answered_on_the_page(study: Study, interview: Interview) -> None:
    theme = theme_of(study.ada, "Trust")
    client = signed_in(study.ben)
    address = reverse("themes:answer", args=[study.slug, theme.pk])
    client.post(address, {"question": "one word", "because": "It is their own word"})
    page = client.get(theme.get_absolute_url()).content.decode()
    assert "It is their own word" in page
    assert "1 question answered" in page
    answer = client.post(address, {"question": "is it true", "because": "Yes"})
    assert answer.status_code == 422
