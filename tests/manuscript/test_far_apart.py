"""An ellipsis over many words or turns joins what may not belong together."""

from __future__ import annotations

import pytest

from coding.manuscript.models import Quotation
from coding.manuscript.queries import TO_LOOK_AT
from coding.manuscript.showing import Shown, shown
from tests.conftest import Study
from tests.library import kept_interview
from tests.manuscript.checked import checked, quotations


def talk(words: int, turns: int) -> tuple[tuple[str, str], ...]:
    """Two sentences with so many words and whole turns between."""
    filling = [("Interviewer", "Go on."), ("P4", "Much of it.")] * ((turns + 1) // 2)
    first = "The barrel was rolled downhill. " + "blue " * (
        words - sum(2 + n % 2 for n in range(turns))
    )
    return (("P4", first.strip()), *filling[:turns], ("P4", "Nobody caught the barrel."))


def one(study: Study, words: int, turns: int) -> Shown:
    kept_interview(study.ada, "P4", talk(words, turns))
    row = checked(study.ben, "“The barrel was rolled downhill … Nobody caught the barrel” (P4).")
    [found] = shown(study.ben, quotations(row), row.fillers)
    return found


@pytest.mark.parametrize(("words", "turns"), [(101, 0), (101, 2), (30, 6), (900, 26)])
def test_much_that_is_left_out_is_to_be_looked_at(study: Study, words: int, turns: int) -> None:
    found = one(study, words, turns)
    assert found.row.told in TO_LOOK_AT
    between = f"{words} words and {turns} whole turns" if turns else f"{words} words"
    assert found.marks[0].endswith(f"What it joins stands far apart: {between} lie between.")


@pytest.mark.parametrize(("words", "turns"), [(100, 0), (60, 2), (20, 4)])
def test_a_modest_cut_is_not(study: Study, words: int, turns: int) -> None:
    found = one(study, words, turns)
    assert found.row.told == "marked"
    assert not any("far apart" in mark for mark in found.marks)


def test_how_a_quotation_is_put_together_is_no_number_of_places(study: Study) -> None:
    turns = (("P4", "The barrel was full. " * 9), ("Interviewer", "Yes?"), ("P4", "It was ours."))
    kept_interview(study.ada, "P4", turns)
    row = checked(study.ben, "“The barrel was … It was ours” (P4). “The barrel was full” (P4).")
    assert [one.count for one in Quotation.objects.filter(manuscript=row).order_by("position")] == [
        1,
        9,
    ]
    joined, whole = shown(study.ben, quotations(row), row.fillers)
    assert not any("places" in note for note in joined.notes)
    assert "These words stand at 9 places." in whole.notes
