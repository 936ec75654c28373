"""A file that was read, with what a person has corrected in it so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Any

from interviews.formats.transcript import Transcript
from interviews.projects.history import Act, By
from interviews.projects.models import Project
from interviews.transcripts.actions.importing import keep_file
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.correcting_reading import Correction, correct, plans
from interviews.transcripts.doubting import without_times
from interviews.transcripts.guessing import guess, names_among
from interviews.transcripts.missed_labels import with_labels
from interviews.transcripts.models import ImportFile, Interview, KeptReading
from interviews.transcripts.queries import labels_taken
from interviews.transcripts.remembered import kept_readings, recall, to_remember


@dataclass(frozen=True)
class Look:
    """How a file was read, and how it is to be kept.

    ``reading`` has turns for the labels that were ``missed``; ``timeless`` leaves the times out;
    ``kept`` are the settings of former files of its shape, where it is read with them.
    """

    reading: Transcript
    corrections: tuple[Correction, ...]
    about: About
    missed: tuple[str, ...] = ()
    timeless: bool = False
    kept: KeptReading | None = None

    def corrected(self) -> Transcript:
        found = correct(self.reading, self.corrections)
        return without_times(found) if self.timeless else found

    def to_json(self) -> dict[str, Any]:
        """What a person decided: stored beside the reading until it is kept."""
        return {
            "speakers": [each.to_json() for each in self.corrections],
            "about": asdict(self.about),
            "missed": list(self.missed),
            "timeless": self.timeless,
        }


def look(file: ImportFile) -> Look:
    """The file as corrected so far, or as guessed; its reading must still be there."""
    reading = Transcript.from_json(file.reading or {"format": "", "turns": []})
    if "speakers" in file.corrections:
        return _as_corrected(file, reading)
    guessed = _guessed(file, reading)
    if "about" in file.corrections:
        return replace(guessed, about=About(**file.corrections["about"]))
    return guessed


def keep(by: By | Act, file: ImportFile, seen: Look, *, remember: bool = False) -> Interview:
    """Keep a file as looked over; asked again, answers with the same interview.

    ``remember`` keeps the settings for the next files of its shape.
    """
    transcript = seen.corrected()
    remembered = _remembered(file, seen) if remember else None
    speakers = plans(seen.corrections, transcript)
    return keep_file(by, file, transcript, speakers, seen.about, remembered)


def as_guessed(
    project_id: Any,
    reading: Transcript,
    name: str = "",
    kept: KeptReading | None = None,
    taken: Collection[str] = (),
) -> tuple[Correction, ...]:
    """First guesses about the speakers; ``name`` is what the file is called, ``kept`` the settings
    of files like it, ``taken`` are ids that stand for somebody already.
    """
    rules = {label: rule for label in reading.speakers() if kept and (rule := kept.rule(label))}
    known = {label: rule["role"] for label, rule in rules.items()}
    held = {*taken, *labels_taken(project_id)}
    return tuple(
        replace(Correction.of(plan), name=rules.get(plan.name, {}).get("name", plan.name))
        for plan in guess(reading, held, PurePath(name).stem, known)
    )


def _as_corrected(file: ImportFile, reading: Transcript) -> Look:
    """As corrected; labels that nobody has corrected yet are guessed."""
    held = file.corrections
    missed = tuple(held.get("missed", ()))
    reading = with_labels(reading, missed)
    known = {each["label"]: Correction(**each) for each in held["speakers"]}
    ids = {each.participant for each in known.values()}
    speakers = as_guessed(file.project_id, reading, file.blob.name, taken=ids)
    corrections = tuple(known.get(each.label, each) for each in speakers)
    about = About(**held["about"])
    return Look(reading, corrections, about, missed, held.get("timeless", False))


def _guessed(file: ImportFile, reading: Transcript) -> Look:
    recalled = recall(kept_readings(file.project_id), reading)
    kept, read = recalled.kept, recalled.reading
    speakers = as_guessed(file.project_id, read, file.blob.name, kept)
    about = _about(file, read, speakers, kept)
    return Look(read, speakers, about, recalled.missed, bool(kept and kept.timeless), kept)


def _about(
    file: ImportFile,
    reading: Transcript,
    speakers: tuple[Correction, ...],
    kept: KeptReading | None,
) -> About:
    project = Project.objects.values_list("language", flat=True).get(pk=file.project_id)
    language = reading.language or (kept.language if kept else "") or project
    asking = names_among(each.called for each in speakers if each.role == "interviewer")
    return About(
        language=language[:20],
        mode=kept.mode if kept else "",
        interviewers=(kept.interviewers if kept else "") or asking,
    )


def _remembered(file: ImportFile, seen: Look) -> tuple[str, dict[str, Any]]:
    shape, values = to_remember(seen.corrections, seen.missed, seen.reading.format)
    encoding = file.summary.get("encoding", "") if file.summary.get("chosen") else ""
    return shape, {
        **values,
        "timeless": seen.timeless,
        "encoding": encoding,
        "mode": seen.about.mode,
        "language": seen.about.language,
        "interviewers": seen.about.interviewers,
    }
