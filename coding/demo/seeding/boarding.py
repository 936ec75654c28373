"""The demo's board: codes laid out before there were themes, kept, and moved once more."""

from __future__ import annotations

from coding.board.actions import (
    begin_board,
    keep_snapshot,
    make_group,
    put_in_group,
    put_on,
    write_note,
)
from coding.board.models import Board, Card, Group
from coding.demo.seeding.cast import Cast


def lay_out_codes(cast: Cast) -> None:
    written = cast.study.board
    by = cast.by(written.by)
    board = begin_board(by, name=written.name)
    groups = {pile.name: _group(cast, board, pile.name, pile.colour) for pile in written.groups}
    for pile in written.groups:
        _put(cast, board, pile.codes, groups[pile.name])
    cards = _put(cast, board, written.loose, None)
    write_note(by, board=board, note=written.note)
    keep_snapshot(by, board=board, name=written.snapshot)
    moved = cards[written.loose.index(written.then_code)]
    put_in_group(by, cards=[moved], group=groups[written.then_group])


def _group(cast: Cast, board: Board, name: str, colour: int) -> Group:
    return make_group(cast.by(cast.study.board.by), board=board, name=name, colour=colour)


def _put(cast: Cast, board: Board, keys: tuple[str, ...], group: Group | None) -> list[Card]:
    rows = [cast.codes[key] for key in keys]
    return put_on(cast.by(cast.study.board.by), board=board, rows=rows, group=group)
