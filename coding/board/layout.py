"""How a board lay, as a snapshot keeps it, and what differs between two layouts. Pure.

Ids are kept without hyphens, so that nothing looking for names in words can meet a part of one.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar


@dataclass(frozen=True)
class LaidGroup:
    """A group as it lay; ``theme`` is the id of what it had become."""

    id: str
    name: str
    colour: int
    x: int
    y: int
    wide: int
    tall: int
    theme: str = ""


@dataclass(frozen=True)
class LaidCard:
    """A card as it lay, measured from its group (``x``, ``y``) or, in none, from the board.

    One of ``code`` and ``theme`` is an id, both are empty for a note; ``revision`` is the code's,
    ``words`` the theme's name or the note.
    """

    id: str
    x: int
    y: int
    group: str = ""
    code: str = ""
    revision: str = ""
    theme: str = ""
    words: str = ""

    @property
    def of(self) -> str:
        """What the card is of: the same though it was taken off and put back."""
        return self.code or self.theme or self.id


@dataclass(frozen=True)
class Layout:
    groups: tuple[LaidGroup, ...] = ()
    cards: tuple[LaidCard, ...] = ()


Laid = TypeVar("Laid", LaidGroup, LaidCard)


def written(layout: Layout) -> dict[str, Any]:
    """The layout as JSON knows it, without what is empty."""
    return {
        "groups": [_full(asdict(group)) for group in layout.groups],
        "cards": [_full(asdict(card)) for card in layout.cards],
    }


def _full(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", 0)}


def read(kept: Mapping[str, Any]) -> Layout:
    """What was written; anything else in it is left aside, and an erased layout is empty."""
    groups = tuple(_read(LaidGroup, one) for one in kept.get("groups", ()))
    cards = tuple(_read(LaidCard, one) for one in kept.get("cards", ()))
    return Layout(groups, cards)


def _read(kind: type[Laid], values: Mapping[str, Any]) -> Laid:
    blanks = {one.name: 0 if one.type == "int" else "" for one in fields(kind)}
    return kind(**{name: values.get(name, blank) for name, blank in blanks.items()})


def key(row_id: uuid.UUID | None) -> str:
    return row_id.hex if row_id else ""


@dataclass(frozen=True)
class Moved:
    """A card that changed its group: the names of the group it left and of the one it is in."""

    card: LaidCard
    left: str = ""
    entered: str = ""


@dataclass(frozen=True)
class Difference:
    """What changed from one layout to another. ``shifted`` only lie elsewhere."""

    came: tuple[Moved, ...] = ()
    went: tuple[Moved, ...] = ()
    moved: tuple[Moved, ...] = ()
    shifted: tuple[LaidCard, ...] = ()
    new_groups: tuple[LaidGroup, ...] = ()
    gone_groups: tuple[LaidGroup, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


def difference(before: Layout, after: Layout) -> Difference:
    """What was put on and taken off, what changed its group, what lies elsewhere."""
    old, new = _by(before.cards), _by(after.cards)
    was, now = {one.id: one for one in before.groups}, {one.id: one for one in after.groups}
    stayed = [(old[of], card) for of, card in new.items() if of in old]
    apart = [pair for pair in stayed if pair[0].group != pair[1].group]
    return Difference(
        came=tuple(Moved(c, entered=_name(now, c)) for of, c in new.items() if of not in old),
        went=tuple(Moved(c, left=_name(was, c)) for of, c in old.items() if of not in new),
        moved=tuple(Moved(two, _name(was, one), _name(now, two)) for one, two in apart),
        shifted=tuple(
            two
            for one, two in stayed
            if one.group == two.group and (one.x, one.y) != (two.x, two.y)
        ),
        new_groups=tuple(one for key, one in now.items() if key not in was),
        gone_groups=tuple(one for key, one in was.items() if key not in now),
        renamed=tuple(
            (was[key].name, one.name)
            for key, one in now.items()
            if key in was and was[key].name != one.name
        ),
    )


def _by(cards: Iterable[LaidCard]) -> dict[str, LaidCard]:
    return {card.of: card for card in cards}


def _name(groups: Mapping[str, LaidGroup], card: LaidCard) -> str:
    held = groups.get(card.group)
    return held.name if held else ""
