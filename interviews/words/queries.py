"""Where words and sentences of a transcript lie, once the worker has found them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from interviews.projects.prepared import prepared
from interviews.words.models import VersionWords
from interviews.words.packing import Stretch, unpack


def sentence_starts(transcript_id: uuid.UUID) -> Sequence[int] | None:
    """Where sentences begin, in order; None while they are not found yet. One query."""
    for (packed,) in _packed_sentences(transcript_id):
        return _starts(bytes(packed))
    return None


@prepared
def _packed_sentences(transcript_id: uuid.UUID) -> QuerySet[VersionWords, tuple[Any]]:
    return VersionWords.objects.filter(transcript=transcript_id).values_list("sentences")


@lru_cache(maxsize=16)
def _starts(packed: bytes) -> tuple[int, ...]:
    """Unpacking takes longer than asking, and the same text is drawn from again and again."""
    return tuple(start for start, _end in unpack(packed))


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


def sentences_in(transcripts: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Stretch]]:
    """The sentences of each of these texts where they are found. One query."""
    rows = VersionWords.objects.filter(transcript__in=list(transcripts))
    return {pk: unpack(packed) for pk, packed in rows.values_list("transcript_id", "sentences")}
