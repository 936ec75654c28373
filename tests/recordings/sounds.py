"""Small audio files, made byte by byte."""

from __future__ import annotations

import io
import math
import struct
import wave


def wav(seconds: float = 1.0, hertz: int = 8000) -> bytes:
    """A quiet tone, one channel of 16 bits."""
    count = int(seconds * hertz)
    tone = (int(2000 * math.sin(n / 9)) for n in range(count))
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(hertz)
        file.writeframes(struct.pack(f"<{count}h", *tone))
    return held.getvalue()


def mp3(frames: int = 100, tag: bytes = b"") -> bytes:
    """Frames of MPEG 1 layer III at 128 kbit/s and 44.1 kHz, of 417 bytes, silent."""
    return tag + (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def id3(size: int = 300) -> bytes:
    return b"ID3\x04\0\0" + bytes([0, 0, size >> 7, size & 127]) + bytes(size)


def box(name: bytes, *inner: bytes) -> bytes:
    content = b"".join(inner)
    return struct.pack(">I", 8 + len(content)) + name + content


def m4a(seconds: int = 12, kinds: tuple[bytes, ...] = (b"soun",), late: bool = True) -> bytes:
    """An MP4 with tracks of these kinds, its index after the data unless ``late`` is False."""
    head = box(b"mvhd", bytes(12), struct.pack(">II", 1000, seconds * 1000), bytes(80))
    tracks = [box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), kind, bytes(13)))) for kind in kinds]
    index, data = box(b"moov", head, *tracks), box(b"mdat", bytes(5000))
    start = box(b"ftyp", b"M4A \0\0\0\0")
    return start + (data + index if late else index + data)


def page(packet: bytes, position: int) -> bytes:
    """A page of Ogg with one packet of less than 255 bytes."""
    return b"OggS\0\0" + struct.pack("<QIII", position, 1, 0, 0) + bytes([1, len(packet)]) + packet


def opus(seconds: int = 7) -> bytes:
    head = b"OpusHead\x01\x01" + struct.pack("<HIhB", 312, 48000, 0, 0)
    return page(head, 0) + page(b"OpusTags" + bytes(8), 0) + page(bytes(60), seconds * 48000 + 312)


def vorbis(seconds: int = 3) -> bytes:
    head = b"\x01vorbis" + struct.pack("<IBIiiiBB", 0, 1, 22050, 0, 0, 0, 0, 1)
    return page(head, 0) + page(bytes(60), seconds * 22050)


def theora() -> bytes:
    return page(b"\x80theora\x03\x02\x01" + bytes(30), 0) + page(bytes(60), 1)
