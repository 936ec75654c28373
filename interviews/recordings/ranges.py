"""Which bytes a request asks for (RFC 9110, section 14). Pure."""

from __future__ import annotations

import re

ONE = re.compile(r"bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


class Unsatisfiable(ValueError):
    """Nothing of what was asked for is there."""


def asked(header: str, size: int) -> tuple[int, int] | None:
    """``[start, end)`` of one range; None where the whole is to be sent.

    Several ranges, and what is no range at all, are answered with the whole, as the RFC allows.
    """
    found = ONE.fullmatch(header)
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return _suffix(int(last), size)
    start, end = int(first), int(last) + 1 if last else size
    if end <= start and last:
        return None  # "5-3" is no range
    if start >= size:
        raise Unsatisfiable
    return start, min(end, size)


def _suffix(length: int, size: int) -> tuple[int, int]:
    if not length or not size:
        raise Unsatisfiable
    return max(0, size - length), size
