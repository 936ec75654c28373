"""Keep how a board lies, and go back to it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from coding.board.actions.refusing import named
from coding.board.layout import LaidCard, LaidGroup, Layout, read, written
from coding.board.models import Board, Card, Group, Snapshot
from coding.board.queries import cards_on
from coding.board.snapshots import may_be_seen, present
from interviews.projects.history import Act, action


@action("board.kept")
def keep_snapshot(act: Act, *, board: Board, name: str) -> Snapshot:
    """Keep how the board lies now, as far as its keeper sees it, under a name."""
    return act.create(
        Snapshot(
            board=board,
            name=named(name),
            layout=written(present(act.member, board)),
            kept_by=act.member,
            kept_at=act.at,
        )
    )


@action("board.snapshot_given_up")
def give_up_snapshot(act: Act, *, snapshot: Snapshot) -> Snapshot:
    return act.remove(snapshot)


@action("board.gone_back")
def go_back(act: Act, *, snapshot: Snapshot) -> int:
    """Lay the board out again as it was kept: one act, which can be undone; answers with its seq
    (0 where nothing was to be moved).

    Codes and themes that are gone since are left out; so is what the member may not see, and what
    they may not see on the board stays as it is. Notes keep the words they have now.
    """
    board = snapshot.board
    layout = may_be_seen(act.member, read(snapshot.layout))
    groups = _groups_back(act, board, layout)
    _cards_back(act, board, layout, groups)
    return act.seq if act.noted else 0


def _groups_back(act: Act, board: Board, layout: Layout) -> dict[str, Group]:
    rows = {row.pk.hex: row for row in Group.objects.filter(board=board)}
    wanted = {one.id: one for one in layout.groups if one.id in rows}
    for key, row in rows.items():
        if key in wanted:
            _write(act, row, _area(wanted[key]))
        elif row.stands:
            act.change(row, given_up=True)
    return {key: rows[key] for key in wanted}


def _area(one: LaidGroup) -> dict[str, Any]:
    names = ("colour", "x", "y", "wide", "tall")
    place = {name: getattr(one, name) for name in names}
    return {**place, **({"name": one.name} if one.name else {}), "given_up": False}


def _cards_back(act: Act, board: Board, layout: Layout, groups: Mapping[str, Group]) -> None:
    now = {_of(card): card for card in cards_on(act.member, board)}
    rows = Card.objects.within(act.member).filter(board=board)
    before = {
        row.pk.hex: row for row in rows.filter(pk__in=[uuid.UUID(c.id) for c in layout.cards])
    }
    for card in layout.cards:
        row = now.pop(card.of, None) or before.get(card.id)
        if row is not None:
            _write(act, row, _place(card, groups))
    for row in now.values():
        act.remove(row)


def _place(card: LaidCard, groups: Mapping[str, Group]) -> dict[str, Any]:
    group = groups.get(card.group)
    return {"group_id": group.pk if group else None, "x": card.x, "y": card.y}


def _of(card: Card) -> str:
    return (card.code_id or card.theme_id or card.pk).hex


def _write(act: Act, row: Card | Group, values: dict[str, Any]) -> None:
    """Write what differs; a row that was taken off comes back."""
    values = {**values, "removed": False}
    if any(getattr(row, name) != value for name, value in values.items()):
        act.restore(row, values, act.seq)
