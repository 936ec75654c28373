"""Memos: who writes them, who reads them, what they hang on."""

from __future__ import annotations

import uuid

import pytest

from coding.codebook.models import Code
from coding.memos.actions import (
    change_memo,
    keep_memo_private,
    remove_memo,
    share_memo,
    write_memo,
)
from coding.memos.models import Memo, Visibility
from coding.memos.queries import Sought, marks_in, memos_on, sought
from coding.segments.actions import apply_code
from interviews.projects import registers
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Link, Member, Veil
from interviews.transcripts.models import Interview, Participant, Span
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview


def words_of(interview: Interview, words: str) -> Target:
    where = bounds(interview, words)
    return Target(interview=str(interview.pk), transcript_id=str(interview.current_id), **where)


def on_row(row: object) -> Target:
    return Target(model=row._meta.label, id=str(row.pk))  # type: ignore[attr-defined]


def a_memo(member: Member, body: str = "Who is “we” here?", **more: object) -> Memo:
    return write_memo(By(member), body=body, **more)


def seen_by(member: Member) -> set[Memo]:
    return set(Memo.objects.visible_to(member))


def test_a_memo_on_words_needs_no_code(study: Study, interview: Interview) -> None:
    memo = a_memo(study.ben, target=words_of(interview, "nobody else did"))
    start, end, marked = marks_in(study.ben, interview)[0]
    assert interview.current
    assert (interview.current.text[start:end], marked) == ("nobody else did", memo)


def test_a_memo_on_a_coding_is_marked_on_its_words(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "comparing")
    coding = apply_code(
        By(study.ben), code=code, interview=interview, **bounds(interview, "a score")
    )
    memo = a_memo(study.ben, target=on_row(coding))
    where = bounds(interview, "a score")
    assert marks_in(study.ben, interview) == [(where["start"], where["end"], memo)]


def test_a_memo_can_hang_on_nothing_and_on_a_code(study: Study) -> None:
    code = code_named(study.ben, "trust")
    a_memo(study.ben)
    memo = a_memo(study.ben, target=on_row(code))
    assert memos_on(study.ben, [code.pk]) == {code.pk: [memo]}
    assert set(sought(study.ben, Sought(about="codebook.Code"))) == {memo}
    assert sought(study.ben, Sought(about="nothing")).count() == 1


def test_two_queries_find_the_memos_on_any_number_of_rows(
    study: Study, django_assert_num_queries: object
) -> None:
    codes = [code_named(study.ben, f"code {number}") for number in range(5)]
    for code in codes:
        a_memo(study.ben, target=on_row(code))
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = memos_on(study.ben, [code.pk for code in codes])
        assert [memos[0].author.name for memos in found.values()] == ["Ben Costa"] * 5


def test_a_memo_is_private_until_its_author_shares_it(study: Study) -> None:
    memo = a_memo(study.ben)
    assert seen_by(study.ben) == {memo}
    assert not seen_by(study.ada) | seen_by(study.olga)
    share_memo(By(study.ben), memo=memo)
    assert seen_by(study.ada) == seen_by(study.olga) == {memo}
    keep_memo_private(By(study.ben), memo=memo)
    assert not seen_by(study.ada)


def test_a_colleague_neither_changes_nor_removes_nor_switches_a_memo(study: Study) -> None:
    memo = a_memo(study.ben, visibility=Visibility.TEAM)
    for refused in (
        lambda: change_memo(By(study.ada), memo=memo, body="Mine now"),
        lambda: remove_memo(By(study.ada), memo=memo),
        lambda: keep_memo_private(By(study.ada), memo=memo),
    ):
        with pytest.raises(Refused, match="colleague"):
            refused()


def test_an_empty_memo_is_refused(study: Study) -> None:
    with pytest.raises(Refused, match="empty"):
        a_memo(study.ben, body=" \n")
    with pytest.raises(Refused, match="empty"):
        change_memo(By(study.ben), memo=a_memo(study.ben), body=" ")


def test_a_memo_changed_in_another_tab_is_not_overwritten(study: Study) -> None:
    memo = a_memo(study.ben)
    seen = memo.version
    change_memo(By(study.ben), memo=memo, expected=seen, body="First")
    with pytest.raises(Conflict):
        change_memo(By(study.ben), memo=memo, expected=seen, body="Second")
    assert Memo.objects.get().body == "First"


def test_undoing_a_memo_takes_it_and_its_link_back(study: Study, interview: Interview) -> None:
    a_memo(study.ben, target=words_of(interview, "nobody else did"))
    undo(By(study.ben))
    assert not seen_by(study.ben)
    assert not Link.objects.visible_to(study.ben)
    assert not marks_in(study.ben, interview)


def test_undoing_a_removal_brings_the_memo_back(study: Study) -> None:
    memo = a_memo(study.ben)
    remove_memo(By(study.ben), memo=memo)
    undo(By(study.ben))
    assert seen_by(study.ben) == {memo}


def test_the_same_operation_writes_one_memo(study: Study, interview: Interview) -> None:
    once = By(study.olga, uuid.uuid4())
    first = write_memo(once, body="Twice sent", target=words_of(interview, "a score"))
    again = write_memo(once, body="Twice sent", target=words_of(interview, "a score"))
    assert first == again
    assert Memo.objects.count() == Span.objects.count() == 1


def test_a_veil_hides_others_memos_on_the_interview_and_leaves_ones_own(
    study: Study, interview: Interview
) -> None:
    shared = {"visibility": Visibility.TEAM}
    other = a_memo(study.ben, target=words_of(interview, "a score"), **shared)
    whole = a_memo(study.ben, target=on_row(interview), **shared)
    comment = a_memo(study.ada, target=on_row(other), **shared)
    free = a_memo(study.ada, **shared)
    own = a_memo(study.cleo, target=words_of(interview, "a score"), **shared)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert seen_by(study.cleo) == {free, own}
    assert [memo for *_, memo in marks_in(study.cleo, interview)] == [own]
    assert seen_by(study.ada) == {other, whole, comment, free, own}


def test_what_hangs_on_a_code_coined_behind_a_veil_is_its_coiners_until_reveal(
    study: Study, interview: Interview
) -> None:
    """On the code, on a coding of it elsewhere, and on such a memo, however deep."""
    shared = {"visibility": Visibility.TEAM}
    veiled = kept_interview(study.ada, "P2")
    Veil.objects.create(member=study.ben, interview_id=veiled.pk)
    code = code_named(study.ben, "unseen")
    where = bounds(interview, "a score")
    coding = apply_code(By(study.ben), code=code, interview=interview, **where)
    on_code = a_memo(study.ben, target=on_row(code), **shared)
    on_coding = a_memo(study.ben, target=on_row(coding), **shared)
    comment = a_memo(study.ben, target=on_row(on_coding), **shared)
    deeper = a_memo(study.ben, target=on_row(comment), **shared)
    assert not seen_by(study.ada) | seen_by(study.cleo)
    assert seen_by(study.ben) == {on_code, on_coding, comment, deeper}
    Link.objects.update(hidden_with=None)  # as they were written before this was kept
    assert len(seen_by(study.ada)) == 4
    registers.fill_in()
    assert not seen_by(study.ada) | seen_by(study.cleo)
    Veil.objects.all().delete()
    Code.objects.update(behind_veil=False)
    assert seen_by(study.ada) == {on_code, on_coding, comment, deeper}


def test_what_hangs_on_a_participant_of_a_veiled_interview_is_its_authors_until_reveal(
    study: Study, interview: Interview
) -> None:
    """On the participant, and on such a memo, however deep; of others it is read."""
    shared = {"visibility": Visibility.TEAM}
    kept_interview(study.ada, "P2")
    person, other = (Participant.objects.get(label=label) for label in ("P1", "P2"))
    for member in (study.ben, study.cleo):
        Veil.objects.create(member=member, interview_id=interview.pk)
    on_person = a_memo(study.ben, target=on_row(person), **shared)
    comment = a_memo(study.ben, target=on_row(on_person), **shared)
    free = a_memo(study.ben, target=on_row(other), **shared)
    own = a_memo(study.cleo, target=on_row(person), **shared)
    assert seen_by(study.cleo) == {free, own}
    assert seen_by(study.ben) == {on_person, comment, free}
    assert seen_by(study.ada) == {on_person, comment, free, own}
    Link.objects.update(hidden_with=None)  # as they were written before this was kept
    assert len(seen_by(study.cleo)) == 4
    registers.fill_in()
    assert seen_by(study.cleo) == {free, own}
    Veil.objects.all().delete()
    assert seen_by(study.cleo) == {on_person, comment, free, own}


def test_a_memo_cannot_hang_on_what_its_author_may_not_see(study: Study) -> None:
    hidden = a_memo(study.ben)
    with pytest.raises(Refused):
        a_memo(study.ada, target=on_row(hidden))
    with pytest.raises(Refused):
        a_memo(study.sven, target=on_row(code_named(study.ada, "trust")))


def test_memos_are_sought_by_kind_author_visibility_and_words(study: Study) -> None:
    journal = a_memo(study.ada, "I was tired today", kind="journal")
    plain = a_memo(study.ada, "Scores again", visibility=Visibility.TEAM)
    a_memo(study.ben, "Ben's own")
    assert set(sought(study.ada, Sought(kind="journal"))) == {journal}
    assert set(sought(study.ada, Sought(visibility="team"))) == {plain}
    assert set(sought(study.ada, Sought(words="tired TODAY"))) == {journal}
    assert not sought(study.ada, Sought(author=study.ben.pk))
