"""Where words and sentences of a transcript lie, once the worker has found them."""

from __future__ import annotations

import uuid

from interviews.words.models import VersionWords
from interviews.words.packing import Stretch, unpack


def sentences_of(transcript_id: uuid.UUID) -> list[Stretch] | None:
    """``[start, end)`` of each sentence; None while they are not found yet. One query."""
    return _unpacked(transcript_id, "sentences")


def words_of(transcript_id: uuid.UUID) -> list[Stretch] | None:
    """``[start, end)`` of each word; None while they are not found yet. One query."""
    return _unpacked(transcript_id, "words")


def _unpacked(transcript_id: uuid.UUID, name: str) -> list[Stretch] | None:
    rows = VersionWords.objects.filter(transcript=transcript_id)
    packed = rows.values_list(name, flat=True).first()
    return None if packed is None else unpack(packed)
