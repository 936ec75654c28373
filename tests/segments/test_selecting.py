"""What is selected, against a naive oracle that looks at every character."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from coding.segments.filtering import Filters, has_words
from coding.segments.selecting import Codebook, Hit, Laid, places, select

CODES = ["a", "a1", "a2", "b", "c", "old"]
PARENTS = {"a": None, "a1": "a", "a2": "a", "b": None, "c": None, "old": None}
BOOK = Codebook(
    PARENTS, {"old": "b"}, {code: place for place, code in enumerate(CODES) if code != "old"}
)
INTERVIEWS = ["P1", "P2"]


@st.composite
def codings(draw: st.DrawFn) -> list[Laid]:
    found = []
    for number in range(draw(st.integers(0, 14))):
        start = draw(st.integers(0, 18))
        found.append(
            Laid(
                id=number,
                interview=draw(st.sampled_from(INTERVIEWS)),
                code=draw(st.sampled_from([*CODES, "hidden"])),
                voice=draw(st.sampled_from(["Ben", "Cleo"])),
                span=f"span {number}",
                unsure=draw(st.booleans()),
                rationale="",
                coded_at=datetime(2026, 1, 1, tzinfo=UTC),
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
)


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
    tops = {BOOK.shown(one) for one in filters.any_codes or filters.all_codes}
    if by_passage and filters.as_one and tops:
        asked = []
        for top in tops:
            mine = [one for one in seen if BOOK.shown(one.code) in stands_for(top, filters)]
            asked += [(top, group) for group in grown(mine, lambda one: "")]

    def characters(group: list[Laid]) -> set[tuple[str, int]]:
        return {(one.interview, place) for one in group for place in range(one.start, one.end)}

    def under(codes: set[str]) -> set[tuple[str, int]]:
        return {place for code, group in groups if code in codes for place in characters(group)}

    any_of = set().union(*(stands_for(code, filters) for code in filters.any_codes))
    wanted = any_of or set().union(*(stands_for(code, filters) for code in filters.all_codes))
    unwanted = under(set().union(*(stands_for(code, filters) for code in filters.no_codes)))
    rows: set[tuple[object, ...]] = set()
    for code, group in asked:
        here = characters(group)
        if wanted and code not in wanted:
            continue
        if not all(under(stands_for(one, filters)) & here for one in filters.all_codes):
            continue
        if unwanted & here:
            continue
        if not by_passage:
            rows |= {
                (one.interview, one.start, one.end, code, frozenset([one.id]))
                for one in group
                if one.unsure or not filters.unsure
            }
        elif not filters.unsure or any(one.unsure for one in group):
            start, end = min(one.start for one in group), max(one.end for one in group)
            rows.add((group[0].interview, start, end, code, frozenset(one.id for one in group)))
    return rows


@given(codings(), FILTERS, st.booleans())
def test_what_is_selected_is_what_a_naive_reading_finds(
    laid: list[Laid], filters: Filters, by_passage: bool
) -> None:
    found = select(laid, BOOK, filters, INTERVIEWS, by_passage=by_passage)
    rows = [
        (hit.interview, hit.start, hit.end, hit.code, frozenset(one.id for one in hit.codings))
        for hit in found
    ]
    assert len(rows) == len(set(rows))
    assert set(rows) == naive(laid, filters, by_passage)
    assert rows == sorted(rows, key=lambda row: (row[0], row[1], row[2], BOOK.order[row[3]]))


def test_overlapping_places_are_counted_once() -> None:
    hits = [
        Hit("P1", 0, 5, "a", (), 0),
        Hit("P1", 4, 9, "b", (), 0),
        Hit("P1", 9, 12, "a", (), 0),
    ]
    assert places(hits) == 2
    assert places([*hits, Hit("P2", 0, 5, "a", (), 0)]) == 3


def test_all_words_must_be_there_and_phrases_as_they_stand() -> None:
    quote = "Well, nobody else\ndid, and Straße"
    assert has_words(quote, "NOBODY did")
    assert has_words(quote, '"else did" strasse')
    assert not has_words(quote, '"nobody did"')
    assert has_words(quote, "")


def one_coding(number: int, code: str, start: int, end: int) -> Laid:
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return Laid(number, "P1", code, "Ben", f"span {number}", False, "", when, start, end)


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
