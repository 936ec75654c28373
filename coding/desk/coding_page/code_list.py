"""The list of codes beside a transcript: the tree, passages counted, the code in hand."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coding.codebook.models import Code, Status
from coding.desk.coding_page.scene import Desk
from coding.segments.passages import Coded, Count, roll_up, successor

USABLE = {Status.ACTIVE, Status.CANDIDATE}
DEEPEST = 6


@dataclass(frozen=True)
class Entry:
    """One code of the list; ``path`` names those above it; counts are passages.

    ``memos`` and ``flags`` are how many hang on the code itself; ``number`` is the key the
    reader has given it, 0 for none.
    """

    id: uuid.UUID
    name: str
    colour: int
    depth: int
    path: str
    own: int
    rolled: int
    candidate: bool
    brief: str
    memos: int = 0
    flags: int = 0
    number: int = 0


def entries(desk: Desk, pins: Mapping[str, int] | None = None) -> list[Entry]:
    """The codes in use as a flat tree, each under its nearest ancestor in use."""
    numbers = pins or {}
    counts = counted(desk)
    children: dict[uuid.UUID | None, list[dict[str, Any]]] = defaultdict(list)
    for code in desk.codes.values():
        if code["status"] in USABLE and not code["removed"]:
            children[_place(desk, code)].append(code)
    found: list[Entry] = []
    _grow(children, None, 0, (), counts, found)
    return [
        replace(
            entry,
            memos=desk.noted["memo", entry.id],
            flags=desk.noted["flag", entry.id],
            number=numbers.get(str(entry.id), 0),
        )
        for entry in found
    ]


def _place(desk: Desk, code: dict[str, Any]) -> uuid.UUID | None:
    """The nearest code above that is in use; retired and removed ones are stepped over."""
    above, seen = code["parent_id"], {code["id"]}
    while above is not None:
        above = successor(above, desk.successors)
        parent = desk.codes.get(above)
        if parent is None or above in seen:
            return None
        if parent["status"] in USABLE and not parent["removed"]:
            return parent["id"]  # type: ignore[no-any-return]
        seen.add(above)
        above = parent["parent_id"]
    return None


def _grow(
    children: dict[uuid.UUID | None, list[dict[str, Any]]],
    above: uuid.UUID | None,
    depth: int,
    path: tuple[str, ...],
    counts: dict[Any, Count],
    found: list[Entry],
) -> None:
    for code in children.get(above, ()):
        count = counts.get(code["id"], Count(0, 0))
        found.append(
            Entry(
                code["id"],
                code["name"],
                code["colour"],
                min(depth, DEEPEST),
                " › ".join(path),
                count.own,
                count.with_subcodes,
                code["status"] == Status.CANDIDATE,
                code["brief"],
            )
        )
        _grow(children, code["id"], depth + 1, (*path, code["name"]), counts, found)


def counted(desk: Desk) -> dict[Any, Count]:
    """Passages of each code in this interview, of the codings shown."""
    number = {key: place for place, key in enumerate(desk.codes)}  # quicker keys than ids
    known = {text: place for key, place in number.items() for text in (str(key), key.hex)}
    codings = [Coded(None, known.get(row[1], -1), 0, None, row[3], row[4]) for row in desk.rows]
    parents = {number[key]: number.get(code["parent_id"]) for key, code in desk.codes.items()}
    merged = {number[key]: number[after] for key, after in desk.successors.items()}
    counts = roll_up(codings, parents, merged)
    return {key: counts.get(place, Count(0, 0)) for key, place in number.items()}


def in_hand(desk: Desk, asked: str) -> Code | None:
    """The code whose rules are shown, if the member may see it."""
    try:
        key = uuid.UUID(asked)
    except ValueError:
        return None
    return Code.objects.visible_to(desk.member).filter(pk=key).first()
