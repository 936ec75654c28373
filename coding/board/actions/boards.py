"""Begin a board, rename it, give it up."""

from __future__ import annotations

from coding.board.actions.refusing import named
from coding.board.models import Board
from interviews.projects.history import Act, action


@action("board.begun")
def begin_board(act: Act, *, name: str) -> Board:
    return act.create(Board(name=named(name)))


@action("board.renamed")
def rename_board(act: Act, *, board: Board, name: str, expected: int | None = None) -> Board:
    return act.change(board, expected=expected, name=named(name))


@action("board.given_up")
def give_up_board(act: Act, *, board: Board) -> Board:
    """Take a board out of sight, with what lies on it; codes and themes stay as they are."""
    return act.remove(board)
