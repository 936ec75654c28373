"""A theme's states follow from the steps of its history, and differences from two states."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coding.themes.unfolding import State, Step, between, unfold


def own(seq: int, **values: Any) -> Step:
    return Step(seq, "theme", "t", values)


def passage(seq: int, row: str, **values: Any) -> Step:
    return Step(seq, "passage", row, values)


def test_each_event_leaves_a_state_that_keeps_what_it_did_not_change() -> None:
    states = unfold([own(1, name="Trust", concept=""), own(4, concept="It asks")])
    assert [(seq, dict(state.own)) for seq, state in states] == [
        (1, {"name": "Trust", "concept": ""}),
        (4, {"name": "Trust", "concept": "It asks"}),
    ]


def test_a_passage_taken_out_is_gone_and_one_put_back_is_there_again() -> None:
    joined = passage(2, "a", joined="quoted", note="", removed=False)
    states = unfold([joined, passage(3, "a", removed=True), passage(4, "a", removed=False)])
    assert [list(state.passages) for _seq, state in states] == [["a"], [], ["a"]]


def test_words_that_changed_are_told_word_by_word() -> None:
    (_one, before), (_two, after) = unfold([own(1, name="A score"), own(2, name="A claim")])
    (worded,) = between(before, after).texts
    assert [tuple(one) for one in worded.stretches] == [
        ("same", "A "),
        ("gone", "score"),
        ("new", "claim"),
    ]


def test_codes_people_and_answers_are_told_as_they_came_and_went() -> None:
    steps = [
        Step(1, "code", "d1", {"code_id": "c1", "removed": False}),
        Step(1, "participant", "p", {"participant_id": "P1", "what": "not asked", "note": ""}),
        Step(2, "code", "d1", {"removed": True}),
        Step(2, "code", "d2", {"code_id": "c2", "removed": False}),
        Step(2, "participant", "p", {"what": "otherwise"}),
        Step(2, "answer", "a", {"question": "one word", "because": "It says it"}),
    ]
    (_one, before), (_two, after) = unfold(steps)
    told = between(before, after)
    assert (told.codes_added, told.codes_gone) == (["c2"], ["c1"])
    assert told.people == [(("P1", "p"), ("not asked", ""), ("otherwise", ""))]
    assert told.answers == [("one word", ("", ""), ("It says it", ""))]
    assert not told.beside_alone


values = st.sampled_from(["", "one", "two words", "Äther"])
steps = st.lists(
    st.one_of(
        st.builds(lambda seq, name: own(seq, name=name), st.integers(1, 9), values),
        st.builds(
            lambda seq, row, gone: passage(seq, row, joined="quoted", removed=gone),
            st.integers(1, 9),
            st.sampled_from("abc"),
            st.booleans(),
        ),
    ),
    max_size=20,
)


@given(steps)
def test_nothing_differs_between_a_state_and_itself(found: list[Step]) -> None:
    for _seq, state in unfold(found):
        assert not between(state, state)


@given(steps)
def test_what_came_and_went_between_any_two_leads_from_one_to_the_other(found: list[Step]) -> None:
    states = [State(), *(state for _seq, state in unfold(found))]
    for before in states:
        for after in states:
            told = between(before, after)
            led = (set(before.passages) - set(told.taken)) | set(told.joined)
            assert led == set(after.passages)
