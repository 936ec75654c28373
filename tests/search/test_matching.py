"""Where a query is met, against the plainest way of saying so; and pieces that cut no phrase."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from interviews.search.asking import MOST_WORDS, Query, Term, read
from interviews.search.cutting import LONGEST, pieces
from interviews.search.english import lemmas
from interviews.search.matching import Met, indexed, met
from interviews.search.words import words

SAID = st.lists(
    st.sampled_from(["plan", "plans", "planned", "go", "went", "of", "off", "the"]), min_size=1
)
TERMS = st.one_of(
    st.lists(st.sampled_from(["plan", "of", "the"]), min_size=2, max_size=3).map(
        lambda keys: Term(tuple(keys))
    ),
    st.sampled_from(["plan", "plans", "go", "of", "pl"]).map(lambda key: Term((key,))),
    st.sampled_from(["pl", "of", "t"]).map(lambda key: Term((key,), begins=True)),
    st.sampled_from(["plan", "go", "of"]).map(lambda key: Term((key,), lemmas=(key,))),
)


def plainly(term: Term, said: list[str], english: bool) -> list[Met]:
    """Every place where the term's words follow each other."""
    found = []
    for at in range(len(said) - len(term.keys) + 1):
        here = said[at : at + len(term.keys)]
        same = tuple(here) == term.keys
        begins = term.begins and (*here[:-1],) == term.keys[:-1]
        form = bool(term.lemmas) and (
            here[0] in term.lemmas or (english and bool(set(lemmas(here[0])) & {*term.lemmas}))
        )
        if same or (begins and here[-1].startswith(term.keys[-1])) or form:
            found.append(Met(at, at + len(term.keys) - 1))
    return found


@given(SAID, TERMS, st.booleans())
def test_one_term_is_met_wherever_it_stands(said: list[str], term: Term, english: bool) -> None:
    kept = indexed(said, english)
    assert met(Query((term,)), kept, len(said)) == plainly(term, said, english)


@given(SAID, st.lists(TERMS, min_size=2, max_size=3, unique=True), st.booleans())
def test_several_terms_are_met_in_the_first_of_the_shortest_stretches(
    said: list[str], terms: list[Term], english: bool
) -> None:
    found = met(Query(tuple(terms)), indexed(said, english), len(said))
    every = [plainly(term, said, english) for term in terms]
    if not all(every):
        assert found == []
        return
    stretches = [
        Met(min(place.first for place in places), max(place.last for place in places))
        for places in product(*every)
    ]
    shortest = min(stretches, key=lambda one: (one.last - one.first, one.first))
    assert found == [shortest]


def test_forms_count_where_they_were_kept_alone() -> None:
    assert met(read("plan"), indexed(["planned"], True), 1) == [Met(0, 0)]
    assert met(read("plan"), indexed(["planned"], False), 1) == []


@given(st.integers(1, 600), st.integers(1, MOST_WORDS), st.data())
def test_a_phrase_is_met_once_however_a_long_turn_is_cut(
    length: int, size: int, data: st.DataObject
) -> None:
    text = " ".join(f"w{number}" for number in range(length))
    at = data.draw(st.integers(0, max(0, length - size)))
    phrase = tuple(word.key for word in words(text))[at : at + size]
    cut = list(pieces(text))
    hits = [
        piece.start
        for piece in cut
        for _place in met(Query((Term(phrase),)), indexed(piece.keys, False), piece.own)
    ]
    assert len(hits) == 1
    assert all(len(piece.keys) <= LONGEST for piece in cut)
    assert sum(piece.own for piece in cut) == length


def test_a_turn_without_words_has_no_pieces() -> None:
    assert list(pieces("… 🙂 —")) == []
