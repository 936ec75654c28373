"""Which settings a project keeps for a file, found by the file's shape."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from interviews.formats.transcript import Transcript
from interviews.transcripts.correcting_reading import NOBODY, Correction
from interviews.transcripts.missed_labels import with_labels
from interviews.transcripts.models import KeptReading
from interviews.transcripts.shapes import NAMED, pattern, shape


def kept_readings(project_id: uuid.UUID) -> list[KeptReading]:
    """All settings a project keeps; one query."""
    rows = KeptReading.objects.filter(project_id=project_id, removed=False)
    return list(rows.select_related("learned_from"))


def fitting(kept: Iterable[KeptReading], format: str, labels: Iterable[str]) -> KeptReading | None:
    """The settings for a file of this format with these labels."""
    held = list(labels)
    for one in kept:
        nobody = {rule["label"].casefold() for rule in one.labels if rule["role"] == NOBODY}
        left = [label for label in held if label.casefold() not in nobody]
        if one.format == format and one.shape == shape(format, left):
            return one
    return None


@dataclass(frozen=True)
class Remembered:
    """A file as kept settings read it; ``kept`` is None where there are none for it."""

    reading: Transcript
    missed: tuple[str, ...] = ()
    kept: KeptReading | None = None


def recall(kept: Iterable[KeptReading], transcript: Transcript) -> Remembered:
    """The transcript read as files of its shape were before."""
    held = list(kept)
    if found := fitting(held, transcript.format, transcript.speakers()):
        return Remembered(transcript, kept=found)
    for one in held:
        if one.missed:
            again = with_labels(transcript, one.missed)
            if again is not transcript and fitting([one], again.format, again.speakers()):
                return Remembered(again, tuple(one.missed), one)
    return Remembered(transcript)


def to_remember(
    corrections: Iterable[Correction], missed: Iterable[str], format: str
) -> tuple[str, dict[str, Any]]:
    """The shape, and what is kept of the labels: no name of a participant."""
    held = list(corrections)
    asking = {one.label.casefold() for one in held if one.role != "participant"}
    labels = [
        {"label": one.label, "name": one.called, "role": one.role}
        for one in held
        if one.label and one.role != "participant"
    ]
    speaking = shape(format, (one.label for one in held if one.role != NOBODY))
    again = [one for one in missed if one.casefold() in asking or pattern(one) != NAMED]
    return speaking, {"format": format, "labels": labels, "missed": again}
