"""Retrieving segments: whole codes, by coding or by passage, through veils."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from coding.codebook.actions import merge
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from coding.segments.filtering import Filters
from coding.segments.retrieval import Segment, reading_of, segments
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview


def found(
    member: Member, filters: Filters | None = None, by_passage: bool = False
) -> list[Segment]:
    return list(segments(reading_of(member), filters, by_passage=by_passage))


def told(rows: list[Segment]) -> list[tuple[str, str]]:
    return [(row.code.name if row.code else "", row.heard.exact) for row in rows]


def test_a_code_never_brings_another_that_begins_like_it(
    study: Study, interview: Interview
) -> None:
    inter, interest = code_named(study.ben, "inter"), code_named(study.ben, "interest")
    for code, words in ((inter, "café talk"), (interest, "I felt responsible")):
        where = bounds(interview, words)
        apply_code(By(study.ben), code=code, interview=interview, **where)
    rows = found(study.ada, Filters(any_codes=frozenset({inter.pk})))
    assert told(rows) == [("inter", "café talk")]


def test_overlapping_codings_of_one_code_are_one_passage(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    for who, words in ((study.ben, "nobody else did"), (study.cleo, "else did 🙂, and")):
        apply_code(By(who), code=code, interview=interview, **bounds(interview, words))
    assert len(found(study.ada)) == 2
    (row,) = found(study.ada, by_passage=True)
    assert row.heard.exact == "nobody else did 🙂, and"
    assert len(row.codings) == 2


def test_codings_of_a_merged_code_are_shown_under_its_successor(
    study: Study, interview: Interview
) -> None:
    old, new = code_named(study.ben, "doubt"), code_named(study.ben, "uncertainty")
    apply_code(By(study.ben), code=old, interview=interview, **bounds(interview, "café talk"))
    merge(By(study.ada), code=old, into=new)
    assert told(found(study.ada)) == [("uncertainty", "café talk")]


def test_all_and_none_ask_for_overlapping_words(study: Study, interview: Interview) -> None:
    doubt, care = code_named(study.ben, "doubt"), code_named(study.ben, "care")
    for code, words in (
        (doubt, "nobody else did"),
        (care, "else did"),
        (doubt, "I felt responsible"),
    ):
        where = bounds(interview, words)
        apply_code(By(study.ben), code=code, interview=interview, **where)
    asked = frozenset({doubt.pk})
    both = Filters(any_codes=asked, all_codes=frozenset({care.pk}))
    alone = Filters(any_codes=asked, no_codes=frozenset({care.pk}))
    assert told(found(study.ada, both)) == [("doubt", "nobody else did")]
    assert told(found(study.ada, alone)) == [("doubt", "I felt responsible")]


def test_a_code_brings_its_sub_codes_unless_told_not_to(study: Study, interview: Interview) -> None:
    above = code_named(study.ben, "doubt")
    below = code_named(study.ben, "doubting oneself", parent=above)
    apply_code(By(study.ben), code=below, interview=interview, **bounds(interview, "café talk"))
    asked = frozenset({above.pk})
    assert len(found(study.ada, Filters(any_codes=asked))) == 1
    assert found(study.ada, Filters(any_codes=asked, sub_codes=False)) == []


def test_words_with_a_memo_and_no_code_are_in_when_asked_for(
    study: Study, interview: Interview
) -> None:
    words = bounds(interview, "café talk")
    target = Target(interview=str(interview.pk), **words)
    write_memo(By(study.ben), body="Why café?", target=target, visibility="team")
    private = Target(interview=str(interview.pk), **bounds(interview, "People said"))
    write_memo(By(study.ben), body="Mine alone", target=private, visibility="private")
    assert found(study.ada) == []
    assert told(found(study.ada, Filters(uncoded=True))) == [("", "café talk")]


def test_a_veil_hides_others_segments(study: Study, interview: Interview) -> None:
    code = code_named(study.ada, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert found(study.cleo) == []
    assert len(found(study.ada)) == 1


def test_queries_grow_with_interviews_and_not_with_codings(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ada, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    few = _queries(study)
    for words in ("nobody", "else", "People said", "I felt responsible"):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    assert _queries(study) == few
    kept_interview(study.ada, "P2")
    assert _queries(study) <= few + 7


def _queries(study: Study) -> int:
    with CaptureQueriesContext(connection) as queries:
        found(study.ada, Filters(uncoded=True))
    return len(queries)
