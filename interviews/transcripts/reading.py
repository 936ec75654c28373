"""The jobs that read uploaded files and keep many, one step a file; a bad one stops no other."""

from __future__ import annotations

from interviews import formats
from interviews.formats.transcript import Unreadable
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.transcripts.actions.importing import KEEPING, READING
from interviews.transcripts.looking_over import keep, look
from interviews.transcripts.models import ImportFile
from interviews.transcripts.models.importing import ImportState
from interviews.transcripts.summarising import summary


@jobs.kind(READING)
def read_files(run: jobs.Run) -> None:
    """Read what an earlier attempt did not; reading happens outside the transaction."""
    files = ImportFile.objects.filter(job=run.job)
    waiting = list(files.filter(state=ImportState.WAITING).order_by("position"))
    run.expect(files.count(), done=files.count() - len(waiting))
    for file in waiting:
        read = _read(file)
        with run.step():
            ImportFile.objects.filter(pk=file.pk, state=ImportState.WAITING).update(**read)


def _read(file: ImportFile) -> dict[str, object]:
    try:
        transcript = formats.read(bytes(file.blob.data), file.blob.name)
    except Unreadable as error:
        return {"state": ImportState.REFUSED, "sentence": str(error)}
    return {
        "state": ImportState.READ,
        "reading": transcript.to_json(),
        "summary": summary(transcript),
    }


@jobs.kind(KEEPING)
def keep_files(run: jobs.Run) -> None:
    """Keep files as read and corrected; those that an earlier attempt kept stay as they are."""
    wanted = run.job.arguments["files"]
    files = ImportFile.objects.filter(pk__in=wanted, project_id=run.job.project_id)
    waiting = files.filter(state=ImportState.READ).order_by("made_at", "position", "id")
    keys = list(waiting.values_list("pk", flat=True))
    run.expect(len(wanted), done=len(wanted) - len(keys))
    for key in keys:
        with run.step():
            _keep(run, ImportFile.objects.select_related("blob").get(pk=key))


def _keep(run: jobs.Run, file: ImportFile) -> None:
    if file.state != ImportState.READ:
        return
    try:
        keep(By(run.job.member), file, look(file))
    except Refused as refusal:
        ImportFile.objects.filter(pk=file.pk).update(sentence=str(refusal))
