"""The job that erases: what others wrote first, while it is known what to look for."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from interviews.formats.transcript import Transcript
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.erasing import batches, clean_file
from interviews.projects.history.texts import holds
from interviews.projects.models import Recorded
from interviews.transcripts.looking_over import look
from interviews.transcripts.models import ImportFile
from interviews.transcripts.models.importing import ImportState
from interviews.withdrawal import ledger
from interviews.withdrawal.actions import (
    ERASING,
    clear_files,
    clear_history,
    clear_words,
    erase,
    erase_interview,
    erase_participant,
    finish,
    note_cleared,
    rewrite_shared,
)
from interviews.withdrawal.models import Stage, Withdrawal
from interviews.withdrawal.quoting import holding, models_with_words, names_of, speech_of
from interviews.withdrawal.reaching import BATCH, Given, given_in, reach
from interviews.withdrawal.speech import Speech

ATTEMPTS = 10
LONGEST = timedelta(minutes=10)
UNREAD = (ImportState.WAITING, ImportState.REFUSED)


@jobs.kind(ERASING)
def erase_all(run: jobs.Run) -> None:
    """Do what an earlier attempt has left; each stage is noted when it is behind us."""
    row = Withdrawal.objects.select_related("participant").get(pk=run.job.arguments["withdrawal"])
    by = By(run.job.member)
    given = given_in(row)
    names = names_of(given, row.also)
    speech = speech_of(given, names)
    if row.stage == Stage.ASKED:
        _clear(run, by, row, given, speech)
        with run.step(0):
            row = note_cleared(by, withdrawal=row, names=names)
    if row.stage == Stage.CUT:
        _erase(run, by, row, given, speech)
        with run.step():
            row = erase_participant(by, withdrawal=row)
    ledger.note(row)
    _clean(run)
    with run.step(0):
        finish(by, withdrawal=row, backups=[one.path for one in ledger.backups()])


def _clean(run: jobs.Run) -> None:
    for _attempt in range(ATTEMPTS):
        run.hold(LONGEST)
        if clean_file():
            return
        time.sleep(1)
    raise Refused(
        _("All is erased, but the database was too busy to be cleaned of it. Let it go on later.")
    )


def _clear(run: jobs.Run, by: By, row: Withdrawal, given: Given, speech: Speech) -> None:
    """What is not the participant's own, but holds their words."""
    reached = reach(given, row.kept)
    kept = _with_facts(row.kept)
    found = holding(row.project_id, speech, reached)
    held = [one for one in found if str(one.row.pk) not in kept]
    for some in batches(held, BATCH):
        with run.step():
            clear_words(by, withdrawal=row, rows=some)
    for file in files_with(given, speech):
        with run.step():
            clear_files([file])
    with run.step():
        clear_history(row.project_id, speech.places)


def _with_facts(kept: Sequence[str]) -> set[str]:
    """Ids of rows to leave alone, with those of facts about them (revisions of a code)."""
    found = {str(key) for key in kept}
    for model in models_with_words():
        if model.PERMANENT:
            for key in model._meta.concrete_fields:
                if isinstance(key.related_model, type) and issubclass(key.related_model, Recorded):
                    facts = model._base_manager.filter(**{f"{key.name}__in": list(kept)})
                    found |= {str(fact) for fact in facts.values_list("pk", flat=True)}
    return found


def _erase(run: jobs.Run, by: By, row: Withdrawal, given: Given, speech: Speech) -> None:
    chunks = list(reach(given, row.kept).chunks())
    run.expect(len(chunks) + len(given.interviews) + 1)
    for model, ids in chunks:
        with run.step():
            erase(by, withdrawal=row, model=model._meta.label, rows=ids)
    for interview in given.shared:
        with run.step():
            rewrite_shared(by, withdrawal=row, interview=interview, speech=speech)
    for interview in given.alone:
        with run.step():
            erase_interview(by, withdrawal=row, interview=interview)


def files_with(given: Given, speech: Speech) -> list[ImportFile]:
    """Files not kept as interviews whose name, speakers or speech are the participant's.

    Of files that were refused or not read yet nobody can tell, so they are among them.
    """
    files = ImportFile.objects.filter(
        project_id=given.participant.project_id, interview=None
    ).exclude(state=ImportState.SET_ASIDE)
    label = given.participant.label
    return [file for file in files.select_related("blob") if _is_of(file, label, speech)]


def _is_of(file: ImportFile, label: str, speech: Speech) -> bool:
    if file.state in UNREAD:
        return True
    if speech.names(file.blob.name) or speech.places(file.sentence):
        return True
    if not file.reading:
        return False
    seen = look(file)
    if label in {each.participant for each in seen.corrections}:
        return True
    reading = Transcript.from_json(file.reading)
    texts = [turn.text for turn in reading.turns] + list(reading.speakers())
    told = holds([file.summary, file.corrections], speech.places)
    return told or any(speech.places(text) for text in texts)
