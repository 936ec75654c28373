"""What lies on a board for one member, and what could be put there."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from coding.board.models import Board, Card, Group, Snapshot
from coding.board.places import CARD_WIDE, Box
from coding.codebook.models import Code
from coding.codebook.outline import Line, outline
from coding.codebook.queries import IN_USE, codes_of
from coding.themes.models import Theme, ThemeStatus
from interviews.projects.models import Member


def boards_of(member: Member) -> list[Board]:
    return list(Board.objects.visible_to(member).select_related("project"))


def board_of(member: Member, board: uuid.UUID) -> Board:
    """The board, or a 404."""
    row = Board.objects.visible_to(member).filter(pk=board).first()
    if row is None:
        raise Http404
    row.project = member.project
    return row


def groups_on(member: Member, board: Board) -> list[Group]:
    rows = Group.objects.visible_to(member).standing().filter(board=board)
    return list(rows.select_related("theme"))


def cards_on(member: Member, board: Board) -> list[Card]:
    """The cards the member may see, as they lie, top to bottom; one query."""
    rows = Card.objects.visible_to(member).filter(board=board)
    stand = (Q(code=None) | Q(code__removed=False)) & (Q(theme=None) | Q(theme__removed=False))
    held = rows.filter(stand).select_related("code__successor", "theme", "group")
    return sorted(held, key=lambda card: (card.place[1], card.place[0], str(card.pk)))


def cards_named(member: Member, board: Board, keys: Iterable[str]) -> list[Card]:
    """Those of these cards that lie on the board, in the order named; others are left out."""
    rows = Card.objects.visible_to(member).filter(board=board, pk__in=ids(keys))
    held = {row.pk: row for row in rows.select_related("code", "theme", "group")}
    return [held[one] for one in ids(keys) if one in held]


def group_named(member: Member, board: Board, key: str) -> Group | None:
    rows = Group.objects.visible_to(member).standing().filter(board=board, pk__in=ids([key]))
    return rows.select_related("board").first()


def ids(keys: Iterable[str]) -> list[uuid.UUID]:
    """What is an id among these, each once."""
    found: dict[uuid.UUID, None] = {}
    for key in keys:
        try:
            found[uuid.UUID(key)] = None
        except ValueError:
            continue
    return list(found)


def box_of(card: Card) -> Box:
    """Where a card lies on the board."""
    return Box(*card.place, CARD_WIDE, card.tall)


def boxes_on(cards: Iterable[Card], groups: Iterable[Group]) -> list[Box]:
    """All that is taken of a board."""
    areas = [Box(one.x, one.y, one.wide, one.tall) for one in groups]
    return [*areas, *(box_of(card) for card in cards)]


@dataclass(frozen=True)
class Waiting:
    """A code that is not on the board, in the outline; ``under`` is how many wait below it."""

    line: Line[Code]
    there: bool
    under: int

    @property
    def code(self) -> Code:
        return self.line.code


def tray(member: Member, cards: Sequence[Card]) -> list[Waiting]:
    """The codes in use that are not on the board, with those above them that are; one query."""
    lines = outline(row for row in codes_of(member) if row.status in IN_USE)
    there = {card.code_id for card in cards}
    wait = [line for line in lines if line.code.pk not in there]
    under: dict[uuid.UUID, int] = {}
    for line in wait:
        for above in line.above:
            under[above.pk] = under.get(above.pk, 0) + 1
    return [
        Waiting(line, line.code.pk in there, under.get(line.code.pk, 0))
        for line in lines
        if line.code.pk not in there or line.code.pk in under
    ]


def themes_beside(member: Member, cards: Sequence[Card]) -> list[Theme]:
    """The themes in use that are not on the board; one query."""
    there = {card.theme_id for card in cards if card.theme_id}
    rows = Theme.objects.visible_to(member).exclude(status=ThemeStatus.SET_ASIDE)
    return [row for row in rows if row.pk not in there]


def snapshots_of(member: Member, board: Board) -> list[Snapshot]:
    """The newest first, without their layouts."""
    rows = Snapshot.objects.visible_to(member).filter(board=board).defer("layout")
    return list(rows.select_related("kept_by__user"))
