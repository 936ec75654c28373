"""Numbers of crossed codes, against sets of characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from coding.segments.crossing import (
    OVERLAPPING,
    Extent,
    co_occurring,
    crossed,
    in_characters,
    passages_of_codes,
)
from coding.segments.nearness import scale_of
from coding.segments.passages import Coded, Passage

PARENTS = {"a": None, "a1": "a", "a11": "a1", "b": None, "c": None, "old": "c"}
MERGED = {"old": "b"}
CODES = list(PARENTS)
SHOWN = [code for code in CODES if code not in MERGED]
TEXT = "so we wrote our own test and it was wrong too I think"
WORDS = [match.span() for match in re.finditer(r"\S+", TEXT)]
TURNS = {"P1": [(0, 11), (12, 28), (29, len(TEXT))], "P2": [(0, 20), (21, len(TEXT))]}
SPEAKERS = {"P1": ["Ida", "Jon", "Ida"], "P2": ["", "Kim"]}


@st.composite
def codings(draw: st.DrawFn) -> list[Coded]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, len(TEXT) - 1))
        end = min(start + draw(st.integers(1, 12)), len(TEXT))
        code, held = draw(st.sampled_from(CODES)), draw(st.sampled_from(["P1", "P2"]))
        found.append(Coded(number, code, held, draw(st.sampled_from("xy")), start, end))
    return found


def meant(code: str, with_subcodes: bool) -> set[str]:
    """The codes whose codings a code's passages are made of, written down by hand."""
    below = {"a": {"a", "a1", "a11"}, "a1": {"a1", "a11"}, "b": {"b", "old"}}
    alone = {"b": {"b", "old"}}
    return (below if with_subcodes else alone).get(code, {code})


def grown(found: list[Coded], codes: set[str]) -> list[tuple[str, frozenset[int]]]:
    """Passages as (interview, characters): codings that share one are joined, one by one."""
    groups: list[tuple[str, frozenset[int]]] = []
    for one in found:
        if one.code in codes:
            here = frozenset(range(one.start, one.end))
            for group in [g for g in groups if g[0] == one.interview and g[1] & here]:
                groups.remove(group)
                here |= group[1]
            groups.append((one.interview, here))
    return groups


def every(found: list[Coded], sub: bool) -> dict[str, list[tuple[str, frozenset[int]]]]:
    return {code: grown(found, meant(code, sub)) for code in SHOWN}


@given(codings(), st.booleans())
def test_a_code_s_passages_are_its_branch_s_codings_joined(found: list[Coded], sub: bool) -> None:
    made = passages_of_codes(found, PARENTS, ["P1", "P2"], MERGED, with_subcodes=sub)
    due = {
        code: {(held, *ends(here)) for held, here in rows}
        for code, rows in every(found, sub).items()
    }
    assert {code: {(p.interview, p.start, p.end) for p in rows} for code, rows in made.items()} == {
        code: rows for code, rows in due.items() if rows
    }
    for rows in made.values():
        assert rows == sorted(rows, key=lambda p: (p.interview, p.start))


def ends(characters: frozenset[int]) -> tuple[int, int]:
    return min(characters), max(characters) + 1


@given(codings(), st.booleans())
def test_a_passage_counts_once_for_each_who_speaks_in_it(found: list[Coded], sub: bool) -> None:
    def speaking(interview: str, characters: set[int]) -> set[str]:
        turns = zip(TURNS[interview], SPEAKERS[interview], strict=True)
        return {who for (start, end), who in turns if who and characters & set(range(start, end))}

    def under(passage: Passage) -> set[str]:
        return speaking(passage.interview, set(range(passage.start, passage.end)))

    due: Counter[tuple[str, str]] = Counter()
    for code, rows in every(found, sub).items():
        for held, here in rows:
            due.update((code, who) for who in speaking(held, set(here)))
    made = passages_of_codes(found, PARENTS, (), MERGED, with_subcodes=sub)
    assert crossed(made, under) == due


def units(known: list[tuple[int, int]], here: frozenset[int]) -> set[int]:
    """Those a place has characters of; of a place between two, the one that follows."""
    own = {place for place, unit in enumerate(known) if here & set(range(*unit))}
    return own or {sum(end <= min(here) for _start, end in known)}


Together = Callable[[str, frozenset[int], frozenset[int]], bool]


def counted(found: list[Coded], sub: bool, go_together: Together) -> Counter[tuple[str, str]]:
    rows, due = every(found, sub), Counter[tuple[str, str]]()
    for code, mine in rows.items():
        for held, here in mine:
            due[code, code] += 1
            for other, theirs in rows.items():
                if other != code and any(
                    h == held and go_together(held, here, x) for h, x in theirs
                ):
                    due[code, other] += 1
    return due


@given(codings(), st.booleans())
def test_overlapping_means_sharing_a_character(found: list[Coded], sub: bool) -> None:
    made = passages_of_codes(found, PARENTS, (), MERGED, with_subcodes=sub)
    due = counted(found, sub, lambda held, here, there: bool(here & there))
    assert co_occurring(made, in_characters, OVERLAPPING) == due


def in_units(passage: Passage, of: list[tuple[int, int]]) -> Extent:
    return Extent(passage.interview, *scale_of(of).extent(passage.start, passage.end))


@given(codings(), st.booleans())
def test_in_the_same_turn_means_both_have_words_of_it(found: list[Coded], sub: bool) -> None:
    def shares(held: str, here: frozenset[int], there: frozenset[int]) -> bool:
        return bool(units(TURNS[held], here) & units(TURNS[held], there))

    def in_turns(passage: Passage) -> Extent:
        return in_units(passage, TURNS[passage.interview])

    made = passages_of_codes(found, PARENTS, (), MERGED, with_subcodes=sub)
    assert co_occurring(made, in_turns, OVERLAPPING) == counted(found, sub, shares)


@given(codings(), st.booleans(), st.integers(0, 4))
def test_near_by_means_few_whole_words_between(found: list[Coded], sub: bool, most: int) -> None:
    def near(held: str, here: frozenset[int], there: frozenset[int]) -> bool:
        apart = {abs(i - j) for i in units(WORDS, here) for j in units(WORDS, there)}
        return min(apart) - 1 <= most

    def in_words(passage: Passage) -> Extent:
        return in_units(passage, WORDS)

    made = passages_of_codes(found, PARENTS, (), MERGED, with_subcodes=sub)
    assert co_occurring(made, in_words, most) == counted(found, sub, near)


def test_reading_by_row_counts_the_row_s_passages() -> None:
    found = [
        Coded(1, "a", "P1", "x", 0, 20),
        Coded(2, "b", "P1", "x", 2, 4),
        Coded(3, "b", "P1", "y", 8, 10),
    ]
    numbers = co_occurring(passages_of_codes(found, PARENTS), in_characters, OVERLAPPING)
    assert numbers == {("a", "a"): 1, ("b", "b"): 2, ("a", "b"): 1, ("b", "a"): 2}


def test_what_lies_between_two_turns_counts_as_the_one_that_follows() -> None:
    between = in_units(Passage("a", "P1", 11, 12, (), ()), [(0, 11), (12, 20)])
    assert (between.start, between.end) == (1, 2)
