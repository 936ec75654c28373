"""Passages are joined one by one or many at once, put in order, changed and taken out."""

from __future__ import annotations

import pytest
from django.urls import reverse

from coding.segments.actions import apply_code
from coding.themes.actions import (
    Words,
    change_evidence,
    choose_codes,
    join_passages,
    move_evidence,
    take_away,
)
from coding.themes.choosing import Found, choices, of_codes, with_words
from coding.themes.models import Evidence, Theme
from coding.themes.queries import entry_of
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Event, Member, Veil
from interviews.search.asking import read
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview
from tests.search.reading import let_worker_read
from tests.themes.a_theme import FIRST, SECOND, THIRD, join, theme_of


def words_of(member: Member, theme: Theme) -> list[str]:
    return [piece.heard.exact for piece in entry_of(member, theme).pieces]


def said(member: Member, typed: str) -> list[Found]:
    return with_words(member, read(typed))[0]


def places(interview: Interview, *said: str) -> list[Words]:
    return [Words(interview, **bounds(interview, one)) for one in said]


def test_many_passages_are_joined_in_one_act_and_taken_back_in_one(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    passages = places(interview, THIRD, FIRST, SECOND)
    join_passages(By(study.ada), theme=theme, passages=passages, joined="contrary")
    assert words_of(study.ada, theme) == [THIRD, FIRST, SECOND]
    assert {row.joined for row in Evidence.objects.all()} == {"contrary"}
    assert Event.objects.filter(verb="evidence.joined_several").count() == 1
    undo(By(study.ada))
    assert words_of(study.ada, theme) == []


def test_a_passage_is_joined_once_however_often_it_is_ticked(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    join(study.ada, theme, interview, FIRST, "contrary")
    passages = places(interview, FIRST, SECOND, SECOND)
    join_passages(By(study.ada), theme=theme, passages=passages)
    assert words_of(study.ada, theme) == [FIRST, SECOND]
    assert Evidence.objects.first().joined == "contrary"  # type: ignore[union-attr]


def test_behind_veils_two_join_the_same_words_and_neither_learns_of_it(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    veils = [
        Veil.objects.create(member=who, interview_id=interview.pk)
        for who in (study.ben, study.cleo)
    ]
    join(study.ben, theme, interview, FIRST, "contrary")
    mine = join(study.cleo, theme, interview, FIRST)
    assert (mine.joined_by, mine.joined) == (study.cleo, "quoted")
    again = join(study.cleo, theme, interview, FIRST)
    assert again.pk == mine.pk
    assert words_of(study.cleo, theme) == words_of(study.ben, theme) == [FIRST]
    for veil in veils:
        veil.delete()
    assert [piece.row.joined for piece in entry_of(study.ada, theme).pieces] == [
        "contrary",
        "quoted",
    ]


def test_after_reveal_words_that_two_have_joined_are_said_once(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    for who in (study.ben, study.cleo):
        join(who, theme, interview, FIRST)
    (voice,) = [one for one in entry_of(study.ada, theme).voices if one.said]
    assert len(voice.said) == 1
    asked = reverse("findings:table", args=[study.slug, "theme-participant"])
    (row,) = signed_in(study.ada).get(f"{asked}?asked=1&show=passages").context["printed"].rows
    assert [cell.said for cell in row[1:]] == [1, 1]


def test_a_move_brings_back_the_passages_alone(study: Study, interview: Interview) -> None:
    theme = theme_of(study.ada)
    rows = [join(study.ada, theme, interview, words) for words in (FIRST, SECOND)]
    url = reverse("themes:move-evidence", args=[study.slug, rows[1].pk])
    ada, sent = signed_in(study.ada), {"way": "up"}
    asked = {"HX-Request": "true", "HX-Target": "evidence"}
    part = ada.post(url, sent, follow=True, headers=asked).content.decode()
    assert part.index(SECOND) < part.index(FIRST)
    assert 'id="evidence"' in part
    assert "<html" not in part
    assert 'id="people"' not in part
    whole = ada.post(url, {"way": "down"}, follow=True).content.decode()
    assert whole.index(FIRST) < whole.index(SECOND)
    assert "<html" in whole


def test_passages_go_up_and_down_and_undo_puts_them_back(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    for words in (FIRST, SECOND, THIRD):
        join(study.ada, theme, interview, words)
    rows = list(Evidence.objects.all())
    move_evidence(By(study.ada), evidence=rows[2], among=rows, to=0)
    assert words_of(study.ada, theme) == [THIRD, FIRST, SECOND]
    undo(By(study.ada))
    assert words_of(study.ada, theme) == [FIRST, SECOND, THIRD]


def test_moving_past_what_a_veil_hides_leaves_the_hidden_where_it_is(
    study: Study, interview: Interview
) -> None:
    theme, other = theme_of(study.ada), kept_interview(study.ada, "P2")
    one = join(study.ada, theme, interview, FIRST)
    hidden = join(study.ben, theme, other, SECOND)
    join(study.ada, theme, interview, THIRD)
    Veil.objects.create(member=study.cleo, interview_id=other.pk)
    address = reverse("themes:move-evidence", args=[study.slug, one.pk])
    signed_in(study.cleo).post(address, {"way": "down"})
    assert words_of(study.cleo, theme) == [THIRD, FIRST]
    assert words_of(study.ada, theme) == [THIRD, SECOND, FIRST]
    assert Evidence.objects.get(pk=hidden.pk).version == hidden.version


def test_a_passage_taken_out_and_put_back_stands_where_it_stood(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    first = join(study.ada, theme, interview, FIRST)
    join(study.ada, theme, interview, SECOND)
    take_away(By(study.ada), evidence=first)
    join(study.ben, theme, interview, THIRD)
    assert words_of(study.ada, theme) == [SECOND, THIRD]
    undo(By(study.ada))
    assert words_of(study.ada, theme) == [FIRST, SECOND, THIRD]


def test_how_a_passage_is_joined_and_its_place_are_changed_together(
    study: Study, interview: Interview
) -> None:
    theme = theme_of(study.ada)
    row = join(study.ada, theme, interview, FIRST)
    join(study.ada, theme, interview, SECOND)
    client = signed_in(study.ben)
    address = reverse("themes:change-joined", args=[study.slug, row.pk])
    assert FIRST in client.get(address).content.decode()
    sent = {"joined": "paraphrased", "note": "In her own words", "place": 2}
    client.post(address, {**sent, "expected": row.version})
    row.refresh_from_db()
    assert (row.joined, row.note) == ("paraphrased", "In her own words")
    assert words_of(study.ada, theme) == [SECOND, FIRST]
    undo(By(study.ben))
    assert words_of(study.ada, theme) == [FIRST, SECOND]


def test_two_people_changing_one_passage_get_the_conflict(
    study: Study, interview: Interview
) -> None:
    row = join(study.ada, theme_of(study.ada), interview, FIRST)
    change_evidence(By(study.ben), evidence=row, note="Ben's note")
    answer = signed_in(study.ada).post(
        reverse("themes:change-joined", args=[study.slug, row.pk]),
        {"joined": "quoted", "note": "Ada's note", "expected": row.version - 1},
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ben&#x27;s note" in page
    assert "Ada&#x27;s note" in page


def test_a_themes_own_codes_are_offered_first(study: Study, interview: Interview) -> None:
    theme = theme_of(study.ada)
    code, other = code_named(study.ben, "drawn on"), code_named(study.ben, "another")
    for one, words in ((code, FIRST), (other, SECOND)):
        apply_code(By(study.ben), code=one, interview=interview, **bounds(interview, words))
    choose_codes(By(study.ada), theme=theme, codes=[code])
    address = reverse("themes:choose", args=[study.slug, theme.pk])
    page = signed_in(study.ada).get(address).content.decode()
    assert FIRST in page
    assert SECOND not in page
    page = signed_in(study.ada).get(address, {"code": other.pk}).content.decode()
    assert SECOND in page


def test_what_is_ticked_is_joined_under_its_code_and_no_longer_offered(
    study: Study, interview: Interview
) -> None:
    theme, code = theme_of(study.ada), code_named(study.ben, "trust")
    for words in (FIRST, SECOND, THIRD):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    offered = choices(study.ada, theme, of_codes(study.ada, [code]))
    client = signed_in(study.ada)
    address = reverse("themes:join-many", args=[study.slug, theme.pk])
    ticked = [one.value for one in offered[:2]]
    client.post(address, {"passage": ticked, "joined": "paraphrased"})
    client.post(address, {"passage": ticked, "alone": f"contrary|{offered[2].value}"})
    assert [(row.joined, row.code) for row in Evidence.objects.all()] == [
        ("paraphrased", code),
        ("paraphrased", code),
        ("contrary", code),
    ]
    again = choices(study.ada, theme, of_codes(study.ada, [code]))
    assert all(one.joined for one in again)


def test_what_was_joined_before_is_said_to_be_so_and_offers_no_undo(
    study: Study, interview: Interview
) -> None:
    theme, client = theme_of(study.ada), signed_in(study.ada)
    where = {"interview": interview.pk, "transcript_id": interview.current_id, "theme": theme.pk}
    joining = where | bounds(interview, FIRST)
    for joined, undoable in (("The passage is joined to", True), ("was joined to", False)):
        page = client.post(reverse("themes:join", args=[study.slug]), joining, follow=True)
        (told,) = page.context["messages"]
        assert joined in str(told)
        assert bool(told.extra_tags) is undoable
    many = reverse("themes:join-many", args=[study.slug, theme.pk])
    ticked = [
        f"{interview.pk}:{interview.current_id}:{at['start']}:{at['end']}:"
        for at in (bounds(interview, one) for one in (FIRST, SECOND))
    ]
    page = client.post(many, {"passage": ticked, "joined": "quoted"}, follow=True)
    (told,) = page.context["messages"]
    assert "The passage is joined to" in str(told)
    assert "1 passage was joined to" in str(told)
    assert told.extra_tags


@pytest.mark.parametrize(
    "sent",
    [
        {"joined": "quoted"},
        {"joined": "quoted", "passage": "nonsense"},
        {"joined": "quoted", "passage": "a:b:1:2:"},
        {"alone": "quoted|"},
        {"alone": "nonsense"},
    ],
)
def test_what_cannot_be_joined_is_refused_in_words(study: Study, sent: dict[str, str]) -> None:
    theme = theme_of(study.ada)
    address = reverse("themes:join-many", args=[study.slug, theme.pk])
    assert signed_in(study.ada).post(address, sent).status_code == 422


def test_words_are_found_in_what_participants_say_alone(study: Study, interview: Interview) -> None:
    let_worker_read()
    found = said(study.ada, "test WRONG")
    theme = theme_of(study.ada)
    (only,) = choices(study.ada, theme, found)
    assert "wrong in a way we could see" in only.heard.exact
    assert said(study.ada, "measure this") == []


def test_words_are_not_sought_in_an_interview_one_may_not_see(
    study: Study, interview: Interview
) -> None:
    let_worker_read()
    assert said(study.sven, "wrong") == []


def test_words_with_other_letters_are_found_in_any_case(study: Study, interview: Interview) -> None:
    let_worker_read()
    assert len(said(study.ada, "CAFÉ")) == 1
    assert len(said(study.ada, "我们不知道")) == 1
    assert len(said(study.ada, "feel")) == 1, "felt is a form of it"


def test_the_page_says_what_is_not_read_yet_and_what_cannot_be_looked_for(
    study: Study, interview: Interview
) -> None:
    address = reverse("themes:choose", args=[study.slug, theme_of(study.ada).pk])
    client = signed_in(study.ada)
    assert "still being read" in client.get(address, {"words": "wrong"}).content.decode()
    let_worker_read()
    page = client.get(address, {"words": "wrong"}).content.decode()
    assert "still being read" not in page
    assert "wrong in a way we could see" in page
    assert "Try fewer words" in client.get(address, {"words": "a*"}).content.decode()
