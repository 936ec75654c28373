"""Numbers as addresses and forms send them: anybody can write anything there."""

from __future__ import annotations

LONGEST = 9  # digits: what every database holds, and far more than there is to count


def whole(sent: str) -> int | None:
    """The number, from 0 to 999,999,999; None for anything else."""
    return int(sent) if sent.isdecimal() and len(sent) <= LONGEST else None
