"""What is asked of names and rows before anything is written."""

from __future__ import annotations

from django.utils.translation import gettext as _

from coding.board.models import Board, Group
from interviews.projects.errors import Conflict, Refused

LONGEST_NAME, LONGEST_NOTE = 120, 2000


def named(name: str) -> str:
    """A name on one line; refuses none at all and one that is too long."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Give it a name; it can be changed at any time."))
    if len(name) > LONGEST_NAME:
        raise Refused(_("This name is too long: 120 characters are the most."))
    return name


def noted(note: str) -> str:
    note = note.replace("\x00", "").strip()
    if not note:
        raise Refused(_("The note is empty. Write something first."))
    if len(note) > LONGEST_NOTE:
        raise Refused(_("This note is too long for a card: 2,000 characters are the most."))
    return note


def refuse_gone(board: Board) -> None:
    """Nothing is put on a board that a colleague gave up meanwhile."""
    if Board.objects.filter(pk=board.pk, removed=True).exists():
        raise Conflict(_("This board was given up in the meantime."))


def standing(group: Group | None) -> Group | None:
    """The group as it now is; refuses one that was given up meanwhile."""
    if group is None:
        return None
    group.refresh_from_db()
    if not group.stands:
        raise Conflict(_("This group was given up in the meantime. Choose another."))
    return group
