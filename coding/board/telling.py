"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coding.board.hanging import groups_about
from coding.board.models import Board, Card, Group, Snapshot
from interviews.projects import registers
from interviews.projects.alike import Alike, tell_together
from interviews.projects.models import Member
from interviews.projects.registers import Described, Hanging, Linkable, Page


def register() -> None:
    registers.page(Page("board", gettext_lazy("Board"), "board:boards", 72))
    registers.linkable(
        Linkable(
            Board, gettext_lazy("Board"), Board.objects.visible_to, _describe_boards, listed=True
        )
    )
    registers.describer(Group, _describe_parts)
    registers.describer(Card, _describe_cards)
    registers.describer(Snapshot, _describe_snapshots)
    registers.hanging(Hanging(40, "board/_about.html", groups_about))
    tell_together(
        {
            "board.moved": Alike(_moved, Card, _boards_of),
            "board.placed": Alike(_placed, Card, _boards_of),
        }
    )
    registers.sentences(
        {
            "board.begun": lambda about: _("began a board"),
            "board.renamed": lambda about: _("renamed a board"),
            "board.given_up": lambda about: _("gave up a board"),
            "board.placed": lambda about: _("put cards on a board"),
            "board.noted": lambda about: _("wrote a note on a board"),
            "board.note_changed": lambda about: _("changed a note on a board"),
            "board.taken_off": lambda about: _("took cards off a board"),
            "board.moved": lambda about: _("moved cards on a board"),
            "board.grouped": lambda about: _("made a group on a board"),
            "board.put_in_group": lambda about: _("put cards of a board in another group"),
            "board.group_changed": lambda about: _("changed a group on a board"),
            "board.group_given_up": lambda about: _("gave up a group on a board"),
            "board.theme_begun": lambda about: _("began a theme from a group on a board"),
            "board.kept": lambda about: _("kept a snapshot of a board"),
            "board.snapshot_given_up": lambda about: _("gave up a snapshot of a board"),
            "board.gone_back": lambda about: _("laid a board out again as a snapshot kept it"),
        },
        {"board": gettext_lazy("Boards")},
    )


def _moved(number: int) -> str:
    return ngettext("moved cards %d time on", "moved cards %d times on", number) % number


def _placed(number: int) -> str:
    return ngettext("put cards %d time on", "put cards %d times on", number) % number


def _boards_of(member: Member, rows: Iterable[Card]) -> dict[Any, Described]:
    held = {row.pk: row.board_id for row in rows}
    boards = Board.objects.within(member).filter(pk__in=set(held.values()))
    named = _describe_boards(member, boards)
    return {key: named[board] for key, board in held.items() if board in named}


def _board_url(member: Member, board_id: Any) -> str:
    return reverse("board:board", args=[member.project.slug, board_id])


def _describe_boards(member: Member, rows: Iterable[Board]) -> dict[Any, Described]:
    return {row.pk: Described(row.name, _board_url(member, row.pk), _("Board")) for row in rows}


def _describe_parts(member: Member, rows: Iterable[Group]) -> dict[Any, Described]:
    kind = _("Group on a board")
    return {row.pk: Described(row.name, _board_url(member, row.board_id), kind) for row in rows}


def _describe_cards(member: Member, rows: Iterable[Card]) -> dict[Any, Described]:
    kind = _("Card on a board")
    held = Card.objects.within(member).filter(pk__in=[row.pk for row in rows])
    return {
        row.pk: Described(Truncator(str(row)).chars(60), _board_url(member, row.board_id), kind)
        for row in held.select_related("code", "theme")
    }


def _describe_snapshots(member: Member, rows: Iterable[Snapshot]) -> dict[Any, Described]:
    slug, kind = member.project.slug, _("Snapshot of a board")
    return {
        row.pk: Described(row.name, reverse("board:snapshot", args=[slug, row.pk]), kind)
        for row in rows
    }
