"""Applying codes: whose it is, what it keeps, what it refuses."""

from __future__ import annotations

import uuid

import pytest

from coding.codebook.actions import merge, revise
from coding.codebook.models import Code
from coding.segments.actions import apply_code, recode, remove_coding, set_bounds
from coding.segments.models import Coding
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.asked import made_by
from interviews.projects.history.undo import redo, undo
from interviews.projects.models import Event, Veil
from interviews.transcripts.models import Anchor, Interview, Span
from tests.conftest import Study
from tests.library import bounds, code_named


def test_a_coding_keeps_the_exact_words_and_their_surroundings(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "feeling responsible")
    coding = apply_code(
        By(study.ben), code=code, interview=interview, **bounds(interview, "我们不知道 what")
    )
    anchor = Anchor.objects.get(span=coding.span)
    assert anchor.exact == "我们不知道 what"
    assert anchor.prefix.endswith("to a score. ")
    assert anchor.suffix.startswith(" it meant.")


def test_the_same_code_on_the_same_words_again_changes_nothing(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    where = bounds(interview, "nobody else did")
    first = apply_code(By(study.ben), code=code, interview=interview, **where)
    events = Event.objects.count()
    assert apply_code(By(study.ben), code=code, interview=interview, **where) == first
    assert Event.objects.count() == events


def test_two_coders_on_the_same_words_share_a_span_and_keep_their_own_codings(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    where = bounds(interview, "nobody else did")
    mine = apply_code(By(study.ben), code=code, interview=interview, **where)
    hers = apply_code(By(study.cleo), code=code, interview=interview, **where)
    assert mine.span_id == hers.span_id
    undo(By(study.ben))
    assert Coding.objects.visible_to(study.cleo).get() == hers
    assert not Span.objects.get(pk=hers.span_id).removed


def test_nobody_changes_a_colleagues_coding(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    coding = apply_code(
        By(study.ben), code=code, interview=interview, **bounds(interview, "café talk")
    )
    with pytest.raises(Refused, match="colleague"):
        remove_coding(By(study.ada), coding=coding)
    with pytest.raises(Refused, match="colleague"):
        recode(By(study.cleo), coding=coding, code=code)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 10**6)])
def test_offsets_that_make_no_sense_are_refused(
    study: Study, interview: Interview, start: int, end: int
) -> None:
    code = code_named(study.ben, "doubt")
    with pytest.raises(Refused):
        apply_code(By(study.ben), code=code, interview=interview, start=start, end=end)
    assert not Coding.objects.exists()


def test_offsets_into_an_older_version_are_a_conflict(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    with pytest.raises(Conflict):
        apply_code(
            By(study.ben),
            code=code,
            interview=interview,
            start=0,
            end=4,
            transcript_id=str(study.project.pk),
        )


def test_moving_bounds_moves_the_quote_with_them(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    coding = apply_code(
        By(study.ben), code=code, interview=interview, **bounds(interview, "café talk")
    )
    set_bounds(By(study.ben), coding=coding, **bounds(interview, "the numbers we had"))
    assert coding.span.anchors.get().exact == "the numbers we had"
    undo(By(study.ben))
    coding.refresh_from_db()
    assert coding.span.anchors.get().exact == "café talk"
    redo(By(study.ben))


def test_a_merged_codes_codings_stay_with_the_code_their_author_used(
    study: Study, interview: Interview
) -> None:
    old, new = code_named(study.ben, "doubt"), code_named(study.ben, "uncertainty")
    where = bounds(interview, "café talk")
    coding = apply_code(By(study.ben), code=old, interview=interview, **where)
    merge(By(study.ada), code=old, into=new)
    coding.refresh_from_db()
    assert coding.code == old
    later = apply_code(By(study.cleo), code=old, interview=interview, **where)
    assert later.code == new
    undo(By(study.cleo))
    undo(By(study.ada))
    old.refresh_from_db()
    assert (old.status, old.successor) == ("active", None)


def test_a_coding_remembers_the_meaning_it_was_made_under(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    coding = apply_code(
        By(study.ben), code=code, interview=interview, **bounds(interview, "café talk")
    )
    revise(By(study.ada), code=code, brief="A typo mended")
    assert coding.meaning == code.meaning
    revise(By(study.ada), code=code, full="Another sense altogether", meaning_changed=True)
    assert coding.meaning < code.meaning


def test_a_veil_hides_others_codings_and_what_they_coined(
    study: Study, interview: Interview
) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    secret = code_named(study.ben, "a secret reading")
    where = bounds(interview, "café talk")
    apply_code(By(study.ben), code=secret, interview=interview, **where)
    assert Coding.objects.visible_to(study.ben).count() == 1
    assert Coding.objects.visible_to(study.cleo).count() == 0
    assert secret not in type(secret).objects.visible_to(study.ada)
    assert code_named(study.cleo, "a secret reading").pk != secret.pk


def test_an_operation_that_changed_nothing_did_not_make_what_a_colleague_made_next(
    study: Study, interview: Interview
) -> None:
    code, again = code_named(study.ada, "doubt"), uuid.uuid4()
    where = bounds(interview, "nobody else did")
    for operation in (uuid.uuid4(), again):
        apply_code(By(study.ben, operation), code=code, interview=interview, **where)
    code_named(study.cleo, "trust")
    assert made_by(study.ben, again, Code._meta.label) == []
