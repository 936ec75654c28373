"""What is selected, against a naive oracle that looks at every character."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.segments.filtering import Filters, has_words
from coding.segments.nearness import (
    OVERLAP,
    RELATIONS,
    TURN,
    TURNS,
    WORDS,
    Nearness,
    reach_of,
    scale_of,
    words_of,
)
from coding.segments.selecting import Codebook, Hit, Laid, places, select

CODES = ["a", "a1", "a2", "b", "c", "old"]
PARENTS = {"a": None, "a1": "a", "a2": "a", "b": None, "c": None, "old": None}
BOOK = Codebook(
    PARENTS, {"old": "b"}, {code: place for place, code in enumerate(CODES) if code != "old"}
)
INTERVIEWS = ["P1", "P2"]
DAY = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = "ab, c d\ne f gh\ni j k l m"
TURN_BOUNDS = [(0, 7), (8, 14), (15, 24)]


@st.composite
def codings(draw: st.DrawFn) -> list[Laid]:
    found = []
    for number in range(draw(st.integers(0, 14))):
        start = draw(st.integers(0, 18))
        found.append(
            Laid(
                id_hex=str(number),
                interview=draw(st.sampled_from(INTERVIEWS)),
                code=draw(st.sampled_from([*CODES, "hidden"])),
                voice=draw(st.sampled_from(["Ben", "Cleo"])),
                span_hex=f"span {number}",
                unsure=draw(st.booleans()),
                rationale="",
                coded_at=DAY + timedelta(days=draw(st.integers(0, 2))),
                start=start,
                end=start + draw(st.integers(1, 6)),
            )
        )
    return found


SETS = st.frozensets(st.sampled_from(CODES), max_size=2)
FILTERS = st.builds(
    Filters,
    any_codes=SETS,
    all_codes=SETS,
    no_codes=st.frozensets(st.sampled_from(CODES), max_size=1),
    sub_codes=st.booleans(),
    as_one=st.booleans(),
    voices=st.frozensets(st.sampled_from(["Ben", "Cleo"]), max_size=1),
    unsure=st.booleans(),
    coded_from=st.none() | st.just(DAY + timedelta(days=1)),
    coded_before=st.none() | st.just(DAY + timedelta(days=2)),
    relation=st.sampled_from(RELATIONS),
    near=st.integers(0, 2),
)


def nearness(filters: Filters) -> Nearness:
    scale = {TURN: TURN_BOUNDS, TURNS: TURN_BOUNDS}.get(filters.relation)
    known = words_of(TEXT) if filters.relation == WORDS else scale and scale_of(scale)
    return Nearness(
        (lambda interview: known) if known else None, reach_of(filters.relation, filters.near)
    )


def turns_in(places: Iterable[int]) -> set[int]:
    """The turns of some places; what lies between two belongs to the one that follows."""
    found = {
        n for n, (start, end) in enumerate(TURN_BOUNDS) if set(range(start, end)) & set(places)
    }
    return found or {sum(end <= min(places) for _start, end in TURN_BOUNDS)}


def words_in(places: Iterable[int]) -> set[int]:
    letters = [place for place, char in enumerate(TEXT) if char.isalpha()]
    starts = [place for place in letters if place - 1 not in letters]
    found = {sum(start <= place for start in starts) for place in places if place in letters}
    return found or {1 + sum(start < min(places) for start in starts)}


def together(one: set[int], other: set[int], filters: Filters) -> bool:
    """Whether two sets of places of one text count as together: counted out, one by one."""
    if filters.relation == OVERLAP:
        return bool(one & other)
    if filters.relation == WORDS:
        mine, theirs = words_in(one), words_in(other)
        between = max(min(mine), min(theirs)) - min(max(mine), max(theirs)) - 1
        return between <= filters.near
    steps = filters.near if filters.relation == TURNS else 0
    return any(abs(a - b) <= steps for a in turns_in(one) for b in turns_in(other))


def stands_for(code: str, filters: Filters) -> set[str]:
    shown = BOOK.successors.get(code, code)
    return {
        one
        for one in PARENTS
        if one != "old" and shown in (one, filters.sub_codes and PARENTS[one])
    }


def grown(seen: list[Laid], code: Callable[[Laid], str]) -> list[list[Laid]]:
    """Codings of one code and interview that share a character, joined one by one."""
    groups: list[list[Laid]] = []
    for one in seen:
        same = [
            group
            for group in groups
            if any(
                other.interview == one.interview
                and code(other) == code(one)
                and set(range(other.start, other.end)) & set(range(one.start, one.end))
                for other in group
            )
        ]
        joined = [one, *(other for group in same for other in group)]
        groups = [group for group in groups if group not in same] + [joined]
    return groups


def naive(laid: list[Laid], filters: Filters, by_passage: bool) -> set[tuple[object, ...]]:
    """Characters under each code, grown into passages one character at a time."""
    seen = [one for one in laid if one.code != "hidden"]
    seen = [one for one in seen if not filters.voices or one.voice in filters.voices]
    groups = [
        (BOOK.shown(group[0].code), group)
        for group in grown(seen, lambda one: BOOK.shown(one.code))
    ]
    asked = groups
    tops = {BOOK.shown(one) for one in filters.any_codes}
    if by_passage and filters.as_one and tops:
        asked = []
        for top in tops:
            mine = [one for one in seen if BOOK.shown(one.code) in stands_for(top, filters)]
            asked += [(top, group) for group in grown(mine, lambda one: "")]

    def places_of(group: list[Laid]) -> set[int]:
        return {place for one in group for place in range(one.start, one.end)}

    def meets(group: list[Laid], codes: set[str]) -> bool:
        return any(
            code in codes
            and other[0].interview == group[0].interview
            and together(places_of(group), places_of(other), filters)
            for code, other in groups
        )

    def kept(one: Laid) -> bool:
        late = filters.coded_from is None or one.coded_at >= filters.coded_from
        early = filters.coded_before is None or one.coded_at < filters.coded_before
        return late and early and (one.unsure or not filters.unsure)

    wanted = set().union(*(stands_for(code, filters) for code in filters.any_codes))
    unwanted = set().union(*(stands_for(code, filters) for code in filters.no_codes))
    rows: set[tuple[object, ...]] = set()
    for code, group in asked:
        if wanted and code not in wanted:
            continue
        if not all(meets(group, stands_for(one, filters)) for one in filters.all_codes):
            continue
        if meets(group, unwanted):
            continue
        if not by_passage:
            rows |= {
                (one.interview, one.start, one.end, code, frozenset([one.id_hex]))
                for one in group
                if kept(one)
            }
        elif any(kept(one) for one in group):
            start, end = min(one.start for one in group), max(one.end for one in group)
            rows.add((group[0].interview, start, end, code, frozenset(one.id_hex for one in group)))
    return rows


@given(codings(), FILTERS, st.booleans())
def test_what_is_selected_is_what_a_naive_reading_finds(
    laid: list[Laid], filters: Filters, by_passage: bool
) -> None:
    found = select(
        laid, BOOK, filters, INTERVIEWS, by_passage=by_passage, nearness=nearness(filters)
    )
    rows = [
        (hit.interview, hit.start, hit.end, hit.code, frozenset(one.id_hex for one in hit.codings))
        for hit in found
    ]
    assert len(rows) == len(set(rows))
    assert set(rows) == naive(laid, filters, by_passage)
    assert rows == sorted(rows, key=lambda row: (row[0], row[1], row[2], BOOK.order[row[3]]))


def test_overlapping_places_are_counted_once() -> None:
    hits = [
        Hit("P1", 0, 5, "a", (), ""),
        Hit("P1", 4, 9, "b", (), ""),
        Hit("P1", 9, 12, "a", (), ""),
    ]
    assert places(hits) == 2
    assert places([*hits, Hit("P2", 0, 5, "a", (), "")]) == 3


def test_all_words_must_be_there_and_phrases_as_they_stand() -> None:
    quote = "Well, nobody else\ndid, and Straße"
    assert has_words(quote, "NOBODY did")
    assert has_words(quote, '"else did" strasse')
    assert not has_words(quote, '"nobody did"')
    assert has_words(quote, "")


def test_typographic_quotation_marks_make_phrases_and_apostrophes_are_one() -> None:
    assert has_words("they don’t know", "„don't know“")
    assert not has_words("they know they don’t", "“don't know”")


@pytest.mark.parametrize("codes", ["any_codes", "all_codes"])
@pytest.mark.parametrize("sub_codes", [True, False])
def test_a_code_that_is_not_there_finds_nothing(codes: str, sub_codes: bool) -> None:
    laid = [Laid("1", "P1", "a", "Ben", "span", False, "", DAY, 0, 5)]
    gone = Filters(**{codes: frozenset(["gone"])}, sub_codes=sub_codes)  # type: ignore[arg-type]
    assert select(laid, BOOK, gone, INTERVIEWS) == []
    assert select(laid, BOOK, Filters(), INTERVIEWS)


def test_near_by_words_counts_the_words_that_stand_between() -> None:
    scale = words_of("one, two three — four")
    measured = Nearness(lambda interview: scale, reach_of(WORDS, 2))
    assert scale.extent(0, 3) == (0, 1)
    assert scale.extent(17, 21) == (3, 4)
    assert measured.widened("P1", 0, 3) == (-3, 4)
    assert Nearness(lambda interview: scale, reach_of(WORDS, 1)).widened("P1", 0, 3)[1] == 3


def one_coding(number: int, code: str, start: int, end: int) -> Laid:
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return Laid(str(number), "P1", code, "Ben", f"span {number}", False, "", when, start, end)


def test_a_branch_taken_as_one_code_counts_no_words_twice() -> None:
    laid = [one_coding(1, "a", 0, 5), one_coding(2, "a1", 3, 9), one_coding(3, "a2", 12, 14)]

    def found(codes: set[str], **more: bool) -> list[tuple[object, ...]]:
        filters = Filters(any_codes=frozenset(codes), **more)  # type: ignore[arg-type]
        hits = select(laid, BOOK, filters, INTERVIEWS, by_passage=True)
        return [(hit.code, hit.start, hit.end) for hit in hits]

    apart = [("a", 0, 5), ("a1", 3, 9), ("a2", 12, 14)]
    assert found({"a"}) == apart
    assert found({"a"}, as_one=True) == [("a", 0, 9), ("a", 12, 14)]
    assert found({"a", "a1"}, as_one=True) == [("a", 0, 9), ("a1", 3, 9), ("a", 12, 14)]
    assert found(set(), as_one=True) == apart


PLACES = st.tuples(st.integers(0, 18), st.integers(1, 6)).map(lambda at: (at[0], sum(at)))


@given(PLACES, PLACES, st.sampled_from(RELATIONS), st.integers(0, 3))
def test_two_passages_are_together_where_counting_out_says_so(
    one: tuple[int, int], other: tuple[int, int], relation: str, near: int
) -> None:
    laid = [
        Laid(code, "P1", code, "Ben", "span", False, "", DAY, start, end)
        for code, (start, end) in (("b", one), ("c", other))
    ]
    near_by = Filters(frozenset("b"), frozenset("c"), relation=relation, near=near)
    away = Filters(frozenset("b"), no_codes=frozenset("c"), relation=relation, near=near)
    met = together(set(range(*one)), set(range(*other)), near_by)
    for filters, expected in ((near_by, met), (away, not met)):
        assert bool(select(laid, BOOK, filters, ["P1"], nearness=nearness(filters))) is expected
