"""Retrieval from the database: what a row holds, who sees it, how many queries it takes."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coding.codebook.actions import merge
from coding.codebook.models import Code
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code, remove_coding
from coding.segments.counting import measures
from coding.segments.filtering import Filters
from coding.segments.models import Coding, Voice
from coding.segments.retrieval import Segment, reading_of, segments
from coding.themes.actions import compose_theme, join_passage
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview


def coded(
    member: Member,
    interview: Interview,
    code: Code,
    words: str,
    why: str = "",
    unsure: bool = False,
) -> Coding:
    where = bounds(interview, words)
    return apply_code(
        By(member), code=code, interview=interview, rationale=why, unsure=unsure, **where
    )


def retrieve(
    member: Member, filters: Filters | None = None, *, by_passage: bool = True
) -> list[Segment]:
    return list(segments(reading_of(member), filters, by_passage=by_passage))


def quotes(rows: list[Segment]) -> list[str]:
    return [row.heard.exact for row in rows]


def test_a_row_holds_the_words_the_place_the_people_and_the_reasons(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    mine = coded(study.ben, interview, code, "nobody else did 🙂", why="Alone with it")
    hers = coded(study.cleo, interview, code, "did 🙂, and the numbers", unsure=True)
    (row,) = retrieve(study.ada)
    assert row.heard.exact == "nobody else did 🙂, and the numbers"
    assert (row.heard.cite, row.heard.said[0].begins_at) == ("P1:2", 10.0)
    assert row.heard.participants == ("P1",)
    assert row.code == code
    assert [one.id for one in row.codings] == [mine.pk, hers.pk]
    assert [one.rationale for one in row.codings] == ["Alone with it", ""]
    assert row.unsure


def test_words_across_turns_are_heard_turn_by_turn(study: Study, interview: Interview) -> None:
    coded(study.ben, interview, code_named(study.ben, "doubt"), "café talk.\nSay more")
    (row,) = retrieve(study.ada)
    assert [(said.label, said.text) for said in row.heard.said] == [
        ("2", "café talk."),
        ("3", "Say more"),
    ]


def test_one_row_a_coding_keeps_each_coders_own_bounds(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    coded(study.ben, interview, code, "nobody else did")
    coded(study.cleo, interview, code, "else did 🙂")
    found = retrieve(study.ada, by_passage=False)
    assert quotes(found) == ["nobody else did", "else did 🙂"]


def test_codes_are_matched_whole_and_with_their_sub_codes(
    study: Study, interview: Interview
) -> None:
    short = code_named(study.ben, "inter")
    longer, below = code_named(study.ben, "interest"), code_named(study.ben, "x", parent=short)
    coded(study.ben, interview, short, "nobody else did")
    coded(study.ben, interview, longer, "café talk")
    coded(study.ben, interview, below, "a score")
    chosen = frozenset([short.pk])
    assert quotes(retrieve(study.ben, Filters(any_codes=chosen))) == ["nobody else did", "a score"]
    alone = Filters(any_codes=chosen, sub_codes=False)
    assert quotes(retrieve(study.ben, alone)) == ["nobody else did"]


def test_speakers_participants_words_and_coders_narrow_what_is_found(study: Study) -> None:
    first, second = kept_interview(study.ada, "P1"), kept_interview(study.ada, "P2")
    code = code_named(study.ben, "doubt")
    coded(study.ben, first, code, "nobody else did")
    coded(study.ben, first, code, "Say more about that.")
    coded(study.cleo, second, code, "nobody else did")
    cleo = Voice.objects.get(member=study.cleo).pk

    def found(**asked: object) -> list[str]:
        return [row.heard.cite for row in retrieve(study.ada, Filters(**asked))]  # type: ignore[arg-type]

    assert found() == ["P1:2", "P1:3", "P2:2"]
    assert found(roles=frozenset(["interviewer"])) == ["P1:3"]
    assert found(participants=frozenset(["P2"])) == ["P2:2"]
    assert found(words="ELSE nobody") == ["P1:2", "P2:2"]
    assert found(voices=frozenset([cleo])) == ["P2:2"]
    assert found(interviews=frozenset([first.pk])) == ["P1:2", "P1:3"]


def test_a_merged_codes_codings_stand_under_its_successor_as_one_passage(
    study: Study, interview: Interview
) -> None:
    old, new = code_named(study.ben, "doubt"), code_named(study.ben, "uncertainty")
    coded(study.ben, interview, old, "nobody else did")
    coded(study.cleo, interview, new, "else did 🙂")
    merge(By(study.ada), code=old, into=new)
    (row,) = retrieve(study.ada, Filters(any_codes=frozenset([old.pk])))
    assert row.code is not None
    assert row.code.name == "uncertainty"
    assert len(row.codings) == 2
    assert measures(study.ada)[new.pk].passages == 1


def test_a_veil_hides_others_codings_from_rows_and_figures(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    coded(study.ben, interview, code, "nobody else did", why="secret")
    coded(study.cleo, interview, code, "café talk")
    assert measures(study.cleo)[code.pk].passages == 2
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert quotes(retrieve(study.cleo, Filters(uncoded=True))) == ["café talk"]
    assert measures(study.cleo)[code.pk].passages == 1
    assert measures(study.ada)[code.pk].passages == 2


def test_a_code_coined_behind_a_veil_is_no_row_of_anybody_else(
    study: Study, interview: Interview
) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    code = code_named(study.ben, "mine alone")
    coded(study.ben, interview, code, "nobody else did")
    assert retrieve(study.ada, Filters()) == []
    assert len(retrieve(study.ben, Filters())) == 1


def test_places_with_a_memo_and_no_code_are_in_when_asked_for(
    study: Study, interview: Interview
) -> None:
    for author, words, visibility in (
        (study.ben, "café talk", "team"),
        (study.ben, "a score", "private"),
    ):
        where = bounds(interview, words)
        target = Target(interview=str(interview.pk), **where)
        write_memo(By(author), body="A thought", visibility=visibility, target=target)
    coded(study.cleo, interview, code_named(study.cleo, "doubt"), "nobody else did")
    assert quotes(retrieve(study.cleo, Filters())) == ["nobody else did"]
    with_places = retrieve(study.cleo, Filters(uncoded=True))
    assert [(row.heard.exact, row.code is None) for row in with_places] == [
        ("nobody else did", False),
        ("café talk", True),
    ]
    assert "a score" not in quotes(retrieve(study.ben, Filters(uncoded=True)))


def test_figures_follow_at_once_and_count_no_passage_twice(
    study: Study, interview: Interview
) -> None:
    top = code_named(study.ben, "doubt")
    below = code_named(study.ben, "doubt about scores", parent=top)
    coded(study.ben, interview, top, "nobody else did")
    gone = coded(study.cleo, interview, below, "else did 🙂")
    coded(study.cleo, interview, below, "Say more about that.")
    figures = measures(study.ben)[top.pk]
    assert (figures.passages, figures.rolled) == (1, 2)
    assert (figures.interviews, figures.participants, figures.codings) == (1, 1, 3)
    assert figures.voices == (("Ben Costa", 1),)
    remove_coding(By(study.cleo), coding=gone)
    assert measures(study.ben)[top.pk].codings == 2


@pytest.mark.parametrize("filters", [Filters(), Filters(words="e", uncoded=True)])
def test_the_number_of_queries_does_not_grow_with_the_codings(
    study: Study, interview: Interview, filters: Filters
) -> None:
    code = code_named(study.ben, "doubt")
    coded(study.ben, interview, code, "nobody else did")
    with CaptureQueriesContext(connection) as few:
        retrieve(study.ada, filters)
    for words in ("café talk", "Well", "did", "a score", "I felt", "Say more"):
        for member in (study.ben, study.cleo):
            coded(member, interview, code_named(member, f"{words} {member.pk}"), words)
    with CaptureQueriesContext(connection) as many:
        assert len(retrieve(study.ada, filters)) > 2
    assert len(many) == len(few)


def test_pieces_of_an_export_are_the_whole(
    study: Study, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = kept_interview(study.ada, "P2")
    code = code_named(study.ben, "doubt")
    for where in (interview, other):
        coded(study.ben, where, code, "nobody else did")
        coded(study.ben, where, code, "café talk")
    whole = retrieve(study.ada)
    monkeypatch.setattr("coding.segments.retrieval.CHUNK", 1)
    assert len(whole) == 4
    assert retrieve(study.ada) == whole


def test_words_joined_over_overlapping_codings_are_no_row_without_a_code(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    coded(study.ben, interview, code, "nobody else did")
    coded(study.cleo, interview, code, "else did 🙂, and the numbers")
    theme = compose_theme(By(study.ada), name="A theme")
    for words in ("nobody else did 🙂, and the numbers", "the numbers we had"):
        join_passage(By(study.ada), theme=theme, interview=interview, **bounds(interview, words))
    rows = retrieve(study.ada, Filters(uncoded=True))
    assert [row.heard.exact for row in rows if row.code is None] == ["the numbers we had"]
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    bare = [row.heard.exact for row in retrieve(study.cleo, Filters(uncoded=True)) if not row.code]
    assert "nobody else did 🙂, and the numbers" not in bare
