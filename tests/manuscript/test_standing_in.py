"""What masking wrote for a name is a word of the transcript, brackets or not."""

from __future__ import annotations

import pytest

from coding.manuscript.showing import Shown, shown
from interviews.masking.actions import decide as decide_name
from interviews.masking.carrying_out import begin_applying
from interviews.masking.names import Kind
from interviews.projects import jobs
from interviews.projects.history import By
from tests.conftest import Study
from tests.library import kept_interview
from tests.manuscript.checked import checked, quotations

TURNS = (
    ("P4", "It was Zebedee who called a halt [laughs] that day. And Zebedee's brother left."),
    ("Interviewer", "Why?"),
)


@pytest.fixture(autouse=True)
def masked(study: Study) -> None:
    kept_interview(study.ada, "P4", TURNS)
    decide_name(By(study.ada), forms=["Zebedee"], kind=Kind.PERSON, replacement="[colleague]")
    jobs.perform(begin_applying(By(study.ada)).pk)


def one(study: Study, said: str) -> Shown:
    row = checked(study.ben, f"“{said}” (P4).")
    [found] = shown(study.ben, quotations(row), row.fillers)
    return found


def transcript(found: Shown) -> str:
    assert found.comparison is not None
    return "".join(piece.text for piece in found.comparison.source)


def test_to_leave_it_out_is_to_alter(study: Study) -> None:
    found = one(study, "It was who called a halt that day")
    assert found.row.told == "altered"
    assert found.differences == ["The transcript also has “[colleague]”."]
    assert transcript(found).startswith("It was [colleague] who called")


@pytest.mark.parametrize(
    "said",
    [
        "It was [colleague] who called a halt that day",
        "It was [colleague] who called a halt [laughs] that day",
        "that day. And [colleague]'s brother left",
    ],
)
def test_to_quote_it_is_honest(study: Study, said: str) -> None:
    found = one(study, said)
    assert found.row.told == "verbatim"
    assert not found.marks
    assert "[colleague]" in transcript(found)


def test_a_mark_may_leave_it_out_and_says_so(study: Study) -> None:
    found = one(study, "It was […] who called a halt that day")
    assert found.row.told == "marked"
    assert found.marks == ["[…] leaves out: “[colleague]” (1 word)."]


def test_words_beside_it_are_not_left_out_under_its_brackets(study: Study) -> None:
    found = one(study, "It was [colleague] called a halt that day")
    assert found.row.told == "replaced"
    assert found.marks == ["[colleague] stands in place of: “[colleague] who” (2 words)."]


def test_a_remark_may_still_be_left_out(study: Study) -> None:
    assert one(study, "who called a halt that day").row.told == "verbatim"
