"""Small phrases that tables and documents share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.utils.translation import gettext as _


def listed(names: Sequence[str]) -> str:
    """``P1, P3 and P5``."""
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}


@lru_cache(1024)  # rows come by their place: the next ones are often of the same turn
def clock(seconds: float | None) -> str:
    """Seconds as ``H:MM:SS``; empty where the time is not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
