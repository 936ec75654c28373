"""What can be done with boards, their cards, groups and snapshots."""

from coding.board.actions.boards import begin_board, give_up_board, rename_board
from coding.board.actions.cards import change_note, put_on, take_off, write_note
from coding.board.actions.grouping import (
    begin_theme,
    change_group,
    give_up_group,
    make_group,
    put_in_group,
)
from coding.board.actions.moving import move
from coding.board.actions.snapshots import give_up_snapshot, go_back, keep_snapshot

__all__ = [
    "begin_board",
    "begin_theme",
    "change_group",
    "change_note",
    "give_up_board",
    "give_up_group",
    "give_up_snapshot",
    "go_back",
    "keep_snapshot",
    "make_group",
    "move",
    "put_in_group",
    "put_on",
    "rename_board",
    "take_off",
    "write_note",
]
