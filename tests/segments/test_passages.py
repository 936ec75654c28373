from collections.abc import Hashable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.segments.passages import (
    Coded,
    Count,
    Passage,
    by_voice,
    covered,
    line,
    passages,
    roll_up,
    successor,
    unbroken,
)


def drawn(*readings: str) -> list[Coded]:
    """Codings drawn as `voice code ...====..`, one a line, all in one interview."""
    found = []
    for number, reading in enumerate(readings):
        voice, code, picture = reading.split()
        start = picture.index("=")
        found.append(Coded(number, code, "P1", voice, start, start + picture.count("=")))
    return found


def test_overlapping_codings_of_one_code_are_one_passage_whoever_made_them() -> None:
    readings = drawn("Ana bias ..====....", "Ben bias ....====..", "Ana bias .=........")
    assert passages(readings) == [
        Passage("bias", "P1", 1, 2, (2,), ("Ana",)),
        Passage("bias", "P1", 2, 8, (0, 1), ("Ana", "Ben")),
    ]


def test_different_codes_stay_apart_and_codings_that_touch_are_two() -> None:
    readings = drawn("Ana bias ==..", "Ana trust ==..", "Ben bias ..==")
    assert [(p.code, p.start, p.end) for p in passages(readings)] == [
        ("bias", 0, 2),
        ("trust", 0, 2),
        ("bias", 2, 4),
    ]


def test_interviews_come_in_the_order_given_then_as_met() -> None:
    codings = [Coded(i, "bias", i, "Ana", 0, 1) for i in ("P3", "P1", "P2")]
    assert [p.interview for p in passages(codings, ["P2"])] == ["P2", "P3", "P1"]


def test_a_merged_code_appears_under_its_last_successor() -> None:
    readings = drawn("Ana prejudice ===.", "Ben bias .===", "Ana slant ===.")
    merged = {"prejudice": "slant", "slant": "bias"}
    (passage,) = passages(readings, successors=merged)
    assert (passage.code, passage.start, passage.end) == ("bias", 0, 4)
    assert roll_up(readings, {"bias": None, "slant": None}, merged) == {"bias": Count(1, 1)}


def test_a_passage_within_its_parents_is_counted_once() -> None:
    readings = drawn("Ana harm ======....", "Ben bias ..==......", "Ana bias .......==.")
    assert roll_up(readings, {"bias": "harm", "harm": None, "idle": "harm"}) == {
        "bias": Count(2, 2),
        "harm": Count(1, 2),
        "idle": Count(0, 0),
    }


def test_sub_codes_of_a_merged_code_count_under_its_successor() -> None:
    counts = roll_up(drawn("Ana bias =="), {"bias": "old", "new": None}, {"old": "new"})
    assert counts == {"bias": Count(1, 1), "new": Count(0, 1)}


@pytest.mark.parametrize(("code", "last"), [("a", "a"), ("b", "b"), ("c", "c"), ("d", "e")])
def test_codes_merged_in_a_ring_stay_where_they_are(code: str, last: str) -> None:
    assert successor(code, {"a": "b", "b": "a", "c": "a", "d": "e"}) == last


def test_a_tree_that_bites_its_tail_still_counts() -> None:
    assert line("a", {"a": "b", "b": "a"}) == ["a", "b"]
    assert roll_up(drawn("Ana a =="), {"a": "b", "b": "a"}) == {"a": Count(1, 1), "b": Count(0, 1)}


codings = st.lists(
    st.builds(
        lambda id, code, interview, voice, start, size: Coded(
            id, code, interview, voice, start, start + size
        ),
        st.integers(),
        st.sampled_from("abcde"),
        st.sampled_from(["P1", "P2"]),
        st.sampled_from(["Ana", "Ben"]),
        st.integers(0, 12),
        st.integers(0, 5),
    ),
    max_size=14,
    unique_by=lambda coding: coding.id,
)
trees = st.dictionaries(st.sampled_from("abcde"), st.sampled_from([None, *"abcde"]))
merges = st.dictionaries(st.sampled_from("abcde"), st.sampled_from("abcde"), max_size=3)


def unions(sets: list[set[int]]) -> list[set[int]]:
    """Sets joined until none shares a character with another: the slow and obvious way."""
    for one in range(len(sets)):
        for two in range(one):
            if sets[one] & sets[two]:
                rest = [s for i, s in enumerate(sets) if i not in (one, two)]
                return unions([*rest, sets[one] | sets[two]])
    return sets


def expected(chosen: list[Coded]) -> int:
    covered = [
        [set(range(c.start, c.end)) for c in chosen if c.interview == i and c.start < c.end]
        for i in ("P1", "P2")
    ]
    return sum(len(unions(sets)) for sets in covered)


@given(codings, merges)
def test_passages_are_the_connected_sets_of_characters(
    chosen: list[Coded], merged: Mapping[Hashable, Hashable]
) -> None:
    found = passages(chosen, ["P2", "P1"], merged)
    assert sorted(i for p in found for i in p.codings) == sorted(
        c.id for c in chosen if c.start < c.end
    )
    for code in "abcde":
        mine = [c for c in chosen if successor(c.code, merged) == code]
        assert sum(p.code == code for p in found) == expected(mine)
    by_id = {c.id: c for c in chosen}
    for passage in found:
        members = [by_id[i] for i in passage.codings]
        assert (passage.start, passage.end) == (
            min(c.start for c in members),
            max(c.end for c in members),
        )
        assert set(passage.voices) == {c.voice for c in members}
    places = [(p.interview != "P2", p.start) for p in found]
    assert places == sorted(places)


@given(codings, trees, merges)
def test_rolled_up_counts_are_those_of_all_codings_beneath(
    chosen: list[Coded],
    tree: Mapping[Hashable, Hashable | None],
    merged: Mapping[Hashable, Hashable],
) -> None:
    counts = roll_up(chosen, tree, merged)
    for code, count in counts.items():
        own = [c for c in chosen if successor(c.code, merged) == code]
        beneath = [c for c in chosen if code in line(c.code, tree, merged)]
        assert count == Count(expected(own), expected(beneath))
    assert {successor(c.code, merged) for c in chosen if c.start < c.end} <= set(counts)


@pytest.mark.parametrize(
    ("place", "whole"),
    [((2, 8), True), ((0, 9), True), ((8, 10), False), ((12, 12), True), ((9, 9), True)],
)
def test_a_place_is_covered_by_stretches_that_overlap_or_touch(
    place: tuple[int, int], whole: bool
) -> None:
    stretches = unbroken([(11, 14), (5, 9), (0, 4), (3, 5)])
    assert stretches == [(0, 9), (11, 14)]
    assert covered(*place, stretches) is whole


def test_nothing_is_covered_where_nothing_is_coded() -> None:
    assert not covered(0, 1, unbroken([]))


def test_a_voice_s_passages_are_unions_of_its_own_codings() -> None:
    readings = drawn("Ana bias ===...", "Ana bias .===..", "Ben bias ..===.", "Ben trust ..=...")
    assert by_voice(readings) == {("P1", "Ana"): 1, ("P1", "Ben"): 2, ("P1", None): 2}


@given(codings)
def test_by_voice_counts_as_passages_are(found: list[Coded]) -> None:
    number = by_voice(found)
    for voice in {coding.voice for coding in found}:
        mine = passages([coding for coding in found if coding.voice == voice])
        for interview in {coding.interview for coding in found}:
            due = sum(passage.interview == interview for passage in mine)
            assert number[interview, voice] == due
    assert sum(n for (_, voice), n in number.items() if voice is None) == len(passages(found))
