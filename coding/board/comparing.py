"""Two layouts of a board compared in the names a member reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coding.board.layout import LaidCard, Layout, Moved, difference
from coding.board.snapshots import names_of
from interviews.projects.models import Member


@dataclass(frozen=True)
class Said:
    """A card that moved in or out of a group, came or went: its name and what happened."""

    name: str
    what: str


@dataclass(frozen=True)
class Compared:
    """What differs, in words. ``shifted`` is how many only lie elsewhere."""

    came: list[Said]
    went: list[Said]
    moved: list[Said]
    groups: list[Said]
    shifted: int

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.moved or self.groups or self.shifted)


def compared(member: Member, before: Layout, after: Layout) -> Compared:
    """What happened from ``before`` to ``after``; one query."""
    found, names = difference(before, after), names_of(member, [before, after])

    def named(card: LaidCard) -> str:
        return names[f"{card.id}{card.revision}"]

    def said(some: Iterable[Moved]) -> list[Said]:
        rows = [Said(named(one.card), _way(one)) for one in some]
        return sorted(rows, key=lambda row: (row.what, row.name.casefold()))

    return Compared(
        said(found.came),
        said(found.went),
        said(found.moved),
        [
            *(Said(one.name, _("was made")) for one in found.new_groups),
            *(Said(one.name, _("was given up")) for one in found.gone_groups),
            *(Said(old, _("is called “%(name)s”") % {"name": new}) for old, new in found.renamed),
        ],
        len(found.shifted),
    )


def _way(one: Moved) -> str:
    told = {"left": one.left, "entered": one.entered}
    if one.left and one.entered:
        return _("from “%(left)s” into “%(entered)s”") % told
    if one.entered:
        return _("into “%(entered)s”") % told
    return _("out of “%(left)s”") % told if one.left else ""


def piles_of(member: Member, layout: Layout) -> list[tuple[str, list[str]]]:
    """The names of a layout's cards under those of its groups; first those in none."""
    names = names_of(member, [layout])
    piles: dict[str, list[str]] = {"": [], **{group.id: [] for group in layout.groups}}
    for card in sorted(layout.cards, key=lambda card: (card.y, card.x)):
        piles[card.group if card.group in piles else ""].append(names[f"{card.id}{card.revision}"])
    called = {group.id: group.name for group in layout.groups}
    return [(called.get(key, ""), held) for key, held in piles.items() if held]
