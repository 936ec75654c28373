"""Files on their way in: taken up at once, read by a job, kept or set aside by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django.utils.translation import gettext as _

from interviews.formats.transcript import Transcript
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import Act, By, action
from interviews.projects.models import Blob, Job
from interviews.transcripts.actions.keeping import About, keep_interview
from interviews.transcripts.actions.remembering import remember
from interviews.transcripts.guessing import SpeakerPlan
from interviews.transcripts.models import ImportFile, Interview
from interviews.transcripts.models.importing import ImportState
from interviews.transcripts.summarising import GUESSED

READING = "transcripts.import"
READING_AGAIN = "transcripts.read_again"
KEEPING = "transcripts.keep"
MOST_FILES = 100
MOST_BYTES = 100 * 1024 * 1024


def refuse_too_much(sizes: Sequence[int]) -> None:
    """Refuse files of these sizes (bytes) together; told before any of them is read."""
    if not sizes:
        raise Refused(_("No file was chosen. Choose one or more transcripts."))
    if len(sizes) > MOST_FILES or sum(sizes) > MOST_BYTES:
        raise Refused(_("This is more than 100 files or 100 MB. Import it in several goes."))


@action("import.begun", undoable=False)
def begin_import(act: Act, *, files: Sequence[tuple[str, bytes]]) -> Job:
    """Take up files (name, bytes) and send a job to read them; refuses too much at once."""
    refuse_too_much([len(data) for _name, data in files])
    job = jobs.begin(act.member, READING, {}, total=len(files))
    for position, (name, data) in enumerate(files):
        blob = Blob.of(act.project_id, name, data)
        blob.save(force_insert=True)
        ImportFile.objects.create(project_id=act.project_id, job=job, blob=blob, position=position)
    return job


def keep_file(
    by: By | Act,
    file: ImportFile,
    transcript: Transcript,
    speakers: Sequence[SpeakerPlan],
    about: About,
    remembered: tuple[str, dict[str, Any]] | None = None,
) -> Interview:
    """Keep a file that was looked over, once: asked again, answers with the same interview.

    ``remembered`` are a shape and settings for the next files of that shape.
    """
    return _keep_file(
        by,
        file=file,
        reading=transcript.to_json(),
        speakers=[asdict(plan) for plan in speakers],
        about=asdict(about),
        remembered=list(remembered) if remembered else [],
    )


@action("interview.imported", undoable=False)
def _keep_file(
    act: Act,
    *,
    file: ImportFile,
    reading: dict[str, object],
    speakers: list[dict[str, str]],
    about: dict[str, Any],
    remembered: list[Any],
) -> Interview:
    held = ImportFile.objects.select_for_update().get(pk=file.pk)
    if held.interview:
        return held.interview
    if held.state == ImportState.SET_ASIDE:
        raise Refused(_("This file was set aside in the meantime. Import it again to keep it."))
    interview = keep_interview(
        act,
        Transcript.from_json(reading),
        [SpeakerPlan(**plan) for plan in speakers],
        replace(About(**about), original=str(held.blob_id)),
    )
    held.interview, held.state, held.reading = interview, ImportState.KEPT, None
    held.save(update_fields=["interview", "state", "reading"])
    if remembered:
        remember(act, interview, *remembered)
        _read_others_again(act, held, remembered[1].get("encoding", ""))
    return interview


def _read_others_again(act: Act, file: ImportFile, encoding: str) -> None:
    """Have waiting files whose encoding was guessed read as this one was, if they are like it."""
    guessed = ImportFile.objects.filter(
        project_id=act.project_id,
        state=ImportState.READ,
        corrections={},
        summary__encoding=GUESSED,
    )
    for row in guessed.exclude(pk=file.pk) if encoding else ():
        jobs.begin(act.member, READING_AGAIN, {"file": str(row.pk), "encoding": ""}, total=1)


@action("import.corrected", undoable=False)
def correct_file(act: Act, *, file: ImportFile, corrections: dict[str, Any]) -> ImportFile:
    """Remember what a person corrected in a file that is not kept yet."""
    ImportFile.objects.filter(pk=file.pk, state=ImportState.READ).update(corrections=corrections)
    file.refresh_from_db()
    return file


@action("import.read_again", undoable=False)
def read_again(act: Act, *, file: ImportFile, encoding: str) -> Job:
    """Send a job to read a file in another encoding; until it is done the former reading stands."""
    arguments = {"file": str(file.pk), "encoding": encoding}
    return jobs.begin(act.member, READING_AGAIN, arguments, total=1)


@action("import.keeping", undoable=False)
def begin_keeping(act: Act, *, files: Sequence[str]) -> Job:
    """Send a job to keep these files (ids) as they were read."""
    return jobs.begin(act.member, KEEPING, {"files": list(files)}, total=len(files))


@action("import.set_aside", undoable=False)
def set_aside(act: Act, *, file: ImportFile) -> ImportFile:
    """Do not keep this file: what was read of it and the file itself are dropped."""
    waiting = ImportFile.objects.filter(pk=file.pk, interview=None)
    if waiting.update(state=ImportState.SET_ASIDE, reading=None, summary={}, corrections={}):
        Blob.objects.filter(pk=file.blob_id).update(data=b"", size=0, name="")
    file.refresh_from_db()
    return file
