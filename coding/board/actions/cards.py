"""Put codes and themes on a board, write notes beside them, take cards off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coding.board.actions.refusing import noted, refuse_gone, standing
from coding.board.models import Board, Card, Group
from coding.board.places import (
    CARD_WIDE,
    Box,
    Place,
    bounded,
    columns_for,
    free_places,
    grid,
    onward,
    room_for,
)
from coding.board.queries import boxes_on, cards_on, groups_on
from coding.codebook.models import Code
from coding.themes.models import Theme
from interviews.projects.history import Act, action


@action("board.placed")
def put_on(
    act: Act,
    *,
    board: Board,
    rows: Sequence[Code | Theme],
    at: tuple[int, int] | None = None,
    group: Group | None = None,
) -> list[Card]:
    """Put codes and themes on the board in a grid: at a place, in a group, or beyond all else.

    Those that lie there already stay where they are.
    """
    refuse_gone(board)
    group = standing(group)
    held = cards_on(act.member, board)
    there = {card.code_id or card.theme_id for card in held}
    new = [_card(board, row) for row in dict.fromkeys(rows) if row.pk not in there]
    places = _places(act, board, new, held, at, group)
    for card, place in zip(new, places, strict=True):
        card.group, card.x, card.y = group, bounded(place[0]), bounded(place[1])
    made = act.create_many(new)
    make_room(act, group, made)
    return made


def _card(board: Board, row: Code | Theme) -> Card:
    if isinstance(row, Code):
        return Card(board=board, code=row)
    return Card(board=board, theme=row)


def _places(
    act: Act,
    board: Board,
    new: Sequence[Card],
    held: Sequence[Card],
    at: tuple[int, int] | None,
    group: Group | None,
) -> list[Place]:
    """Measured from the group, where there is one. A place in a group goes by where it is free."""
    if group:
        return places_in(group, held, new)
    corner = Place(*at) if at else onward(boxes_on(held, groups_on(act.member, board)))
    return grid(len(new), corner, columns_for(len(new)))


def places_in(group: Group, held: Iterable[Card], new: Sequence[Card]) -> list[Place]:
    """Free places in a group for these cards."""
    own = {card.pk for card in new}
    taken = inside(group, (card for card in held if card.pk not in own))
    return free_places(taken, group.wide, [card.tall for card in new])


def inside(group: Group, cards: Iterable[Card]) -> list[Box]:
    """The cards of a group, measured from its corner."""
    return [Box(one.x, one.y, CARD_WIDE, one.tall) for one in cards if one.group_id == group.pk]


def make_room(act: Act, group: Group | None, cards: Iterable[Card]) -> None:
    """Let the group grow until these cards of it lie within.

    It does not grow for what is somebody's alone until reveal: colleagues see how large it is.
    """
    if group is None:
        return
    wide, tall = room_for(inside(group, for_all(cards)), group.wide, group.tall)
    if (wide, tall) != (group.wide, group.tall):
        act.change(group, wide=wide, tall=tall)


def for_all(cards: Iterable[Card]) -> list[Card]:
    """Those that everybody sees, be they behind a veil or not; at most one query."""
    held = list(cards)
    coined = Code.objects.filter(pk__in={one.code_id for one in held if one.code_id})
    alone = set(coined.filter(behind_veil=True).values_list("pk", flat=True))
    return [one for one in held if one.code_id not in alone]


@action("board.noted")
def write_note(
    act: Act,
    *,
    board: Board,
    note: str,
    at: tuple[int, int] | None = None,
    group: Group | None = None,
) -> Card:
    """Write a note onto the board: a thought, a question, no code."""
    refuse_gone(board)
    group = standing(group)
    held = cards_on(act.member, board)
    card = Card(board=board, note=noted(note))
    place = _places(act, board, [card], held, at, group)[0]
    card.group, card.x, card.y = group, bounded(place.x), bounded(place.y)
    act.create(card)
    make_room(act, group, [card])
    return card


@action("board.note_changed")
def change_note(act: Act, *, card: Card, note: str, expected: int | None = None) -> Card:
    return act.change(card, expected=expected, note=noted(note))


@action("board.taken_off")
def take_off(act: Act, *, cards: Sequence[Card]) -> list[Card]:
    """Take cards off the board; the codes and themes themselves stay as they are."""
    return [act.remove(card) for card in cards]
