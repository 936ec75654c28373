"""Which way words run, and whether they slant."""

from __future__ import annotations

import re

import pytest

from coding.desk.coding_page.drawing import DrawnTurn, Scene, draw
from coding.desk.coding_page.scripts import mostly_right_to_left, setting
from interviews.projects.languages import runs_left


@pytest.mark.parametrize(
    ("text", "told", "left", "upright"),
    [
        ("Well, שלום", False, False, False),
        ("“Добрый день”", True, False, False),
        ("12, שלום to you", False, True, True),
        ("كيف بدأت", False, True, True),
        ("我们不知道", True, False, True),
        ("ครับ", False, False, True),
        ("1984 …", True, True, True),
        ("1984 …", False, False, False),
        ("", False, False, False),
    ],
)
def test_the_first_letter_says_how_a_text_is_set(
    text: str, told: bool, left: bool, upright: bool
) -> None:
    assert setting(text, told) == (left, upright)


def test_the_page_is_laid_out_as_most_turns_run() -> None:
    assert mostly_right_to_left(["שלום", "كيف", "well"], False)
    assert not mostly_right_to_left(["שלום", "well", "so"], True)
    assert mostly_right_to_left([], True)


def test_languages_are_known_to_run_left_by_their_code() -> None:
    assert [runs_left(code) for code in ("ar", "he", "fa-AF", "ur", "en", "ja", "", "xx")] == [
        *[True] * 4,
        *[False] * 4,
    ]


def test_each_turn_has_its_own_direction() -> None:
    text = "Why? שלום. 42."
    turns = [
        DrawnTurn(place, str(place), start, end, "P1", "participant", None)
        for place, (start, end) in enumerate([(0, 4), (5, 10), (11, 14)])
    ]
    drawn = "".join(draw(Scene(text, "/codings/", False, right_to_left=True), turns, []))
    said = re.findall(r'class="(said.*?)" data-start="\d+" dir="(\w+)"', drawn)
    told = re.findall(r'class="(said[^"]*)" dir="(\w+)"', drawn) or said
    assert told == [("said", "ltr"), ("said upright", "rtl"), ("said upright", "rtl")]
