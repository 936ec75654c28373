"""Every act of the coding page and the codebook is undone, done again, and refused where others
have been at the same thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from coding.codebook.actions import merge, move, revise
from coding.codebook.models import Code
from coding.discussion.actions import answer, open_discussion, reopen, settle
from coding.memos.actions import change_memo, remove_memo, share_memo, write_memo
from coding.segments.actions import (
    apply_code,
    coin_and_apply,
    qualify,
    recode,
    remove_coding,
    set_bounds,
)
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.history.canonical import fields_of
from interviews.projects.history.undo import redo, undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Recorded
from interviews.projects.recent_acts import recent_acts
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import bounds, code_named

Did = Callable[["Scene"], Any]


class Scene:
    """What there is before each act."""

    def __init__(self, study: Study, interview: Interview) -> None:
        self.study, self.interview, self.by = study, interview, By(study.ben)
        self.code, self.other = code_named(study.ben, "doubt"), code_named(study.ben, "trust")
        self.coding = self.apply("café talk")
        self.memo = write_memo(self.by, body="Said twice", target=on(self.coding))
        self.flag = open_discussion(self.by, question="Alike?", target=on(self.code))

    def apply(self, words: str) -> Coding:
        where = bounds(self.interview, words)
        return apply_code(self.by, code=self.code, interview=self.interview, **where)


def on(row: Recorded) -> Target:
    return Target(model=row._meta.label, id=str(row.pk))


SETTLED = {"outcome": "other", "what": "So", "why": "Thus"}
ACTS: dict[str, Did] = {
    "apply": lambda at: at.apply("nobody else did"),
    "remove": lambda at: remove_coding(at.by, coding=at.coding),
    "recode": lambda at: recode(at.by, coding=at.coding, code=at.other),
    "bounds": lambda at: set_bounds(
        at.by, coding=at.coding, **bounds(at.interview, "were café talk")
    ),
    "rationale": lambda at: qualify(at.by, coding=at.coding, rationale="She laughs."),
    "unsure": lambda at: qualify(at.by, coding=at.coding, unsure=True),
    "coin": lambda at: coin_and_apply(
        at.by, name="new", interview=at.interview, **bounds(at.interview, "a score")
    ),
    "memo": lambda at: write_memo(at.by, body="Another", target=on(at.code)),
    "change a memo": lambda at: change_memo(at.by, memo=at.memo, body="Said thrice"),
    "share a memo": lambda at: share_memo(at.by, memo=at.memo),
    "remove a memo": lambda at: remove_memo(at.by, memo=at.memo),
    "flag": lambda at: open_discussion(at.by, question="Which?", target=on(at.coding)),
    "answer": lambda at: answer(at.by, discussion=at.flag, body="Both"),
    "settle": lambda at: settle(at.by, discussion=at.flag, **SETTLED),
    "move": lambda at: move(at.by, code=at.other, parent=at.code),
    "revise": lambda at: revise(at.by, code=at.code, brief="Hesitation"),
    "merge": lambda at: merge(at.by, code=at.other, into=at.code, note="One thing"),
}


def rows() -> dict[Any, Any]:
    """Everything that is there, but for facts that undo leaves standing."""
    models = [model for model in apps.get_models() if issubclass(model, Recorded)]
    return {
        row.pk: {"version": row.version, **fields_of(row)}
        for model in models
        if not model.PERMANENT
        for row in model._default_manager.filter(removed=False)
    }


@pytest.mark.parametrize("what", ACTS)
def test_each_act_is_undone_and_done_again(study: Study, interview: Interview, what: str) -> None:
    scene = Scene(study, interview)
    before = rows()
    ACTS[what](scene)
    after = rows()
    assert after != before
    assert recent_acts(study.ben)[0].undoable
    undo(scene.by)
    assert rows() == before
    redo(scene.by)
    assert rows() == after
    assert verify(study.project.pk).whole


@pytest.mark.parametrize("what", ["settle", "move", "revise"])
def test_a_colleagues_later_act_on_the_same_thing_is_named(
    study: Study, interview: Interview, what: str
) -> None:
    scene = Scene(study, interview)
    ACTS[what](scene)
    if what == "settle":
        reopen(By(study.cleo), discussion=scene.flag)
    else:
        row = scene.other if what == "move" else scene.code
        revise(By(study.cleo), code=Code.objects.get(pk=row.pk), brief="Otherwise")
    assert "Cleo Diaz" in recent_acts(study.ben)[0].why_not


def test_a_code_that_others_use_by_now_is_not_taken_from_them(
    study: Study, interview: Interview
) -> None:
    scene = Scene(study, interview)
    ACTS["coin"](scene)
    code = Code.objects.get(name="new")
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "I felt"))
    assert "in use by now" in recent_acts(study.ben)[0].why_not


def test_ones_own_later_act_is_named_as_what_to_undo_first_also_after_undoing_another(
    study: Study, interview: Interview
) -> None:
    scene = Scene(study, interview)
    for what in ("unsure", "recode"):
        scene.coding.refresh_from_db()
        ACTS[what](scene)
    undo(scene.by)
    why_not = {act.line.verb: act.why_not for act in recent_acts(study.ben)}
    assert why_not["coding.qualified"] == ""
    assert "You have changed “doubt, P1:2 ‘" in why_not["coding.applied"]
    assert why_not["coding.applied"].endswith("Undo that first.")
    undo(scene.by)
    assert {act.line.verb: act.undoable for act in recent_acts(study.ben)}["coding.applied"]
