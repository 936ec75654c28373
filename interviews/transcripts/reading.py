"""The jobs that read uploaded files and keep many, one step a file; a bad one stops no other."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews import formats
from interviews.formats.transcript import Transcript, Unreadable
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.jobs.running import MOST_ATTEMPTS
from interviews.projects.speaking import said
from interviews.transcripts.actions.importing import KEEPING, READING, READING_AGAIN
from interviews.transcripts.looking_over import keep, look
from interviews.transcripts.models import ImportFile, KeptReading
from interviews.transcripts.models.importing import ImportState
from interviews.transcripts.remembered import kept_readings, recall
from interviews.transcripts.summarising import GUESSED, summary


@jobs.kind(READING)
def read_files(run: jobs.Run) -> None:
    """Read what an earlier attempt did not; reading happens outside the transaction."""
    files = ImportFile.objects.filter(job=run.job)
    waiting = list(files.filter(state=ImportState.WAITING).order_by("position"))
    run.expect(files.count(), done=files.count() - len(waiting))
    kept = kept_readings(run.job.project_id)
    last = run.attempt >= MOST_ATTEMPTS
    turn = (run.attempt - 1) % max(1, len(waiting))
    for file in waiting[turn:] + waiting[:turn]:  # one that ends the worker stops no other for ever
        if last:
            with run.step(done=0):
                _set(file, {"state": ImportState.REFUSED, "sentence": STOPPED()})
        read = _read(file, kept)
        with run.step():
            _set(file, read)


def STOPPED() -> str:  # noqa: N802 - a sentence, in the reader's language
    return _(
        "Reading this file was tried several times and stopped each time. Open it in the program "
        "that made it, save it again or as plain text, and import that."
    )


def _set(file: ImportFile, read: dict[str, object]) -> None:
    """What was found of a file, unless a person has set it aside in the meantime."""
    states = (ImportState.WAITING, ImportState.REFUSED)
    ImportFile.objects.filter(pk=file.pk, state__in=states).update(**{"sentence": "", **read})


def _read(file: ImportFile, kept: list[KeptReading]) -> dict[str, object]:
    data, name = bytes(file.blob.data), file.blob.name
    try:
        read = _in_a_kept_encoding(data, name, kept)
    except Unreadable as error:
        return {"state": ImportState.REFUSED, "sentence": said(error.args[0])}
    return {"state": ImportState.READ, **_told(*read)}


def _told(transcript: Transcript, encoding: str, chosen: bool) -> dict[str, object]:
    """``chosen`` says that a person named the encoding, for this file or one like it."""
    read = {"encoding": encoding, "chosen": chosen}
    return {"reading": transcript.to_json(), "summary": {**summary(transcript), **read}}


def _in_a_kept_encoding(
    data: bytes, name: str, kept: list[KeptReading]
) -> tuple[Transcript, str, bool]:
    """What is in the file, and the encoding: where that is a guess, one that was kept goes first.

    :raises Unreadable: as reading does.
    """
    encoding = formats.encoding_of(data)
    if encoding == GUESSED:
        for chosen in dict.fromkeys(one.encoding for one in kept if one.encoding):
            transcript = formats.read(data, name, chosen)
            found = recall(kept, transcript).kept
            if found and found.encoding == chosen:
                return transcript, chosen, True
    return formats.read(data, name), encoding, False


@jobs.kind(READING_AGAIN)
def read_file_again(run: jobs.Run) -> None:
    """Read one file in another encoding: that which a person chose, or one that was kept."""
    file = ImportFile.objects.select_related("blob").get(pk=run.job.arguments["file"])
    read = _read_again(file, run.job.arguments["encoding"])
    run.expect(1)
    with run.step():
        ImportFile.objects.filter(pk=file.pk, state=ImportState.READ).update(**read)


def _read_again(file: ImportFile, encoding: str) -> dict[str, object]:
    """What changes in the row; where reading fails the former reading stays, with a sentence."""
    data, name = bytes(file.blob.data), file.blob.name
    try:
        if encoding:
            told = _told(formats.read(data, name, encoding), encoding, True)
        else:
            told = _told(*_in_a_kept_encoding(data, name, kept_readings(file.project_id)))
    except Unreadable as error:
        return {"sentence": said(error.args[0])}
    about = {"about": file.corrections["about"]} if file.corrections else {}
    return {**told, "corrections": about, "sentence": ""}


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
