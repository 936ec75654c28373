"""All quotes as they are printed, and what masked names never give away."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coding.themes.actions import compose_theme, quote_passage, take_away
from coding.themes.copies import TARGETS, manner_of, written
from coding.themes.listing import quotes_listed
from coding.themes.models import Theme
from coding.themes.sourcing import with_sources
from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import kept_interview
from tests.themes.quotes import cut, joined_to, mask, quote_of

WORDS = "People said שלום to a score"


def test_a_quote_is_listed_as_it_is_printed(study: Study, interview: Interview) -> None:
    quote_of(study.ada, interview, WORDS, cut(WORDS, "שלום"), mask(WORDS, "People", "a team"))
    (one,) = quotes_listed(study.olga)
    assert (one.citation, one.place, one.themes) == ("P1:4.1", "P1:4", ("A theme",))
    assert one.text == "[a team] said […] to a score"
    assert one.participants == ("P1",)
    assert one.marks == "words left out, names masked"
    assert one.attribution == "P1:4.1"
    assert (one.used, one.flagged) == (False, False)


def test_quotes_stand_in_the_order_of_interviews_and_places(
    study: Study, interview: Interview
) -> None:
    second = kept_interview(study.ada, "P2")
    quote_of(study.ada, second, "nobody else did", theme="One")
    quote_of(study.ada, interview, WORDS, theme="Two")
    quote_of(study.ada, interview, "nobody else did", theme="Three")
    listed = [one.citation for one in quotes_listed(study.ada)]
    assert listed == ["P1:2.1", "P1:4.1", "P2:2.1"]


def test_a_quote_whose_passage_was_taken_out_stands_under_no_theme(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, WORDS)
    assert quote.evidence
    take_away(By(study.ada), evidence=quote.evidence)
    assert [one.theme for one in quotes_listed(study.ada)] == [""]


def test_a_quote_names_the_themes_above_its_own(study: Study, interview: Interview) -> None:
    above = compose_theme(By(study.ada), name="Above")
    below = compose_theme(By(study.ada), name="Below", parent=above)
    quote_passage(By(study.ada), evidence=joined_to(study.ada, interview, WORDS, below))
    (one,) = quotes_listed(study.ada)
    assert (one.themes, one.theme) == (("Above", "Below"), "Below")


def test_others_quotes_are_not_listed_through_a_veil(study: Study, interview: Interview) -> None:
    quote_of(study.ada, interview, WORDS)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert quotes_listed(study.cleo) == []


@pytest.mark.parametrize("to", TARGETS)
def test_the_words_under_a_masked_name_are_in_no_copy(
    study: Study, interview: Interview, to: str
) -> None:
    quote = quote_of(study.ada, interview, WORDS, mask(WORDS, "People", "a team"))
    (read,) = with_sources([quote])
    copy = written(read, manner_of(study.ada), to)  # type: ignore[arg-type]
    assert "a team" in copy
    assert "People" not in copy


def test_listing_takes_the_same_queries_however_many_there_are(
    study: Study, interview: Interview
) -> None:
    quote_of(study.ada, interview, WORDS)
    few = _queries(study)
    for number, words in enumerate(["nobody else did", "I felt responsible", "wrong too"]):
        quote_of(study.ada, interview, words, theme=f"Theme {number}")
    assert Theme.objects.count() == 4
    assert _queries(study) == few


def _queries(study: Study) -> int:
    with CaptureQueriesContext(connection) as queries:
        quotes_listed(study.ada)
    return len(queries)
