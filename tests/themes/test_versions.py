"""A theme's versions tell who changed what and when, as far as the reader may see it."""

from __future__ import annotations

from django.urls import reverse

from coding.themes.actions import (
    answer_question,
    change_evidence,
    change_theme,
    choose_codes,
    compose_theme,
    draw_on,
    move_evidence,
    note_unchosen,
    set_theme_aside,
    take_away,
)
from coding.themes.models import Theme
from coding.themes.quiet import QuietQuestion
from coding.themes.unfolding import between
from coding.themes.versions import Version, versions_of
from interviews.projects.actions import set_question
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member, Payload, Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import code_named, kept_interview
from tests.themes.a_theme import FIRST, SECOND, THIRD, join, person, theme_of


def page(member: Member, theme: Theme, **asked: int) -> str:
    address = reverse("themes:versions", args=[member.project.slug, theme.pk])
    return signed_in(member).get(address, asked).content.decode()


def told(member: Member, theme: Theme) -> list[Version]:
    return versions_of(member, theme)


def test_each_change_of_a_theme_is_a_version_with_its_author(study: Study) -> None:
    theme = theme_of(study.ada, "A score is a claim")
    change_theme(By(study.ben), theme=theme, name="A score claims trust", concept="It asks.")
    first, second = told(study.olga, theme)
    assert (first.member, second.member) == (study.ada, study.ben)
    assert [worded.name for worded in second.difference.texts] == ["name", "concept"]
    said = page(study.olga, theme)
    assert "A score <del>is a claim</del><ins>claims trust</ins>" in said
    assert "Ben Costa" in said


def test_passages_one_person_joins_in_a_row_are_one_version(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    join(study.ada, theme, interview, FIRST)
    join(study.ada, theme, interview, SECOND, "contrary")
    gone = join(study.ben, theme, interview, THIRD)
    take_away(By(study.ada), evidence=gone)
    assert [len(one.difference.joined) for one in told(study.ada, theme)] == [0, 2, 1, 0]
    assert told(study.ada, theme)[-1].difference.taken == [gone.pk]
    said = page(study.ada, theme)
    assert "2 passages joined" in said
    assert "Passage taken out" in said


def test_any_two_versions_are_compared_with_their_passages(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada, "A score is a claim")
    join(study.ada, theme, interview, FIRST)
    change_theme(By(study.ben), theme=theme, name="A score is trusted")
    said = page(study.ada, theme, **{"from": 3, "to": 1})
    assert "From version 1 to version 3" in said
    assert FIRST in said
    assert "<del>a claim</del><ins>trusted</ins>" in said
    assert "Nothing differs" in page(study.ada, theme, **{"from": 2, "to": 2})


def test_codes_people_answers_and_how_a_passage_is_joined_are_told(
    study: Study, interview: Interview
) -> None:
    theme, question = theme_of(study.ada, "Trust"), set_question(By(study.ada), text="Why?")
    row = join(study.ada, theme, interview, FIRST)
    choose_codes(By(study.ada), theme=theme, codes=[code_named(study.ben, "believing")])
    change_evidence(By(study.ada), evidence=row, joined="contrary", note="Look again")
    who = person(kept_interview(study.ada, "P2"))
    note_unchosen(By(study.ada), theme=theme, participant=who, what="not asked", note="Late.")
    asked = QuietQuestion.ONE_WORD
    answer_question(By(study.ada), theme=theme, question=asked, because="Their own word")
    change_theme(By(study.ada), theme=theme, question=question, status="developed")
    set_theme_aside(By(study.ada), theme=theme, because="Two ideas in one")
    said = page(study.olga, theme)
    for words in (
        "believing",
        "<del>Quoted</del> <ins>Contrary</ins>",
        "Look again",
        "Noted of P2",
        "Not asked: Late.",
        "Their own word",
        "RQ1: Why?",
        "<del>Candidate</del> <ins>Developed</ins>",
        "Two ideas in one",
    ):
        assert words in said, words


def test_order_alone_makes_no_version_and_undoing_makes_one(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    rows = [join(study.ada, theme, interview, words) for words in (FIRST, SECOND)]
    move_evidence(By(study.ada), evidence=rows[1], among=rows, to=0)
    assert len(told(study.ada, theme)) == 2
    change_theme(By(study.ben), theme=theme, name="Another name")
    undo(By(study.ben))
    names = [one.state.own["name"] for one in told(study.ada, theme)]
    assert names == [
        "A score is a claim",
        "A score is a claim",
        "Another name",
        "A score is a claim",
    ]


def test_past_words_that_were_erased_read_so_and_present_ones_stay(study: Study) -> None:
    theme = compose_theme(By(study.ada), name="A name that stays", concept="A secret")
    change_theme(By(study.ada), theme=theme, concept="Something else")
    Payload.objects.filter(seq__lt=theme.version).delete()
    first, second = told(study.ada, theme)
    assert first.state.own["concept"] == "[erased]"
    assert first.state.own["name"] == second.state.own["name"] == "A name that stays"
    said = page(study.ada, theme)
    assert "<del>[erased]</del><ins>Something else</ins>" in said
    assert "A secret" not in said


def test_versions_tell_nothing_through_a_veil(study: Study, interview: Interview) -> None:
    theme = theme_of(study.ada)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    join(study.ada, theme, interview, FIRST)
    note_unchosen(By(study.ada), theme=theme, participant=person(interview), what="not asked")
    draw_on(By(study.ben), theme=theme, code=code_named(study.ben, "Zaubernuss"))
    assert len(told(study.cleo, theme)) == 1
    assert len(told(study.ada, theme)) == 2
    assert len(told(study.ben, theme)) == 2
    newest = told(study.ada, theme)[-1].state
    assert between(told(study.cleo, theme)[-1].state, newest).joined
    assert "Zaubernuss" in page(study.ben, theme)
    for member in (study.cleo, study.ada):
        assert "Zaubernuss" not in page(member, theme)
