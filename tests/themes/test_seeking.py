"""Sentences that have in them what was found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coding.themes.seeking import sentences_around

TEXT = "I saw it. The score was low, and Ärger came. Then nothing. A score again."
SENTENCES = [(0, 9), (10, 44), (45, 58), (59, 73)]
WHOLE = (0, len(TEXT))


def around(*words: str) -> str:
    found = [(TEXT.index(one), TEXT.index(one) + len(one)) for one in words]
    start, end = sentences_around(found, WHOLE, SENTENCES)
    return TEXT[start:end]


def test_words_are_shown_with_their_sentence() -> None:
    assert around("Ärger") == "The score was low, and Ärger came."


def test_several_reach_from_the_first_to_the_last_sentence_that_has_one() -> None:
    assert around("again", "score") == TEXT[10:]
    assert around("nothing. A") == TEXT[45:]


def test_without_sentences_it_is_the_whole_turn() -> None:
    assert sentences_around([(20, 25)], (10, 58), []) == (10, 58)


PLACES = st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda one: (one[0], sum(one)))


@given(st.lists(PLACES, min_size=1), st.lists(PLACES, max_size=5).map(sorted))
def test_what_is_found_lies_within_the_turn(
    found: list[tuple[int, int]], sentences: list[tuple[int, int]]
) -> None:
    start, end = sentences_around(found, (0, 60), sentences)
    assert 0 <= start <= min(found)[0] < max(found)[1] <= end <= 60
