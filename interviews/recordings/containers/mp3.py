"""MP3: frames after a tag; length from the encoder's own count, else from the bit rate."""

from __future__ import annotations

import struct
from typing import BinaryIO, NamedTuple

from interviews.recordings.containers.heard import Heard, Unplayable

SEARCHED = 64 * 1024
MPEG1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
HERTZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


class Frame(NamedTuple):
    """One frame's bit rate (a second), rate of samples, samples and bytes."""

    bits: int
    hertz: int
    samples: int
    length: int


def recognise(head: bytes) -> bool:
    return head[:3] == b"ID3" or _frame(head, 0) is not None


def measure(file: BinaryIO, size: int) -> Heard:
    begin = _after_tag(file.read(10))
    file.seek(begin)
    data = file.read(SEARCHED)
    for at in range(len(data) - 4):
        first = _frame(data, at)
        if first and _frame(data, at + first.length):
            return Heard("audio/mpeg", _seconds(data, at, first, size - begin - at))
    raise Unplayable("broken")


def _after_tag(head: bytes) -> int:
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    length = 0
    for byte in head[6:10]:
        length = length << 7 | byte & 127
    return 10 + length + (10 if head[5] & 16 else 0)


def _frame(data: bytes, at: int) -> Frame | None:
    """The frame of layer III that begins here; None where none does."""
    if len(data) < at + 4 or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    kind, rate, hertz = data[at + 1] >> 3 & 3, data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if kind == 1 or rate in {0, 15} or hertz == 3:
        return None
    bits = (MPEG1 if kind == 3 else MPEG2)[rate] * 1000
    samples, heard = 1152 if kind == 3 else 576, HERTZ[kind][hertz]
    return Frame(bits, heard, samples, samples // 8 * bits // heard + (data[at + 2] >> 1 & 1))


def _seconds(data: bytes, at: int, first: Frame, length: int) -> float:
    frames = _counted(data[at : at + first.length])
    if frames:
        return frames * first.samples / first.hertz
    return length * 8 / first.bits


def _counted(frame: bytes) -> int:
    """How many frames the encoder says there are; 0 where it does not."""
    for mark in (b"Xing", b"Info"):
        found = frame.find(mark, 4, 64)
        if found > 0 and len(frame) >= found + 12 and frame[found + 7] & 1:
            return int(struct.unpack(">I", frame[found + 8 : found + 12])[0])
    if frame[36:40] == b"VBRI" and len(frame) >= 54:
        return int(struct.unpack(">I", frame[50:54])[0])
    return 0
