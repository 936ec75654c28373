"""MP4 as m4a: boxes within boxes, of which only the headers are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from interviews.recordings.containers.heard import Heard, Unplayable

MOST_BOXES = 2000


def recognise(head: bytes) -> bool:
    return head[4:8] == b"ftyp"


def measure(file: BinaryIO, size: int) -> Heard:
    tracks, seconds = set(), None
    for name, start, end in _walk(file, 0, size, [MOST_BOXES]):
        if name == b"hdlr":
            file.seek(start + 8)
            tracks.add(file.read(4))
        elif name == b"mvhd":
            seconds = _seconds(file, start, end)
    if b"vide" in tracks:
        raise Unplayable("video")
    if b"soun" not in tracks:
        raise Unplayable("broken")
    return Heard("audio/mp4", seconds)


def _walk(
    file: BinaryIO, start: int, end: int, left: list[int]
) -> Iterator[tuple[bytes, int, int]]:
    """Name, beginning and end of the content of each box on the way to the tracks' handlers."""
    at = start
    while at + 8 <= end and left[0] > 0:
        left[0] -= 1
        file.seek(at)
        length, name = struct.unpack(">I4s", file.read(8))
        inner = at + 8
        if length == 1:
            length = int.from_bytes(file.read(8), "big")
            inner += 8
        beyond = end if length == 0 else at + length
        if not inner <= beyond <= end:
            return  # cut short, or no box at all
        if name in {b"moov", b"trak", b"mdia"}:
            yield from _walk(file, inner, beyond, left)
        else:
            yield name, inner, beyond
        at = beyond


def _seconds(file: BinaryIO, start: int, end: int) -> float | None:
    file.seek(start)
    body = file.read(min(32, end - start))
    if len(body) == 32 and body[0] == 1:
        scale, length = struct.unpack(">IQ", body[20:32])
    elif len(body) >= 20:
        scale, length = struct.unpack(">II", body[12:20])
    else:
        return None
    return length / scale if scale else None
