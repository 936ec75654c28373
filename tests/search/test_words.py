"""Texts cut into words and folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.search.matching import FORM
from interviews.search.words import fold, words

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aAbeéÉøß’'-·. \n\u00ad\u0301קָ我们かがज़िमقَعแก🙂½ﷺ"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


def keys(text: str) -> list[str]:
    return [word.key for word in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Well, nobody ELSE did", ["well", "nobody", "else", "did"]),
        ("L’école d'Évry", ["l", "ecole", "d", "evry"]),
        ("don't don’t", ["don", "t", "don", "t"]),
        ("co-design 3.5 COVID19", ["co", "design", "3", "5", "covid19"]),
        ("Straße Ærø Łódź İstanbul", ["strasse", "aero", "lodz", "istanbul"]),
        ("我们不知道 café", ["我", "们", "不", "知", "道", "cafe"]),
        ("שָׁלוֹם", ["שלום"]),
        ("مُحَمَّد أحمد", ["محمد", "احمد"]),
        ("हिन्दी", ["हिन्दी"]),
        ("かがく", ["か", "が", "く"]),
        ("ﬁne ＡＢＣ co\u00adoperate", ["fine", "abc", "cooperate"]),
        ("🙂 … — ´", []),
    ],
)
def test_a_text_is_cut_into_these_words(text: str, found: list[str]) -> None:
    assert keys(text) == found


@given(TEXTS)
def test_words_lie_in_order_where_they_say(text: str) -> None:
    last = 0
    for start, end, key in words(text):
        assert last <= start < end <= len(text)
        assert key == fold(text[start:end])
        last = end


@given(TEXTS)
def test_what_engines_are_told_can_be_taken_apart_again(text: str) -> None:
    for key in keys(text):
        assert key
        assert not any(char.isspace() or char in f"{FORM}'\"\\" for char in key)


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert all(fold(key) == key for key in keys(text))


@given(TEXTS)
def test_a_stretch_between_two_words_has_the_same_words_alone(text: str) -> None:
    found = words(text)
    for first in range(len(found)):
        part = words(text, found[first].start, found[-1].end)
        assert part == found[first:]
