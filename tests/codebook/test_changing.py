"""Coining, renaming, moving, retiring: what each leaves, and what is refused."""

from __future__ import annotations

import pytest

from coding.codebook.actions import move, retire, revise, take_back
from coding.codebook.models import Code, CodeRevision
from coding.codebook.queries import codes_of
from coding.segments.actions import apply_code, remove_coding
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Event, Veil
from interviews.projects.telling import tell, visible_events
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named


def names(study: Study) -> list[str]:
    return [code.name for code in codes_of(study.ada) if code.parent_id is None]


def test_the_history_says_from_where_to_where_a_code_was_moved(study: Study) -> None:
    first, second = code_named(study.ben, "first"), code_named(study.ben, "second")
    move(By(study.ben), code=second, parent=first)
    move(By(study.ben), code=second, parent=None, before=first)
    newest = tell(study.cleo, list(visible_events(study.cleo)[:2]), in_full=True)
    told = [(one.label, one.before, one.after) for line in newest for one in line.details]
    assert [each for each in told if each[0] == "under"] == [
        ("under", "first", "at the top"),
        ("under", "at the top", "first"),
    ]


def test_a_rename_leaves_a_revision_and_the_meaning(study: Study) -> None:
    code = code_named(study.ben, "doubt")
    revise(By(study.cleo), code=code, name="  uncertainty ", note="plainer")
    assert (code.name, code.meaning) == ("uncertainty", 1)
    last = CodeRevision.objects.filter(code=code).last()
    assert last is not None
    assert (last.name, last.number, last.by, last.note) == ("uncertainty", 2, study.cleo, "plainer")


def test_saving_without_a_change_leaves_no_trace(study: Study) -> None:
    code = code_named(study.ben, "doubt", brief="Not sure")
    events = Event.objects.count()
    revise(By(study.ben), code=code, name="doubt", brief="Not sure")
    assert Event.objects.count() == events


def test_a_name_in_use_cannot_be_taken_in_any_case(study: Study) -> None:
    code_named(study.ben, "doubt")
    other = code_named(study.ben, "trust")
    with pytest.raises(Refused, match="already a code"):
        revise(By(study.cleo), code=other, name="DOUBT")
    with pytest.raises(Refused, match="already a code"):
        code_named(study.cleo, "Doubt")


def test_someone_who_read_an_older_version_does_not_overwrite_the_newer(study: Study) -> None:
    code = code_named(study.ben, "doubt")
    seen = code.version
    revise(By(study.ben), code=code, brief="Ben's")
    with pytest.raises(Conflict):
        revise(By(study.cleo), code=code, brief="Cleo's", expected=seen)
    code.refresh_from_db()
    assert code.brief == "Ben's"


@pytest.mark.parametrize(
    "fields", [{"colour": 13}, {"kind": "odd"}, {"status": "merged"}, {"brief": "a" * 301}]
)
def test_what_no_form_offers_is_refused(study: Study, fields: dict[str, object]) -> None:
    code = code_named(study.ben, "doubt")
    with pytest.raises(Refused):
        revise(By(study.ben), code=code, **fields)


def test_a_code_cannot_go_under_its_own_sub_code(study: Study) -> None:
    top = code_named(study.ben, "doubt")
    below = code_named(study.ben, "doubt about scores", parent=top)
    lowest = code_named(study.ben, "doubt about one score", parent=below)
    for parent in (top, below, lowest):
        with pytest.raises(Refused, match="own sub-codes"):
            move(By(study.ben), code=top, parent=parent)


def test_codes_are_put_in_order_and_back(study: Study) -> None:
    first, second, third = (code_named(study.ben, name) for name in ("a", "b", "c"))
    move(By(study.ben), code=third, parent=None, before=first)
    assert names(study) == ["c", "a", "b"]
    move(By(study.ben), code=third, parent=None, before=second)
    assert names(study) == ["a", "c", "b"]
    undo(By(study.ben))
    undo(By(study.ben))
    assert names(study) == ["a", "b", "c"]


def test_a_new_parent_is_a_revision_and_a_new_order_is_not(study: Study) -> None:
    first, second = (code_named(study.ben, name) for name in ("a", "b"))
    move(By(study.ben), code=second, parent=None, before=first)
    assert CodeRevision.objects.filter(code=second).count() == 1
    move(By(study.ben), code=second, parent=first)
    assert CodeRevision.objects.filter(code=second).count() == 2
    assert second.meaning == 1


def test_moving_to_where_it_stands_changes_nothing(study: Study) -> None:
    code_named(study.ben, "a")
    code = code_named(study.ben, "b")
    events = Event.objects.count()
    move(By(study.ben), code=code, parent=None)
    assert Event.objects.count() == events


def test_a_retired_code_comes_back_unless_its_name_was_taken(study: Study) -> None:
    code = code_named(study.ben, "doubt")
    retire(By(study.ben), code=code)
    other = code_named(study.cleo, "doubt")
    with pytest.raises(Refused, match="already a code"):
        take_back(By(study.ben), code=code)
    revise(By(study.cleo), code=other, name="another")
    take_back(By(study.ben), code=code)
    assert Code.objects.get(pk=code.pk).status == "active"


def test_a_code_that_a_colleague_coded_with_stays_when_its_making_is_undone(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    where = bounds(interview, "café talk")
    coding = apply_code(By(study.cleo), code=code, interview=interview, **where)
    with pytest.raises(Conflict, match="in use by now"):
        undo(By(study.ben))
    remove_coding(By(study.cleo), coding=coding)
    undo(By(study.ben))
    assert Code.objects.get(pk=code.pk).removed


def test_codes_stay_as_they_are_while_a_round_is_under_way(
    study: Study, interview: Interview
) -> None:
    code, other = code_named(study.ada, "doubt"), code_named(study.ada, "trust")
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    own = code_named(study.ben, "mine alone")
    with pytest.raises(Refused, match="independent round"):
        revise(By(study.ada), code=code, full="Something else")
    with pytest.raises(Refused, match="independent round"):
        retire(By(study.ada), code=code)
    with pytest.raises(Refused, match="yours alone"):
        move(By(study.ben), code=code, parent=own)
    revise(By(study.ben), code=own, full="Still only Ben's")
    assert other.status == "active"


@pytest.mark.parametrize("place", range(4))
def test_a_code_that_is_its_coiners_alone_moves_without_its_siblings(
    study: Study, interview: Interview, place: int
) -> None:
    public = [code_named(study.ada, name) for name in ("apple", "maple", "willow")]
    versions = {code.pk: (code.position, code.version) for code in Code.objects.all()}
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    own = code_named(study.ben, ("aaa", "linden", "oak", "zelkova")[place])
    before = [*public, None][place]
    move(By(study.ben), code=own, parent=None, before=public[0])
    move(By(study.ben), code=own, parent=None, before=before)
    ordered = [code.name for code in Code.objects.visible_to(study.ben)]
    assert ordered.index(own.name) == place
    now = {code.pk: (code.position, code.version) for code in Code.objects.exclude(pk=own.pk)}
    assert now == versions


def test_where_names_leave_no_place_between_such_a_code_still_goes_on(
    study: Study, interview: Interview
) -> None:
    first, second = code_named(study.ada, "zebra"), code_named(study.ada, "ant")
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    own = code_named(study.ben, "mole")
    move(By(study.ben), code=own, parent=None, before=second)
    move(By(study.ben), code=own, parent=None, before=first)
    assert Code.objects.visible_to(study.ben).first() == own
    move(By(study.ben), code=own, parent=None, before=second)
    assert Code.objects.visible_to(study.ben).last() == own
    assert list(Code.objects.visible_to(study.ada)) == [first, second]
