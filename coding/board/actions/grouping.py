"""Groups of a board: made around cards, changed, given up; one may become a candidate theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from coding.board.actions.cards import for_all, make_room, places_in
from coding.board.actions.refusing import named, refuse_gone, standing
from coding.board.models import Board, Card, Group
from coding.board.places import (
    CARD_WIDE,
    GAP,
    HEAD,
    Box,
    Place,
    around,
    bounded,
    columns_for,
    grid,
    onward,
)
from coding.board.queries import boxes_on, cards_on, groups_on
from coding.codebook.models import CODE_COLOURS
from coding.themes.actions import compose_theme
from coding.themes.models import Theme
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action


@action("board.grouped")
def make_group(
    act: Act,
    *,
    board: Board,
    name: str,
    colour: int | None = None,
    cards: Sequence[Card] = (),
    at: tuple[int, int] | None = None,
) -> Group:
    """Draw a named area around these cards, or an empty one.

    The cards stay where they lie, unless others that are not meant lie between them: then they
    are gathered where there is room. The area is as large as the cards that everybody sees need.
    """
    refuse_gone(board)
    shared = for_all(cards)
    cards = [*shared, *_without(cards, shared)]
    held = groups_on(act.member, board)
    others = boxes_on(_without(cards_on(act.member, board), cards), held)
    places = {card.pk: Place(*card.place) for card in cards}
    area = _around(cards, shared, places)
    if not cards:
        area = _at(area, at or onward(others))
    elif any(area.meets(box) for box in others):
        x, y = onward(boxes_on(cards_on(act.member, board), held))
        corner = Place(x + GAP, y + HEAD)
        free = grid(len(cards), corner, columns_for(len(cards)), max(card.tall for card in cards))
        places = dict(zip(places, free, strict=True))
        area = _around(cards, shared, places)
    tint = _colour(colour) if colour else len(held) % CODE_COLOURS + 1
    size = {"x": area.x, "y": area.y, "wide": area.wide, "tall": area.tall}
    group = act.create(Group(board=board, name=named(name), colour=tint, **size))
    for card in cards:
        x, y = places[card.pk]
        act.change(card, group=group, x=x - group.x, y=y - group.y)
    return group


def _around(cards: Sequence[Card], shared: Sequence[Card], places: Mapping[Any, Place]) -> Box:
    """The area around those of the cards that are shared; around none, at the first card."""
    if shared or not cards:
        return around([Box(*places[card.pk], CARD_WIDE, card.tall) for card in shared])
    first = places[cards[0].pk]
    return _at(around([]), (first.x - GAP, first.y - HEAD))


def _without(cards: Iterable[Card], some: Iterable[Card]) -> list[Card]:
    own = {card.pk for card in some}
    return [card for card in cards if card.pk not in own]


def _at(area: Box, corner: tuple[int, int]) -> Box:
    return Box(bounded(corner[0]), bounded(corner[1]), area.wide, area.tall)


@action("board.put_in_group")
def put_in_group(act: Act, *, cards: Sequence[Card], group: Group | None) -> list[Card]:
    """Put cards in a group, where it has room, or out of any; an act for forms and keys."""
    group = standing(group)
    going = [card for card in cards if card.held_by != group]
    if group is None:
        return _put_out(act, going)
    places = places_in(group, cards_on(act.member, group.board), going)
    for card, place in zip(going, places, strict=True):
        act.change(card, group=group, x=place.x, y=place.y)
    make_room(act, group, going)
    return going


def _put_out(act: Act, cards: Sequence[Card]) -> list[Card]:
    """Beyond everything else, where they are seen to be in no group."""
    if not cards:
        return []
    board = cards[0].board
    corner = onward(boxes_on(cards_on(act.member, board), groups_on(act.member, board)))
    places = grid(len(cards), corner, columns_for(len(cards)), max(card.tall for card in cards))
    for card, place in zip(cards, places, strict=True):
        act.change(card, group=None, x=bounded(place.x), y=bounded(place.y))
    return list(cards)


@action("board.group_changed")
def change_group(
    act: Act,
    *,
    group: Group,
    name: str | None = None,
    colour: int | None = None,
    expected: int | None = None,
) -> Group:
    """Give a group another name or colour."""
    values: dict[str, object] = {}
    if name is not None:
        values["name"] = named(name)
    if colour is not None:
        values["colour"] = _colour(colour)
    return act.change(group, expected=expected, **values)


@action("board.group_given_up")
def give_up_group(act: Act, *, group: Group) -> Group:
    """Take the area away; its cards stay on the board where they lie."""
    standing(group)
    return act.change(group, given_up=True)


@action("board.theme_begun")
def begin_theme(act: Act, *, group: Group) -> Theme:
    """Begin a candidate theme with the group's name. The codes in it stay codes."""
    current = Group.objects.get(pk=group.pk)
    if current.theme_id and not Theme.objects.get(pk=current.theme_id).removed:
        raise Conflict(_("This group has become a theme already."))
    theme = compose_theme(act, name=current.name)
    act.change(group, theme=theme)
    return theme


def _colour(colour: int) -> int:
    if not 1 <= colour <= CODE_COLOURS:
        raise Refused(_("Choose one of the colours offered."))
    return colour
