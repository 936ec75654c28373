"""URLs of boards."""

from __future__ import annotations

from typing import Any

from coding.board.actions import begin_board, keep_snapshot, make_group, put_on
from coding.board.models import Board, Snapshot
from coding.codebook.models import Code
from coding.themes.actions import compose_theme
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import code_named
from tests.walk.table import SECRET, Row, post

READERS = {"observer": 403}


def made_board(study: Study) -> Board:
    """A board with a group, a code and a theme on it; what lies on it already stays."""
    board = Board.objects.filter(project=study.project).first()
    if board is None:
        board = begin_board(By(study.ada), name="First look")
    code = Code.objects.filter(project=study.project, name="lies open").first()
    code = code or code_named(study.ada, "lies open")
    theme = compose_theme(By(study.ada), name="A score is a claim on trust")
    cards = put_on(By(study.ada), board=board, rows=[code, theme])
    make_group(By(study.ada), board=board, name="What numbers do", cards=cards)
    return board


def board(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "board": made_board(study).pk}


def picture(study: Study) -> dict[str, Any]:
    return board(study) | {"format": "svg"}


def group(study: Study) -> dict[str, Any]:
    given = board(study)
    return given | {"group": Board.objects.get(pk=given["board"]).groups.latest("version").pk}


def snapshot(study: Study) -> dict[str, Any]:
    """The one there is, or one kept now."""
    kept = Snapshot.objects.filter(project=study.project).first()
    kept = kept or keep_snapshot(By(study.ada), board=made_board(study), name="Before we met")
    return {"slug": study.slug, "snapshot": kept.pk}


def kept_picture(study: Study) -> dict[str, Any]:
    return snapshot(study) | {"format": "svg"}


def cards(study: Study) -> dict[str, Any]:
    return {"card": [str(card.pk) for card in Board.objects.get().cards.all()], "off": "1"}


def whisper(study: Study, interview: Interview) -> None:
    """Ben, behind a veil too, coins a code, puts it on the board and keeps a snapshot of it."""
    lies_on = made_board(study)
    own = code_named(study.ben, f"{SECRET} grows", brief=SECRET)
    assert own.behind_veil
    put_on(By(study.ben), board=lies_on, rows=[own])
    keep_snapshot(By(study.ben), board=lies_on, name="As Ben sees it")


SECRETS = [whisper]
ROWS = [
    Row("board:boards"),
    Row("board:board", given=board),
    Row("board:list", given=board),
    Row("board:changes", given=board),
    Row("board:picture", given=picture),
    Row("board:snapshots", given=board),
    Row("board:snapshot", given=snapshot),
    Row("board:snapshot-picture", given=kept_picture),
    post("board:begin", data=lambda study: {"name": "Second look"}, **READERS),
    post("board:change", board, lambda study: {"name": "Another name"}, **READERS),
    post("board:put", board, lambda study: {"code": code_named(study.ada, "t").pk}, **READERS),
    post("board:move", board, lambda study: {"cards": "[]", "groups": "[]"}, **READERS),
    post("board:note", board, lambda study: {"note": "Why these two?"}, **READERS),
    post("board:cards", board, cards, **READERS),
    post("board:make-group", board, lambda study: {"name": "Trust"}, **READERS),
    post("board:change-group", group, lambda study: {"name": "Trust"}, **READERS),
    post("board:keep", board, lambda study: {"name": "Before we met"}, **READERS),
    post("board:go-back", snapshot, **READERS),
    post("board:give-up-snapshot", snapshot, **READERS),
]
