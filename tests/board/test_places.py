"""Places, wrapped words and layouts compared: plain values."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from coding.board.layout import (
    LaidCard,
    LaidGroup,
    Layout,
    difference,
    read,
    written,
)
from coding.board.places import (
    CARD_TALL,
    CARD_WIDE,
    HEAD,
    NOTE_TALL,
    Box,
    Place,
    around,
    bounds,
    free_places,
    grid,
    onward,
    room_for,
)
from coding.board.wrapping import printable, width, wrap

numbers = st.integers(-3000, 3000)
boxes = st.builds(Box, numbers, numbers, st.integers(1, 400), st.integers(1, 400))
talls = st.lists(st.sampled_from([CARD_TALL, NOTE_TALL]), max_size=12)
names = st.text(max_size=60)


@given(st.integers(0, 60), st.integers(1, 8))
def test_no_two_cards_of_a_grid_lie_over_one_another(number: int, columns: int) -> None:
    cards = [Box(*place, CARD_WIDE, CARD_TALL) for place in grid(number, Place(5, 5), columns)]
    assert not any(one.meets(other) for one, other in itertools.combinations(cards, 2))


@given(st.lists(boxes, max_size=8), talls, st.integers(CARD_WIDE, 900))
def test_free_places_lie_over_nothing(taken: list[Box], new: list[int], wide: int) -> None:
    found = free_places(taken, wide, new)
    cards = [Box(*place, CARD_WIDE, tall) for place, tall in zip(found, new, strict=True)]
    assert not any(card.meets(box) for card in cards for box in taken)
    assert not any(one.meets(other) for one, other in itertools.combinations(cards, 2))
    assert all(card.y >= HEAD for card in cards)


@given(st.lists(boxes, min_size=1, max_size=8))
def test_a_group_grows_until_it_holds_everything(held: list[Box]) -> None:
    wide, tall = room_for(held, 10, 10)
    assert all(box.right <= wide and box.bottom <= tall for box in held)


@given(st.lists(boxes, min_size=1, max_size=8))
def test_a_group_is_drawn_around_its_cards_and_below_its_name(held: list[Box]) -> None:
    area = around(held)
    assert all(area.x < box.x and box.right < area.right for box in held)
    assert all(area.y + HEAD <= box.y and box.bottom < area.bottom for box in held)


@given(st.lists(boxes, max_size=8))
def test_what_comes_next_lies_over_nothing(held: list[Box]) -> None:
    new = Box(*onward(held), CARD_WIDE, CARD_TALL)
    assert not any(new.meets(box) for box in held)


@given(st.lists(boxes, max_size=8))
def test_the_bounds_hold_all(held: list[Box]) -> None:
    whole = bounds(held)
    assert all(whole.x <= box.x and box.bottom <= whole.bottom for box in held)


@given(names, st.integers(4, 30), st.integers(1, 5))
def test_words_are_wrapped_into_so_many_lines_of_that_width(
    text: str, ems: int, lines: int
) -> None:
    found = wrap(text, ems, lines)
    assert len(found) <= lines
    assert all(width(line) <= ems + 1.1 for line in found)


@given(names)
def test_wrapping_loses_no_letter_where_there_is_room(text: str) -> None:
    whole = "".join(printable(text).split())
    assert "".join("".join(wrap(text, 12, 99)).split()) == whole


def test_a_space_of_no_width_in_a_name_is_kept() -> None:
    assert wrap("\u200b", 12, 2) == ["\u200b"]
    assert wrap("ភាសា\u200bខ្មែរ", 12, 2) == ["ភាសា\u200bខ្មែរ"]


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    assert wrap("a name that is much too long for its card", 8, 2)[-1].endswith("…")
    assert wrap("short", 8, 2) == ["short"]


keys = st.sampled_from(["a", "b", "c", "d"])
laid_groups = st.lists(
    st.builds(LaidGroup, keys, names, st.integers(1, 12), numbers, numbers, numbers, numbers),
    max_size=3,
    unique_by=lambda group: group.id,
)
laid_cards = st.lists(
    st.builds(LaidCard, keys, numbers, numbers, group=st.sampled_from(["", "a", "b"])),
    max_size=4,
    unique_by=lambda card: card.of,
)
layouts = st.builds(lambda g, c: Layout(tuple(g), tuple(c)), laid_groups, laid_cards)


@given(layouts)
def test_a_layout_is_read_as_it_was_written(layout: Layout) -> None:
    assert read(written(layout)) == layout


@given(layouts)
def test_a_layout_does_not_differ_from_itself(layout: Layout) -> None:
    assert not difference(layout, layout)


@given(layouts, layouts)
def test_every_card_is_told_of_once(before: Layout, after: Layout) -> None:
    found = difference(before, after)
    told = [one.card.of for one in (*found.came, *found.went, *found.moved)]
    told += [card.of for card in found.shifted]
    assert len(told) == len(set(told))
    same = {card.of for card in before.cards} & {card.of for card in after.cards}
    assert {one.card.of for one in found.came} == {card.of for card in after.cards} - same


def test_an_erased_layout_is_empty() -> None:
    assert read({}) == Layout()


def test_a_difference_names_the_groups_left_and_entered() -> None:
    one, two = LaidGroup("g", "Care", 1, 0, 0, 9, 9), LaidGroup("h", "Cost", 2, 0, 0, 9, 9)
    before = Layout((one,), (LaidCard("a", 0, 0, "g"),))
    after = Layout((one, two), (LaidCard("a", 0, 0, "h"), LaidCard("b", 1, 1)))
    found = difference(before, after)
    assert [(m.left, m.entered) for m in found.moved] == [("Care", "Cost")]
    assert [m.card.id for m in found.came] == ["b"]
    assert found.new_groups == (two,)
