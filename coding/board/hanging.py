"""On the pages of themes and codes: the groups of boards that they came of or lie in."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from coding.board.models import Card, Group
from coding.codebook.models import Code
from coding.themes.models import Theme
from interviews.projects.models import Member, Recorded


def groups_about(member: Member, row: Recorded) -> dict[str, Any]:
    """The groups a theme was begun from, with the codes in them; the groups a code lies in."""
    if isinstance(row, Theme):
        groups = _standing(member).filter(theme_id=row.pk)
        return {"board_groups": _with_codes(member, list(groups)), "of_theme": True}
    if isinstance(row, Code):
        cards = Card.objects.visible_to(member).filter(code_id=row.pk)
        groups = _standing(member).filter(pk__in=cards.values("group_id"))
        return {"board_groups": [(group, []) for group in groups], "of_theme": False}
    return {"board_groups": []}


def _standing(member: Member) -> Any:
    rows = Group.objects.visible_to(member).standing().filter(board__removed=False)
    return rows.select_related("board")


def _with_codes(member: Member, groups: list[Group]) -> list[tuple[Group, list[Code]]]:
    cards = Card.objects.visible_to(member).filter(group__in=[row.pk for row in groups])
    held: dict[Any, list[Code]] = defaultdict(list)
    for card in cards.filter(code__removed=False).select_related("code"):
        if card.code:
            held[card.group_id].append(card.code)
    return [(group, held[group.pk]) for group in groups]
