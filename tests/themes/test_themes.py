"""Themes: what is joined to them, who said so, and quotes that stay true to their source."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.actions import merge
from coding.codebook.models import Code, Status
from coding.segments.actions import apply_code
from coding.themes.actions import (
    change_theme,
    compose_theme,
    join_passage,
    mark_quote,
    quote_passage,
    remove_quote,
    set_theme_aside,
)
from coding.themes.choosing import choosable
from coding.themes.models import Evidence, Quote
from coding.themes.queries import entry_of, outline
from coding.themes.quiet import QuietQuestion, quiet_questions
from interviews.projects.actions import set_question
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview


def joined(
    study: Study, interview: Interview, words: str, role: str = "quoted", name: str = "A theme"
) -> Evidence:
    theme = compose_theme(By(study.ada), name=name)
    where = bounds(interview, words)
    return join_passage(By(study.ada), theme=theme, interview=interview, joined=role, **where)


def test_who_said_so_comes_from_the_passages(study: Study, interview: Interview) -> None:
    second, _third = kept_interview(study.ada, "P2"), kept_interview(study.ada, "P3")
    theme = joined(study, interview, "nobody else did").theme
    where = bounds(second, "we wrote our own test")
    join_passage(By(study.ben), theme=theme, interview=second, joined="contrary", **where)
    entry = entry_of(study.olga, theme)
    assert (entry.saying, entry.contrary, entry.quiet) == (["P1"], ["P2"], ["P3"])


def test_a_theme_speaks_with_the_voices_of_its_sub_themes(
    study: Study, interview: Interview
) -> None:
    above = compose_theme(By(study.ada), name="Above")
    below = joined(study, interview, "nobody else did", name="Below").theme
    change_theme(By(study.ada), theme=below, parent=above)
    assert entry_of(study.ada, above).saying == ["P1"]


def test_the_interviewers_words_are_nobodys_saying(study: Study, interview: Interview) -> None:
    theme = joined(study, interview, "Say more about that").theme
    assert entry_of(study.ada, theme).saying == []


def test_a_theme_cannot_stand_under_its_own_sub_theme(study: Study) -> None:
    above = compose_theme(By(study.ada), name="Above")
    below = compose_theme(By(study.ada), name="Below", parent=above)
    with pytest.raises(Refused):
        change_theme(By(study.ada), theme=above, parent=below)


def test_setting_aside_needs_a_reason_and_keeps_everything(
    study: Study, interview: Interview
) -> None:
    piece = joined(study, interview, "nobody else did")
    with pytest.raises(Refused):
        set_theme_aside(By(study.ada), theme=piece.theme, because=" ")
    set_theme_aside(By(study.ada), theme=piece.theme, because="It is a topic, not a theme")
    assert Evidence.objects.visible_to(study.ada).count() == 1
    assert all(not section.entries for section in outline(study.ada))
    assert outline(study.ada, set_aside=True)[-1].entries[0].theme == piece.theme


def test_serials_of_quotes_are_never_used_again(study: Study, interview: Interview) -> None:
    piece = joined(study, interview, "nobody else did")
    first = quote_passage(By(study.ada), evidence=piece)
    remove_quote(By(study.ada), quote=first)
    assert str(quote_passage(By(study.ada), evidence=piece)) == "P1:2.2"


@pytest.mark.parametrize(
    "marks",
    [
        [{"kind": "cut", "start": 0, "end": 99}],
        [{"kind": "cut", "start": 0, "end": 15}],
        [{"kind": "insert", "at": 2, "text": "a [b]"}],
        [{"kind": "replace", "start": 0, "end": 2}],
        "nonsense",
    ],
)
def test_marks_that_would_change_what_was_said_are_refused(
    study: Study, interview: Interview, marks: list[dict[str, object]]
) -> None:
    quote = quote_passage(By(study.ada), evidence=joined(study, interview, "nobody else did"))
    with pytest.raises(Refused):
        mark_quote(By(study.ada), quote=quote, marks=marks)
    assert Quote.objects.get().marks == []


def test_a_marked_quote_shows_its_marks_and_undo_takes_them_off(
    study: Study, interview: Interview
) -> None:
    quote = quote_passage(By(study.ada), evidence=joined(study, interview, "nobody else did"))
    address = f"/projects/{study.slug}/quotes/{quote.pk}/"
    client = signed_in(study.ada)
    client.post(f"{address}mark/", {"kind": "cut", "words": "else "})
    page = client.get(address).content.decode()
    assert "nobody […] did" in page
    assert "P1:2.1" in page
    undo(By(study.ada))
    assert "[…]" not in client.get(address).content.decode()


def test_no_quote_is_made_of_an_interview_still_read_independently(
    study: Study, interview: Interview
) -> None:
    piece = joined(study, interview, "nobody else did")
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    with pytest.raises(Refused, match="independently"):
        quote_passage(By(study.ada), evidence=piece)


def test_two_people_editing_a_theme_get_the_conflict_to_settle(study: Study) -> None:
    theme = compose_theme(By(study.ada), name="First name")
    opened = theme.version
    change_theme(By(study.ben), theme=theme, name="Ben's name", expected=opened)
    with pytest.raises(Conflict):
        change_theme(By(study.ada), theme=theme, name="Ada's name", expected=opened)
    answer = signed_in(study.ada).post(
        f"/projects/{study.slug}/themes/{theme.pk}/change/",
        {"name": "Ada's name", "status": "candidate", "expected": opened},
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ada&#x27;s name" in page
    assert "Ben&#x27;s name" in page


def test_quiet_questions_ask_and_do_not_judge() -> None:
    assert quiet_questions("Trust", "", {"P1"}, set()) == [
        QuietQuestion.NO_CONCEPT,
        QuietQuestion.ONE_WORD,
        QuietQuestion.ONE_PARTICIPANT,
        QuietQuestion.NO_CONTRARY,
    ]
    assert quiet_questions("A score claims trust", "It asks", {"P1", "P2"}, {"P3"}) == []


def test_the_outline_takes_the_same_queries_however_much_is_in_it(
    study: Study, interview: Interview
) -> None:
    set_question(By(study.ada), text="What is fair?")
    joined(study, interview, "nobody else did")
    few = _queries(study)
    for number, words in enumerate(["café talk", "People said", "I felt responsible"]):
        piece = joined(study, interview, words, name=f"Theme {number}")
        quote_passage(By(study.ada), evidence=piece)
    assert _queries(study) == few


def _queries(study: Study) -> int:
    client = signed_in(study.ada)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/projects/{study.slug}/themes/")
    return len(queries)


@pytest.mark.parametrize("sent", ["[" * 100_000, "[1]", "{}", '[{"kind": ["cut"]}]'])
def test_marks_that_cannot_be_read_are_refused(
    study: Study, interview: Interview, sent: str
) -> None:
    quote = quote_passage(By(study.ada), evidence=joined(study, interview, "nobody else did"))
    address = reverse("themes:mark", args=[study.slug, quote.pk])
    assert signed_in(study.ada).post(address, {"marks": sent}).status_code in {302, 422}


def test_a_theme_with_contrary_passages_alone_says_so_and_who_was_not_chosen(
    study: Study, interview: Interview
) -> None:
    kept_interview(study.ada, "P2")
    theme = joined(study, interview, "nobody else did", "contrary").theme
    page = signed_in(study.ada).get(theme.get_absolute_url()).content.decode()
    assert "No quoted or paraphrased passage by a participant yet" in page
    assert "contrary <strong>P1</strong>" in page
    assert "no passage chosen for P2" in page
    assert "No passage yet" not in page


def test_passages_of_codes_merged_in_several_steps_can_be_joined(
    study: Study, interview: Interview
) -> None:
    first, second, last = (code_named(study.ben, name) for name in ("one", "two", "three"))
    where = bounds(interview, "nobody else did")
    apply_code(By(study.ben), code=first, interview=interview, **where)
    merge(By(study.ada), code=first, into=second)
    merge(By(study.ada), code=second, into=last)
    theme = compose_theme(By(study.ada), name="A theme")
    assert [one.heard.exact for one in choosable(study.ada, theme, last)] == ["nobody else did"]


def test_merging_that_went_in_a_ring_still_gives_an_answer(
    study: Study, interview: Interview
) -> None:
    one, other = code_named(study.ben, "one"), code_named(study.ben, "other")
    Code.objects.filter(pk=one.pk).update(status=Status.MERGED, successor=other)
    Code.objects.filter(pk=other.pk).update(status=Status.MERGED, successor=one)
    theme = compose_theme(By(study.ada), name="A theme")
    assert choosable(study.ada, theme, one) == []
