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
from interviews.transcripts.guessing import SpeakerPlan
from interviews.transcripts.models import ImportFile, Interview
from interviews.transcripts.models.importing import ImportState

READING = "transcripts.import"


@action("import.begun", undoable=False)
def begin_import(act: Act, *, files: Sequence[tuple[str, bytes]]) -> Job:
    """Take up files (name, bytes) and send a job to read them."""
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
) -> Interview:
    """Keep a file that was looked over, once: asked again, answers with the same interview."""
    return _keep_file(
        by,
        file=file,
        reading=transcript.to_json(),
        speakers=[asdict(plan) for plan in speakers],
        about=asdict(about),
    )


@action("interview.imported", undoable=False)
def _keep_file(
    act: Act,
    *,
    file: ImportFile,
    reading: dict[str, object],
    speakers: list[dict[str, str]],
    about: dict[str, Any],
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
    return interview


@action("import.set_aside", undoable=False)
def set_aside(act: Act, *, file: ImportFile) -> ImportFile:
    """Do not keep this file."""
    ImportFile.objects.filter(pk=file.pk, interview=None).update(
        state=ImportState.SET_ASIDE, reading=None
    )
    file.refresh_from_db()
    return file
