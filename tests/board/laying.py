"""A board with a few codes on it, for tests."""

from __future__ import annotations

from dataclasses import dataclass

from coding.board.actions import begin_board, make_group, put_on
from coding.board.models import Board, Card, Group
from coding.codebook.models import Code
from interviews.projects.history import By
from interviews.projects.models import Member
from tests.library import code_named


@dataclass
class Table:
    """A board, its codes and the cards they are on."""

    board: Board
    codes: list[Code]
    cards: list[Card]

    @property
    def slug(self) -> str:
        return self.board.project.slug


def laid(member: Member, names: tuple[str, ...] = ("doubt", "trust", "care")) -> Table:
    board = begin_board(By(member), name="First look")
    codes = [code_named(member, name) for name in names]
    return Table(board, codes, put_on(By(member), board=board, rows=codes))


def grouped(member: Member, table: Table, name: str = "What holds") -> Group:
    """A group around the table's first two cards."""
    return make_group(By(member), board=table.board, name=name, cards=table.cards[:2])


def place(card: Card) -> tuple[int, int]:
    """Where a card lies on the board now."""
    return Card.objects.select_related("group").get(pk=card.pk).place


def sent(card: Card, x: int, y: int, group: Group | None = None) -> dict[str, object]:
    """A move as the page's script sends it."""
    now = Card.objects.get(pk=card.pk)
    key = str(group.pk) if group else ""
    return {"id": str(card.pk), "x": x, "y": y, "group": key, "expected": now.version}
