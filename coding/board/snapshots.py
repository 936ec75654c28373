"""A board's layout as a member sees it, now or as a snapshot kept it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.utils.translation import gettext as _

from coding.board.drawing import Area, Plate, Scene
from coding.board.layout import LaidCard, LaidGroup, Layout, key
from coding.board.models import Board, Snapshot
from coding.board.places import Box
from coding.board.queries import cards_on, groups_on
from coding.codebook.models import Code, CodeRevision
from coding.themes.models import Theme
from interviews.projects.models import Member


def present(member: Member, board: Board) -> Layout:
    """How the board lies now, as far as the member sees it."""
    groups = groups_on(member, board)
    held = {group.pk for group in groups}
    cards = [
        LaidCard(
            id=key(card.pk),
            x=card.x if card.group_id in held else card.place[0],
            y=card.y if card.group_id in held else card.place[1],
            group=key(card.group_id) if card.group_id in held else "",
            code=key(card.code_id),
            revision=key(card.code.revision_id) if card.code else "",
            theme=key(card.theme_id),
            words=card.theme.name if card.theme else card.note,
        )
        for card in cards_on(member, board)
    ]
    areas = [
        LaidGroup(
            id=key(group.pk),
            name=group.name,
            colour=group.colour,
            x=group.x,
            y=group.y,
            wide=group.wide,
            tall=group.tall,
            theme=key(group.theme_id),
        )
        for group in groups
    ]
    return Layout(tuple(areas), tuple(cards))


def may_be_seen(member: Member, layout: Layout) -> Layout:
    """Without codes and themes that are gone or that the member may not see; two queries."""
    codes, themes = _ids(one.code for one in layout.cards), _ids(one.theme for one in layout.cards)
    seen = {pk.hex for pk in _visible(member, Code, codes)}
    seen |= {pk.hex for pk in _visible(member, Theme, themes)}
    cards = [one for one in layout.cards if not (one.code or one.theme) or one.of in seen]
    return Layout(layout.groups, tuple(cards))


def _visible(
    member: Member, model: type[Code] | type[Theme], some: set[uuid.UUID]
) -> list[uuid.UUID]:
    rows = model._default_manager.all().visible_to(member)
    return list(rows.filter(pk__in=some).values_list("pk", flat=True))


def _ids(keys: Iterable[str]) -> set[uuid.UUID]:
    return {uuid.UUID(one) for one in keys if one}


def names_of(member: Member, layouts: Iterable[Layout]) -> dict[str, str]:
    """What each card was called then, by the card's key and its code's revision; one query."""
    cards = [card for layout in layouts for card in layout.cards]
    revisions = _ids(card.revision for card in cards)
    rows = CodeRevision.objects.visible_to(member).filter(pk__in=revisions)
    called = {pk.hex: name for pk, name in rows.values_list("pk", "name")}
    return {f"{c.id}{c.revision}": called.get(c.revision, c.words) or _erased() for c in cards}


def _erased() -> str:
    return _("[erased]")


def scene_of(member: Member, snapshot: Snapshot, layout: Layout) -> Scene:
    """A snapshot as it is drawn: names and places of then, the codes' colours of now."""
    names = names_of(member, [layout])
    codes = _ids(card.code for card in layout.cards)
    rows = Code.objects.visible_to(member).filter(pk__in=codes)
    colours = {pk.hex: colour for pk, colour in rows.values_list("pk", "colour")}
    groups = {one.id: one for one in layout.groups}
    plates = [
        Plate(
            key=card.id,
            kind="code" if card.code else "theme" if card.theme else "note",
            name=names[f"{card.id}{card.revision}"],
            colour=colours.get(card.code, 1),
            x=card.x + (groups[card.group].x if card.group in groups else 0),
            y=card.y + (groups[card.group].y if card.group in groups else 0),
        )
        for card in layout.cards
    ]
    areas = [
        Area(one.id, one.name or _erased(), one.colour, Box(one.x, one.y, one.wide, one.tall))
        for one in layout.groups
    ]
    return Scene(snapshot.name, areas, plates)
