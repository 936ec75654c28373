"""Quotations whose words several say are cleared only where all of those are credited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coding.manuscript.showing import Shown, shown
from interviews.formats.transcript import Transcript, Turn
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.actions import SpeakerPlan, keep_interview
from interviews.transcripts.actions.keeping import About
from tests.conftest import Study
from tests.manuscript.checked import checked, quotations, told

TURNS = (
    ("P1", "The kettle was never mine. I wanted every lid painted."),
    ("P2", "And I wanted no lid painted, to be fair."),
    ("Interviewer", "Right."),
    ("P2", "The spoons were another story altogether."),
    ("Interviewer", "Whose spoons were those?"),
    ("P1", "They hung above the stove all winter."),
)
ACROSS = "“I wanted every lid painted. And I wanted no lid painted, to be fair” ({}).".format
JUMPING = "“The kettle was never mine … The spoons were another story” ({}).".format
ASKED = "“another story altogether. Whose spoons were those?” ({}).".format


def group_talk(lead: Member) -> None:
    turns = tuple(
        Turn(speaker=who, text=said, start=10.0 * at, end=10.0 * at + 9)
        for at, (who, said) in enumerate(TURNS)
    )
    plans = [SpeakerPlan("Interviewer", "interviewer")]
    plans += [SpeakerPlan(who, "participant", who) for who in ("P1", "P2")]
    keep_interview(By(lead), Transcript(format="test", turns=turns), plans, About())


@pytest.fixture(autouse=True)
def talked(study: Study) -> None:
    group_talk(study.ada)


def one(study: Study, paper: str) -> Shown:
    row = checked(study.ben, paper)
    [found] = shown(study.ben, quotations(row), row.fillers)
    return found


@pytest.mark.parametrize("paper", [ACROSS("P1"), ACROSS("P2"), JUMPING("P1"), ASKED("P2")])
def test_words_of_two_are_not_cleared_for_one_of_them(study: Study, paper: str) -> None:
    assert told(checked(study.ben, paper)) == ["elsewhere"]


def test_it_says_who_says_which_words(study: Study) -> None:
    assert (
        "Not all of it is said by those it names: P1 says “I wanted every lid painted”; "
        "P2 says “And I wanted no lid painted, to be fair”."
    ) in one(study, ACROSS("P1")).notes


def test_where_nobody_is_named_it_says_that_several_speak(study: Study) -> None:
    paper = ACROSS("").replace(" ()", "")
    assert any(note.startswith("Several speak in it: P1 says") for note in one(study, paper).notes)


@pytest.mark.parametrize(("paper", "verdict"), [(ACROSS, "verbatim"), (JUMPING, "marked")])
def test_both_may_be_named(study: Study, paper: Callable[[str], str], verdict: str) -> None:
    found = one(study, paper("P1 and P2"))
    assert found.row.told == verdict
    assert not found.whose


def test_what_an_ellipsis_leaves_out_is_nobodys(study: Study) -> None:
    paper = "“I wanted no lid painted […] The spoons were another story” (P2)."
    assert told(checked(study.ben, paper)) == ["marked"]
    paper = "“I wanted every lid painted … They hung above the stove” (P1)."
    assert told(checked(study.ben, paper)) == ["marked"]


def test_a_mark_that_is_not_there_hides_no_question(study: Study) -> None:
    paper = "“to be fair. The spoons were another story” (P2)."
    found = one(study, paper)
    assert found.row.told == "verbatim"
    assert found.splices


@pytest.mark.parametrize("paper", ["“{}”", "> {}"])
def test_both_may_be_labelled_within_it(study: Study, paper: str) -> None:
    said = "P1: I wanted every lid painted. P2: And I wanted no lid painted. Interviewer: Right."
    rows = quotations(checked(study.ben, paper.format(said)))
    assert [(one.credit, one.told) for one in rows][:2] == [("P1", "verbatim"), ("P2", "verbatim")]
    crossed = said.replace("P1", "P3").replace("P2", "P1")
    assert told(checked(study.ben, paper.format(crossed)))[:2] == ["elsewhere", "elsewhere"]
