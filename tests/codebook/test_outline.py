"""The codes as an outline."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from coding.codebook.outline import beneath, outline, with_parents


class Code(NamedTuple):
    id: int
    parent_id: int | None


CODES = st.lists(st.none() | st.integers(0, 12), max_size=12).map(
    lambda parents: [Code(number, parent) for number, parent in enumerate(parents)]
)


@given(CODES)
def test_every_code_stands_once_after_what_is_above_it(codes: list[Code]) -> None:
    lines = outline(codes)
    assert sorted(line.code.id for line in lines) == [code.id for code in codes]
    seen: set[int] = set()
    for line in lines:
        assert {code.id for code in line.above} <= seen
        assert line.depth == len(line.above)
        seen.add(line.code.id)


def test_siblings_keep_their_order_and_orphans_stand_at_the_top() -> None:
    lines = outline([Code(3, None), Code(1, 3), Code(2, 3), Code(4, 99)])
    assert [(line.code.id, line.depth) for line in lines] == [(3, 0), (1, 1), (2, 1), (4, 0)]


def test_what_is_above_a_code_found_stays_in_sight() -> None:
    lines = outline([Code(1, None), Code(2, 1), Code(3, 2), Code(4, 1)])
    found = with_parents(lines, {3})
    assert [(line.code.id, chosen) for line, chosen in found] == [(1, False), (2, False), (3, True)]
    assert beneath(lines, 2) == {2, 3}
