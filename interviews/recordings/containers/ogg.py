"""Ogg with Opus, Vorbis or FLAC: the first packet tells the codec, the last page the length."""

from __future__ import annotations

import struct
from typing import BinaryIO

from interviews.recordings.containers.heard import Heard, Unplayable

MARK = b"OggS"
TAIL = 128 * 1024
OPUS_HERTZ = 48_000
NO_POSITION = 2**64 - 1
VIDEO = (b"\x80theora", b"BBCD\0", b"\x01video", b"fishead\0")


def recognise(head: bytes) -> bool:
    return head.startswith(MARK)


def measure(file: BinaryIO, size: int) -> Heard:
    head = file.read(4096)
    packet = _first_packet(head)
    if packet.startswith(VIDEO) or any(mark in head for mark in VIDEO):
        raise Unplayable("video")
    hertz, skipped = _hertz(packet)
    last = _last_position(file, size)
    return Heard("audio/ogg", (last - skipped) / hertz if last and hertz else None)


def _first_packet(head: bytes) -> bytes:
    if len(head) < 28:
        raise Unplayable("broken")
    return head[27 + head[26] :]


def _hertz(packet: bytes) -> tuple[int, int]:
    """Positions a second, and how many at the beginning are not played."""
    if packet.startswith(b"OpusHead") and len(packet) >= 12:
        return OPUS_HERTZ, struct.unpack("<H", packet[10:12])[0]
    if packet.startswith(b"\x01vorbis") and len(packet) >= 16:
        return struct.unpack("<I", packet[12:16])[0], 0
    if packet.startswith(b"\x7fFLAC") and len(packet) >= 30:
        return int.from_bytes(packet[27:30], "big") >> 4, 0
    raise Unplayable("codec")


def _last_position(file: BinaryIO, size: int) -> int:
    file.seek(max(0, size - TAIL))
    tail = file.read(TAIL)
    at = tail.rfind(MARK)
    while at >= 0:
        if len(tail) >= at + 14:
            position = struct.unpack("<Q", tail[at + 6 : at + 14])[0]
            if position != NO_POSITION:
                return int(position)
        at = tail.rfind(MARK, 0, at)
    return 0
