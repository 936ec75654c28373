"""Rows change places among those one sees; what one does not see stays where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coding.themes.ordering import moved

positions = st.lists(st.integers(0, 20), min_size=1, max_size=12).map(sorted)


def after(held: list[int], place: int, to: int) -> list[int]:
    """The rows, named by their old places, in their new order."""
    changed = moved(held, place, to)
    return sorted(range(len(held)), key=lambda row: (changed.get(row, held[row]), row))


@given(positions, st.data())
def test_a_row_stands_where_it_was_put_and_the_others_keep_their_order(
    held: list[int], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(held) - 1))
    to = data.draw(st.integers(-3, len(held) + 3))
    order = after(held, place, to)
    assert order.index(place) == max(0, min(to, len(held) - 1))
    assert [row for row in order if row != place] == [
        row for row in range(len(held)) if row != place
    ]


@given(st.lists(st.integers(0, 99), min_size=2, max_size=12, unique=True).map(sorted), st.data())
def test_going_one_place_changes_two_rows_alone(held: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(held) - 2))
    assert set(moved(held, place, place + 1)) == {place, place + 1}
    assert set(moved(held, place, place + 1).values()) <= set(held)


def test_a_row_at_its_end_stays_there() -> None:
    assert moved([0, 1, 2], 2, 3) == {}
    assert moved([0, 1, 2], 0, -1) == {}
