"""Texts are cut without losing a character; offsets come out of bytes as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.words.cutting import pieces, words_of
from interviews.words.packing import pack, unpack


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), max_size=50))
def test_what_is_packed_is_unpacked(gaps: list[tuple[int, int]]) -> None:
    stretches, last = [], 0
    for gap, length in gaps:
        stretches.append((last + gap, last + gap + length))
        last += gap + length
    assert unpack(pack(stretches)) == stretches
    assert unpack(memoryview(pack(stretches))) == stretches


def test_a_word_takes_two_bytes() -> None:
    assert len(pack((n * 6, n * 6 + 5) for n in range(1000))) == 2000


@pytest.mark.parametrize("wrong", [[(2, 1)], [(1, 1)], [(0, 3), (2, 5)], [(-1, 2)]])
def test_what_does_not_follow_is_not_packed(wrong: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        pack(wrong)


@given(st.text(st.sampled_from("ab .\n私"), max_size=80), st.integers(1, 9))
def test_pieces_make_up_the_text(text: str, longest: int) -> None:
    cut = list(pieces(text, longest))
    assert "".join(piece for _at, piece in cut) == text
    assert all(text[at : at + len(piece)] == piece for at, piece in cut)
    assert all(0 < len(piece) <= longest for _at, piece in cut if text)


@given(st.text(max_size=80))
def test_words_of_any_text_stand_in_it_in_order(text: str) -> None:
    at = 0
    for word in words_of(text):
        at = text.index(word, at) + len(word)


def test_numbers_and_times_stay_whole() -> None:
    assert words_of("At 10:30, 3.5 of u.a. 我们。") == [
        *("At", "10:30", ",", "3.5", "of", "u.a", ".", "我", "们", "。"),
    ]
