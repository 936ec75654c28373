"""Seconds of a recording as people write them. Pure."""

from __future__ import annotations


def clock(seconds: float | None) -> str:
    """``3:07`` or ``1:02:03``; empty where there is no time."""
    if seconds is None:
        return ""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
