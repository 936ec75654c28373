"""The job that reads uploaded files, one step a file; a bad file never stops the others."""

from __future__ import annotations

from interviews import formats
from interviews.formats.transcript import Unreadable
from interviews.projects import jobs
from interviews.transcripts.actions.importing import READING
from interviews.transcripts.models import ImportFile
from interviews.transcripts.models.importing import ImportState


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
    return {"state": ImportState.READ, "reading": transcript.to_json()}
