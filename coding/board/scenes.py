"""A board as it is drawn and listed for one member: names, figures, what is read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.board.drawing import Area, Plate, Scene
from coding.board.models import Board, Card, Group
from coding.board.places import Box
from coding.board.queries import cards_on, groups_on
from coding.codebook import slots
from coding.codebook.models import Status
from coding.codebook.queries import NONE
from interviews.projects.models import Member


@dataclass(frozen=True)
class Listed:
    """A card in the list: the row, its line ("12 passages"), and where its figure leads."""

    card: Card
    plate: Plate
    passages: int
    passages_url: str


@dataclass(frozen=True)
class Pile:
    """A group with its cards; without one, the cards in no group."""

    group: Group | None
    area: Area | None
    cards: Sequence[Listed]


class Laid:
    """All that lies on a board for its reader: five queries, and the figures of codes."""

    def __init__(self, member: Member, board: Board) -> None:
        self.member, self.board = member, board
        self.groups = groups_on(member, board)
        self.cards = cards_on(member, board)
        self._measures = slots.measures(member)
        self._list_url = reverse("board:list", args=[member.project.slug, board.pk])

    @cached_property
    def listed(self) -> list[Listed]:
        passages_url = slots.passages_url(self.member)
        found = []
        for card in self.cards:
            number = self._measures.get(card.code_id, NONE).passages if card.code_id else 0
            leads = f"{passages_url}?alone=1&code={card.code_id}" if number and passages_url else ""
            found.append(Listed(card, self._plate(card, number), number, leads))
        return found

    @cached_property
    def areas(self) -> list[Area]:
        return [self._area(group) for group in self.groups]

    @property
    def scene(self) -> Scene:
        return Scene(self.board.name, self.areas, [one.plate for one in self.listed])

    @property
    def piles(self) -> list[Pile]:
        """Every group, and first what is in none."""
        loose = Pile(None, None, [one for one in self.listed if one.card.held_by is None])
        held = [
            Pile(group, area, [one for one in self.listed if one.card.held_by == group])
            for group, area in zip(self.groups, self.areas, strict=True)
        ]
        return [loose, *held]

    def _plate(self, card: Card, number: int) -> Plate:
        line, told, colour, struck = _told(card, number)
        x, y = card.place
        kinds = {"code": _("Code"), "theme": _("Theme"), "note": _("Note")}
        inside = _("in the group “%(name)s”") % {"name": card.held_by} if card.held_by else ""
        said = [f"{kinds[card.kind]}: {card}", line, inside]
        return Plate(
            key=str(card.pk),
            kind=card.kind,
            name=str(card),
            line=line,
            colour=colour,
            x=x,
            y=y,
            group=str(card.held_by.pk) if card.held_by else "",
            label=", ".join(filter(None, said)),
            told=told,
            url=self._url(card),
            version=card.version,
            struck=struck,
        )

    def _url(self, card: Card) -> str:
        slug = self.member.project.slug
        if card.code_id:
            return reverse("codebook:code", args=[slug, card.code_id])
        if card.theme_id:
            return reverse("themes:theme", args=[slug, card.theme_id])
        return f"{self._list_url}#item-{card.pk}"

    def _area(self, group: Group) -> Area:
        number = sum(card.held_by == group for card in self.cards)
        line = cards_counted(number)
        begun = group.theme if group.theme and not group.theme.removed else None
        if begun:
            line = _("%(cards)s · theme begun") % {"cards": line}
        return Area(
            key=str(group.pk),
            name=group.name,
            colour=group.colour,
            box=Box(group.x, group.y, group.wide, group.tall),
            line=line,
            label=_("Group: %(name)s, %(cards)s") % {"name": group.name, "cards": line},
            url=f"{self._list_url}#group-{group.pk}",
            opens=reverse("themes:theme", args=[self.member.project.slug, begun.pk])
            if begun
            else "",
            version=group.version,
        )


def cards_counted(number: int) -> str:
    return ngettext("%d card", "%d cards", number) % number


def _told(card: Card, number: int) -> tuple[str, str, int, bool]:
    """The small line, the definition, the colour, and whether the name is struck through."""
    if card.code:
        code = card.code
        line = ngettext("%d passage", "%d passages", number) % number
        if code.status == Status.MERGED and code.successor:
            line = _("merged into “%(code)s”") % {"code": code.successor.name}
        struck = code.status in {Status.MERGED, Status.RETIRED}
        return line, code.brief, code.colour, struck
    if card.theme:
        theme = card.theme
        line = _("Theme · %(status)s") % {"status": theme.get_status_display()}
        return line, theme.concept, 1, False
    return "", "", 1, False
