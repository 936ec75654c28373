"""Offsets packed into bytes: for each stretch its distance from the one before, and its length.

Each number is written seven bits at a time, lowest first, with the eighth bit set where more
follow. A word takes two bytes. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Stretch = tuple[int, int]


def pack(stretches: Iterable[Stretch]) -> bytes:
    """Stretches ``[start, end)`` in order, none overlapping; ValueError otherwise."""
    packed, last = bytearray(), 0
    for start, end in stretches:
        if not last <= start < end:
            raise ValueError(f"{start} to {end} does not follow {last}.")
        _put(packed, start - last)
        _put(packed, end - start)
        last = end
    return bytes(packed)


def unpack(packed: bytes | memoryview) -> list[Stretch]:
    """What was packed."""
    numbers = _numbers(bytes(packed))
    found, last = [], 0
    for gap in numbers:
        start = last + gap
        last = start + next(numbers)
        found.append((start, last))
    return found


def _put(packed: bytearray, number: int) -> None:
    while number > 127:
        packed.append(number & 127 | 128)
        number >>= 7
    packed.append(number)


def _numbers(packed: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in packed:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number = shift = 0
