"""Move cards and groups: however many at once, one act."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from coding.board.actions.cards import make_room
from coding.board.actions.refusing import refuse_gone
from coding.board.models import Board, Card, Group
from coding.board.places import CARD_TALL, CARD_WIDE, HEAD, LARGEST, bounded
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action

MOST = 500
R = TypeVar("R", Card, Group)


@action("board.moved")
def move(
    act: Act, *, board: Board, cards: Sequence[dict[str, Any]], groups: Sequence[dict[str, Any]]
) -> list[Card | Group]:
    """Move cards (``id x y group expected``) and groups (``id x y wide tall expected``).

    Places of cards are measured on the board; ``group`` is the id of the group they are put down
    in, or empty. Sizes are optional. Refused as a whole where one of them is no longer as it was
    when it was picked up (``expected``).
    """
    refuse_gone(board)
    if len(cards) + len(groups) > MOST:
        raise Refused(_("That is too many at once: move 500 at most."))
    areas = _rows(act, Group, board, groups)
    plates = _rows(act, Card, board, cards)
    moved: list[Card | Group] = []
    for row, sent in _with(areas, groups):
        moved += _move_group(act, row, sent)
    into = _targets(act, board, cards)
    for card, sent in _with(plates, cards):
        moved += _move_card(act, card, into.get(str(sent.get("group") or "")), sent)
    _grow(act, into.values(), plates.values())
    return moved


def _rows(
    act: Act, model: type[R], board: Board, sent: Iterable[Mapping[str, Any]]
) -> dict[str, R]:
    wanted = [one["id"] for one in sent]
    rows = model._default_manager.all().visible_to(act.member)
    return {str(row.pk): row for row in rows.filter(board=board, pk__in=wanted)}


def _with(
    rows: Mapping[str, R], sent: Iterable[Mapping[str, Any]]
) -> Iterable[tuple[R, Mapping[str, Any]]]:
    """Each row with what was sent for it, if it still is as its mover saw it."""
    for one in sent:
        row = rows.get(str(uuid.UUID(str(one["id"]))))
        if row is None:
            raise Conflict(
                _("Somebody has taken off what you were moving. The board shows how it is now.")
            )
        if one.get("expected") is not None and row.version != one["expected"]:
            raise Conflict(
                _(
                    "“%(name)s” was moved or changed by somebody else while you were moving it. "
                    "It is shown where it is now; move it again if you like."
                )
                % {"name": row}
            )
        yield row, one


def _targets(act: Act, board: Board, sent: Iterable[Mapping[str, Any]]) -> dict[str, Group]:
    """The groups that cards are put down in, by id."""
    wanted = {str(one["group"]) for one in sent if one.get("group")}
    rows = Group.objects.visible_to(act.member).standing().filter(board=board, pk__in=wanted)
    found = {str(row.pk): row for row in rows}
    if wanted - set(found):
        raise Conflict(_("This group was given up in the meantime. Choose another."))
    return found


def _move_group(act: Act, group: Group, sent: Mapping[str, Any]) -> list[Group]:
    values = {name: bounded(sent[name]) for name in ("x", "y")}
    if sent.get("wide"):
        values["wide"] = max(CARD_WIDE, min(LARGEST, sent["wide"]))
        values["tall"] = max(HEAD + CARD_TALL, min(LARGEST, sent["tall"]))
    if all(getattr(group, name) == value for name, value in values.items()):
        return []
    return [act.change(group, **values)]


def _move_card(act: Act, card: Card, group: Group | None, sent: Mapping[str, Any]) -> list[Card]:
    corner = (group.x, group.y) if group else (0, 0)
    place = (bounded(sent["x"] - corner[0]), bounded(sent["y"] - corner[1]))
    if (card.group_id, card.x, card.y) == (group.pk if group else None, *place):
        return []
    return [act.change(card, group=group, x=place[0], y=place[1])]


def _grow(act: Act, groups: Iterable[Group], cards: Iterable[Card]) -> None:
    held = list(cards)
    for group in groups:
        make_room(act, group, held)
