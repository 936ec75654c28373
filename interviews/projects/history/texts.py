"""The texts in a JSON value: going through them all, looking in them, changing them. No Django."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from (*strings(key), *strings(part))
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def holds(value: Any, find: Callable[[str], object]) -> bool:
    """Whether in any text of a JSON value there is something to be found."""
    return any(find(text) for text in strings(value))


def each(value: Any, change: Callable[[str], str]) -> Any:
    """A JSON value with every text in it changed, keys too."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(key): each(part, change) for key, part in value.items()}
    return [each(part, change) for part in value] if isinstance(value, list) else value
