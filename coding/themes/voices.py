"""How many quotes the paper uses, by who speaks in them and by theme: the balance of voices."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coding.themes.listing import QuoteListed


@dataclass(frozen=True)
class Share:
    """``used`` of ``quotes``, ``contrary`` of them of contrary passages.

    ``key`` is what the list of quotes is filtered by.
    """

    name: str
    key: str
    used: int
    quotes: int
    depth: int = 0
    contrary: int = 0


@dataclass(frozen=True)
class Balance:
    participants: Sequence[Share]
    themes: Sequence[Share]
    used: int
    quotes: int


def balance_of(
    listed: Sequence[QuoteListed],
    participants: Iterable[str],
    themes: Iterable[tuple[uuid.UUID, str, int]],
) -> Balance:
    """Figures for every participant and theme there is, those without quotes too.

    ``themes`` are (id, name, depth) in the order of the outline.
    """
    return Balance(
        [
            _share(who, who, [one for one in listed if who in one.participants])
            for who in participants
        ],
        [
            _share(name, str(key), [one for one in listed if key in one.theme_ids], depth)
            for key, name, depth in themes
        ],
        sum(one.used for one in listed),
        len(listed),
    )


def _share(name: str, key: str, quotes: Sequence[QuoteListed], depth: int = 0) -> Share:
    contrary = sum(one.quote.contrary for one in quotes)
    return Share(name, key, sum(one.used for one in quotes), len(quotes), depth, contrary)


def definition() -> str:
    """What the figures count, to be printed with them."""
    return _(
        "Used: quotes marked as used in the paper, of all quotes you may see. A participant's "
        "quotes are those in which they speak; a quote in which two speak counts for both. A "
        "theme's are those made of its own passages and of its sub-themes', contrary ones among "
        "them: how many are contrary stands beside. No quote used is no "
        "evidence that somebody had nothing to say."
    )
