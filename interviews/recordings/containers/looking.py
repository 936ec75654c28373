"""Tell an audio file's kind and length by its content, whatever its name says."""

from __future__ import annotations

from typing import BinaryIO

from interviews.recordings.containers import mp3, mp4, ogg, wav
from interviews.recordings.containers.heard import Heard, Unplayable

EBML = b"\x1a\x45\xdf\xa3"
CONTAINERS = (wav, ogg, mp4, mp3)


def look(file: BinaryIO, size: int) -> Heard:
    """Kind and length of a seekable file of ``size`` bytes. Raises Unplayable."""
    file.seek(0)
    head = file.read(64)
    if head.startswith(EBML) or (head[:4] == b"RIFF" and head[8:12] == b"AVI "):
        raise Unplayable("video")
    for container in CONTAINERS:
        if container.recognise(head):
            file.seek(0)
            return _measured(container.measure(file, size))
    raise Unplayable("unknown")


def _measured(heard: Heard) -> Heard:
    """A length that no recording has is no length."""
    seconds = heard.seconds
    told = seconds is not None and 0 < seconds < 10 * 24 * 3600
    return heard if told else heard._replace(seconds=None)
