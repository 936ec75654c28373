"""Why passages were coded, and quotes as they are printed, in the search."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.segments.actions import apply_code, qualify, remove_coding
from coding.segments.models import Coding
from coding.themes.actions import mark_quote, quote_passage
from coding.themes.models import Quote
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member, Veil
from interviews.search.models import RowPiece
from interviews.transcripts.actions import go_back
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named
from tests.search.reading import let_worker_read
from tests.search.test_coding_what_was_found import page
from tests.search.test_following import corrected, rows_found
from tests.themes.a_theme import join, theme_of

SAID = "wrong in a way we could see"


def coded(member: Member, interview: Interview, why: str = "", words: str = SAID) -> Coding:
    code = code_named(member, f"judging {words}")
    place = bounds(interview, words)
    return apply_code(By(member), interview=interview, code=code, rationale=why, **place)


def quoted(member: Member, interview: Interview, *marks: dict[str, Any]) -> Quote:
    evidence = join(member, theme_of(member), interview, SAID)
    return quote_passage(By(member), evidence=evidence, marks=list(marks))


def cut(words: str) -> dict[str, Any]:
    start = SAID.index(words)
    return {"kind": "cut", "start": start, "end": start + len(words)}


def test_a_rationale_is_found_as_it_now_stands(study: Study, interview: Interview) -> None:
    coding = coded(study.ben, interview, "Hedgehogs do so")
    assert rows_found(study.ada, "hedgehog") == {"Coding": 1}
    qualify(By(study.ben), coding=coding, rationale="Foxes do so")
    assert rows_found(study.ada, "hedgehog") == {}
    assert rows_found(study.ada, "fox") == {"Coding": 1}
    qualify(By(study.ben), coding=coding, unsure=True)
    assert rows_found(study.ada, "fox") == {"Coding": 1}
    remove_coding(By(study.ben), coding=coding)
    assert rows_found(study.ada, "fox") == {}
    undo(By(study.ben))
    assert rows_found(study.ada, "fox") == {"Coding": 1}


def test_coding_without_a_rationale_asks_nothing_of_the_index(
    study: Study, interview: Interview
) -> None:
    coded(study.ben, interview, words="I felt responsible")
    code, place = code_named(study.ben, "quiet"), bounds(interview, SAID)
    with CaptureQueriesContext(connection) as queries:
        coding = apply_code(By(study.ben), interview=interview, code=code, **place)
        remove_coding(By(study.ben), coding=coding)
    asked = [one["sql"] for one in queries if "search_" in one["sql"]]
    assert asked == []


def test_a_quote_is_found_by_what_it_prints(study: Study, interview: Interview) -> None:
    insert = {"kind": "insert", "at": len("wrong"), "text": "that is, hedgehoggy"}
    quote = quoted(study.ben, interview, cut("way "), insert)
    assert rows_found(study.ada, '"wrong that is hedgehoggy in a"') == {"Quote": 1}
    assert rows_found(study.ada, "way") == {}, "it was cut"
    mark_quote(By(study.ben), quote=quote, marks=[])
    assert rows_found(study.ada, "way") == {"Quote": 1}
    assert rows_found(study.ada, "hedgehoggy") == {}


def test_a_quote_is_found_by_what_its_source_says_now(study: Study, interview: Interview) -> None:
    quoted(study.ben, interview)
    former = Interview.objects.get(pk=interview.pk).current
    row = corrected(study, interview, "way we", "manner we")
    assert rows_found(study.ada, "manner") == {"Quote": 1}
    assert rows_found(study.ada, "way") == {}
    assert former is not None
    go_back(By(study.ada), interview=row, version=former, base=row.current_id or "")
    assert rows_found(study.ada, "way") == {"Quote": 1}
    assert rows_found(study.ada, "manner") == {}


def test_behind_a_veil_only_ones_own_are_found(study: Study, interview: Interview) -> None:
    coded(study.ben, interview, "Hedgehogs do so")
    coded(study.cleo, interview, "No hedgehogs here", "I felt responsible")
    quoted(study.ben, interview, {"kind": "insert", "at": 5, "text": "hedgehog"})
    assert rows_found(study.cleo, "hedgehog") == {"Coding": 2, "Quote": 1}
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert rows_found(study.cleo, "hedgehog") == {"Coding": 1}
    assert "Hedgehogs do so" not in page_of(study, "hedgehog")
    assert rows_found(study.ada, "hedgehog") == {"Coding": 2, "Quote": 1}


def page_of(study: Study, typed: str) -> str:
    answer = signed_in(study.cleo).get(reverse("desk:search", args=[study.slug]), {"q": typed})
    return str(answer.content.decode())


def test_both_stand_on_the_page_with_their_words(study: Study, interview: Interview) -> None:
    let_worker_read()
    coded(study.ada, interview, "Because they could see it")
    quoted(study.ada, interview, {"kind": "insert", "at": 5, "text": "as they could say"})
    said = page(study, {"q": "could"})
    assert "Rationales: 1" in said
    assert "Because they <mark>could</mark> see it" in said
    assert "Quotes: 1" in said
    assert "wrong [as they <mark>could</mark> say] in a way we could see" in said


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("", {"transcripts", "Rationales", "Quotes"}),
        ("said", {"transcripts"}),
        ("coding", {"Rationales"}),
        ("quote", {"Quotes"}),
        ("memo", set()),
        ("nonsense", {"transcripts", "Rationales", "Quotes"}),
    ],
)
def test_one_kind_can_be_looked_in_alone(
    study: Study, interview: Interview, kind: str, shown: set[str]
) -> None:
    let_worker_read()
    coded(study.ada, interview, "Because they could see it")
    quoted(study.ada, interview)
    said = page(study, {"q": "could", "kind": kind})
    marks = {
        "transcripts": 'class="kwic"',
        "Rationales": 'id="found-coding"',
        "Quotes": 'id="found-quote"',
    }
    assert {name for name, mark in marks.items() if mark in said} == shown
    assert ("Nothing found" in said) == (not shown)


def test_quotes_that_are_withheld_leave_nothing_in_the_index(
    study: Study, interview: Interview
) -> None:
    start = SAID.index("way")
    quoted(study.ben, interview, {"kind": "mask", "start": start, "end": start + 3, "text": "x"})
    assert RowPiece.objects.filter(model="themes.Quote").count() == 1
    assert rows_found(study.ada, "way") == {}, "its name is masked"
    corrected(study, interview, "a way", "another way")
    assert RowPiece.objects.filter(model="themes.Quote").count() == 0
