"""A file that was read, with what a person has corrected in it so far."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Any

from interviews.formats.transcript import Transcript
from interviews.projects.history import Act, By
from interviews.projects.models import Project
from interviews.transcripts.actions.importing import keep_file
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.correcting_reading import Correction, correct, plans
from interviews.transcripts.guessing import guess, names_among
from interviews.transcripts.models import ImportFile, Interview, Participant


@dataclass(frozen=True)
class Look:
    """How a file was read, and how it is to be kept."""

    reading: Transcript
    corrections: tuple[Correction, ...]
    about: About

    def corrected(self) -> Transcript:
        return correct(self.reading, self.corrections)

    def to_json(self) -> dict[str, Any]:
        """What a person decided: stored beside the reading until it is kept."""
        speakers = [each.to_json() for each in self.corrections]
        return {"speakers": speakers, "about": asdict(self.about)}


def look(file: ImportFile) -> Look:
    """The file as corrected so far, or as guessed; its reading must still be there."""
    reading = Transcript.from_json(file.reading or {"format": "", "turns": []})
    if file.corrections:
        speakers = tuple(Correction(**each) for each in file.corrections["speakers"])
        return Look(reading, speakers, About(**file.corrections["about"]))
    return _guessed(file, reading)


def keep(by: By | Act, file: ImportFile, seen: Look) -> Interview:
    """Keep a file as looked over; asked again, answers with the same interview."""
    transcript = seen.corrected()
    return keep_file(by, file, transcript, plans(seen.corrections, transcript), seen.about)


def as_guessed(project_id: Any, reading: Transcript, name: str = "") -> tuple[Correction, ...]:
    """First guesses about the speakers; ``name`` is what the file is called."""
    taken = Participant.objects.filter(project_id=project_id, removed=False)
    labels = set(taken.values_list("label", flat=True))
    return tuple(map(Correction.of, guess(reading, labels, PurePath(name).stem)))


def _guessed(file: ImportFile, reading: Transcript) -> Look:
    speakers = as_guessed(file.project_id, reading, file.blob.name)
    language = Project.objects.values_list("language", flat=True).get(pk=file.project_id)
    asking = names_among(each.label for each in speakers if each.role == "interviewer")
    about = About(language=reading.language or language, interviewers=asking)
    return Look(reading, speakers, replace(about, language=about.language[:20]))
