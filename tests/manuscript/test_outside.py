"""A negation just outside a quotation is noted, and changes no verdict."""

from __future__ import annotations

import pytest

from coding.manuscript.matching.beside import negated_after, negated_before
from coding.manuscript.negations import negations_for
from coding.manuscript.showing import Shown, shown
from tests.conftest import Study
from tests.library import kept_interview
from tests.manuscript.checked import checked, quotations

SAID = (
    "We could not rely on the ladders at all. He wasn't cross about the paint, he was tired. "
    "The gate opened, not the barn. I sold the goat because nobody fed it. Never again. "
    "The geese came back in March."
)


@pytest.fixture(autouse=True)
def told(study: Study) -> None:
    kept_interview(study.ada, "P4", (("P4", SAID), ("Interviewer", "Is that so?")))


def one(study: Study, said: str) -> Shown:
    row = checked(study.ben, f"“{said}” (P4).")
    [found] = shown(study.ben, quotations(row), row.fillers)
    return found


@pytest.mark.parametrize(
    ("said", "words"),
    [("rely on the ladders at all", "not"), ("cross about the paint", "wasn't")],
)
def test_a_negation_before_it_is_noted(study: Study, said: str, words: str) -> None:
    found = one(study, said)
    note = f"Just before it, in the same clause, stands a negation: “{words}”."
    assert found.row.told == "verbatim"
    assert note in found.notes


@pytest.mark.parametrize(
    "said",
    [
        "We could not rely on the ladders",
        "he was tired",
        "The gate opened",
        "I sold the goat",
        "The geese came back in March",
    ],
)
def test_one_of_another_clause_is_not(study: Study, said: str) -> None:
    assert not one(study, said).outside


def test_a_negation_behind_it_is_noted() -> None:
    said, negates = "Wir trauten den Leitern damals nicht, leider.", negations_for("de")
    end = said.index(" damals")
    assert negated_after(said, end, negates) == "damals nicht"
    assert negated_before(said, said.index("Leitern"), negates) == ""


def test_one_far_from_it_in_a_long_clause_is_not() -> None:
    said = "nobody one two three four five six seven eight rely on it"
    assert negated_before(said, said.index("rely"), negations_for("en")) == ""
    assert negated_before(said, said.index("eight"), negations_for("en")).startswith("nobody")
