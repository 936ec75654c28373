"""Sentences that hold words asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coding.themes.seeking import holding, wanted

TEXT = "I saw it. The score was low, and Ärger came. Then nothing. A score again."
SENTENCES = [(0, 9), (10, 44), (45, 58), (59, 73)]
WHOLE = (0, len(TEXT))


def found(words: str) -> str | None:
    place = holding(TEXT, WHOLE, SENTENCES, wanted(words))
    return TEXT[place[0] : place[1]] if place else None


def test_a_word_is_found_with_its_sentence() -> None:
    assert found("ärger") == "The score was low, and Ärger came."


def test_several_words_reach_from_the_first_to_the_last_sentence_that_has_one() -> None:
    assert found("score nothing") == TEXT[10:]


def test_a_phrase_stands_together() -> None:
    assert found('"score was"') == "The score was low, and Ärger came."
    assert found('"was score"') is None


def test_a_turn_that_lacks_one_of_the_words_is_not_found() -> None:
    assert found("score banana") is None
    assert found("  ") is None


def test_without_sentences_it_is_the_whole_turn() -> None:
    assert holding(TEXT, (10, 58), [], ["score"]) == (10, 58)


@given(st.text(max_size=40), st.text(max_size=10))
def test_what_is_found_lies_in_the_turn(text: str, words: str) -> None:
    place = holding(text, (0, len(text)), [(0, len(text) // 2)], wanted(words))
    assert place is None or 0 <= place[0] <= place[1] <= len(text)
