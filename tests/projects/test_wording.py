"""Words follow the approach; in a reflexive study no figure stands for quality."""

from __future__ import annotations

import pytest

from interviews.projects.models.project import Approach
from interviews.projects.wording import OTHER, Wording, wording_of


@pytest.mark.parametrize("approach", Approach.values)
def test_every_approach_has_its_own_words(approach: str) -> None:
    words = wording_of(approach)
    assert all(str(value) for value in vars(words).values())


@pytest.mark.parametrize(
    ("approach", "differences", "codes"),
    [
        ("reflexive", "divergent readings", "Code list"),
        ("codebook", "discrepancies", "Codebook"),
        ("reliability", "disagreements", "Codebook"),
        ("other", "differences", "Codes"),
    ],
)
def test_differences_and_codes_are_called_as_the_method_does(
    approach: str, differences: str, codes: str
) -> None:
    words = wording_of(approach)
    assert (str(words.differences), str(words.codebook)) == (differences, codes)


def test_an_unknown_approach_gets_neutral_words() -> None:
    words: Wording = wording_of("unheard of")
    assert words is OTHER
