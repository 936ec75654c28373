"""WAV: chunks of RIFF, of which the format and the length of the data are read."""

from __future__ import annotations

import struct
from typing import BinaryIO

from interviews.recordings.containers.heard import Heard, Unplayable

PLAYABLE = {1, 3, 6, 7, 0xFFFE}  # PCM, float, A-law, mu-law, and their extensible form
MOST_CHUNKS = 100
STREAMED = 0xFFFFFFFF


def recognise(head: bytes) -> bool:
    return head[:4] in {b"RIFF", b"RF64"} and head[8:12] == b"WAVE"


def measure(file: BinaryIO, size: int) -> Heard:
    file.seek(12)
    rate = 0
    for _chunk in range(MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            break
        name, length = head[:4], struct.unpack("<I", head[4:])[0]
        if name == b"data":
            length = min(length, size - file.tell())
            return Heard("audio/wav", length / rate if rate else None)
        body = file.read(min(length, 64))
        if name == b"fmt ":
            rate = _rate(body)
        file.seek(length + length % 2 - len(body), 1)
    raise Unplayable("broken")


def _rate(body: bytes) -> int:
    """Bytes a second."""
    if len(body) < 16:
        raise Unplayable("broken")
    codec, _channels, _hertz, rate = struct.unpack("<HHII", body[:12])
    if codec not in PLAYABLE:
        raise Unplayable("codec")
    return int(rate)
