"""Files that say much the same are found, whatever they look like."""

from __future__ import annotations

import random

import pytest

from interviews.formats.transcript import Transcript, Turn
from interviews.transcripts.likeness import Sketches, sketch

WORDS = ("one", "two", "three", "four", "five", "house", "water", "people", "time", "ten")


def told(seed: int, length: int = 2000) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def spoken(words: list[str], turn: int = 40) -> Transcript:
    """The words in turns of so many."""
    cut = [words[at : at + turn] for at in range(0, len(words), turn)]
    return Transcript("t", tuple(Turn("P1", " ".join(one), None, None) for one in cut))


@pytest.fixture
def kept() -> Sketches[str]:
    sketches = Sketches[str]()
    for seed in range(20):
        sketches.add(f"P{seed}", sketch(spoken(told(seed))))
    return sketches


def test_other_turns_case_and_marks_are_the_same_words(kept: Sketches[str]) -> None:
    words = [f"{word.upper()}," for word in told(7)]
    assert kept.like(sketch(spoken(words, turn=13))) == "P7"


def test_a_corrected_copy_is_like_the_first(kept: Sketches[str]) -> None:
    words = told(7)
    for at in range(0, len(words), 100):
        words[at] = "corrected"
    assert kept.like(sketch(spoken(words))) == "P7"


def test_another_talk_is_not(kept: Sketches[str]) -> None:
    assert kept.like(sketch(spoken(told(99)))) is None


def test_a_talk_that_shares_its_questions_is_not(kept: Sketches[str]) -> None:
    assert kept.like(sketch(spoken(told(7)[:400] + told(98, 1600)))) is None


def test_a_few_words_are_like_nothing(kept: Sketches[str]) -> None:
    assert sketch(spoken(told(7)[:20])) == ""
    assert kept.like("") is None
