"""Themes in the order of their outline, without what stands behind them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

from coding.themes.models import Theme


def themes_in_order(themes: Iterable[Theme]) -> list[tuple[uuid.UUID, str, int]]:
    """(id, name, how deep) of each theme, sub-themes after the one they stand under."""
    rows = list(themes)
    known = {row.pk for row in rows}
    below: dict[uuid.UUID | None, list[Theme]] = defaultdict(list)
    for row in rows:
        below[row.parent_id if row.parent_id in known else None].append(row)
    found: list[tuple[uuid.UUID, str, int]] = []

    def take(parent: uuid.UUID | None, depth: int) -> None:
        for row in below[parent]:
            found.append((row.pk, row.name, depth))
            take(row.pk, depth + 1)

    take(None, 0)
    return found
