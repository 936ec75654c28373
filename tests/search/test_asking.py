"""What people type, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.search.asking import MOST_TERMS, MOST_WORDS, Term, Unreadable, read


def test_a_bare_word_is_met_in_its_forms() -> None:
    assert read("Benchmarks").terms == (Term(("benchmarks",), lemmas=("benchmark",)),)


@pytest.mark.parametrize("typed", ['"felt responsible"', "“felt responsible”", "„felt Responsible"])
def test_words_in_quotes_are_a_phrase_just_so(typed: str) -> None:
    assert read(typed).terms == (Term(("felt", "responsible")),)


def test_a_star_makes_a_beginning() -> None:
    assert read("Éval*").terms == (Term(("eval",), begins=True),)
    assert read('"trust mod"*').terms == (Term(("trust", "mod"), begins=True),)
    assert read("co-des*").terms == (Term(("co", "des"), begins=True),)


def test_what_is_written_together_is_a_phrase() -> None:
    assert read("co-design").terms == (Term(("co", "design")),)
    assert read("don't").terms == (Term(("don", "t")),)
    assert read("信任").terms == (Term(("信", "任")),)


def test_several_words_are_several_terms_each_once() -> None:
    assert [term.keys for term in read("trust model trust").terms] == [("trust",), ("model",)]


@pytest.mark.parametrize("typed", ["", "   ", "*", '""', "🙂", "--"])
def test_without_a_word_nothing_is_asked(typed: str) -> None:
    assert not read(typed)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("a*", "beginning"),
        (" ".join(f"w{n}" for n in range(MOST_TERMS + 1)), "terms"),
        (f'"{"so " * (MOST_WORDS + 1)}"', "words"),
    ],
)
def test_what_would_take_too_long_is_refused(typed: str, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(typed)
    assert refused.value.why == why


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        query = read(typed)
    except Unreadable:
        return
    assert all(term.keys and all(term.keys) for term in query.terms)
