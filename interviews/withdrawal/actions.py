"""Withdrawing a participant, step by step; each step can be done twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from interviews.masking.models import MaskEntry
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.projects.history.erasing import Finder, forget
from interviews.projects.models import Blob, Veil
from interviews.transcripts.models import (
    ImportFile,
    Interview,
    InterviewParticipant,
    Participant,
    Speaker,
)
from interviews.transcripts.models.participant import Consent
from interviews.withdrawal import blanking
from interviews.withdrawal.models import Stage, Withdrawal
from interviews.withdrawal.pseudonyms import of_nobody, unseal_nothing
from interviews.withdrawal.reaching import given_by
from interviews.withdrawal.rewriting import rewrite
from interviews.withdrawal.speech import Speech
from interviews.words.models import VersionWords

ERASING = "withdrawal.erase"


@action("withdrawal.begun", undoable=False)
def withdraw(
    act: Act,
    *,
    participant: Participant,
    counts: dict[str, int],
    kept: Sequence[str] = (),
    also: Sequence[str] = (),
    backups: Sequence[str] = (),
) -> Withdrawal:
    """Put up the tombstone, take the interviews out of sight and send the job that erases.

    A veil does not hold this up: a participant's right comes before a round of coding.
    """
    if Withdrawal.objects.filter(participant=participant).exists():
        raise Refused(_("%(who)s is withdrawn already.") % {"who": participant.label})
    given = given_by(participant)
    made = act.create(
        Withdrawal(
            participant=participant,
            label=participant.label,
            asked_by=act.member,
            asked_at=act.at,
            counts=counts,
            backups=list(backups),
            kept=list(kept),
            also=list(also),
            alone=[str(one.pk) for one in given.alone],
            shared=[str(one.pk) for one in given.shared],
        )
    )
    act.change(participant, consent=Consent.WITHDRAWN)
    for interview in given.alone:
        act.change(interview, current=None)  # so that nothing at work publishes another version
        if not interview.removed:
            act.remove(interview)
    return send(act, withdrawal=made)


@action("withdrawal.sent", undoable=False)
def send(act: Act, *, withdrawal: Withdrawal) -> Withdrawal:
    """Send the job, unless one is at work already."""
    row = Withdrawal.objects.select_related("job").get(pk=withdrawal.pk)
    if row.waits:
        job = jobs.begin(act.member, ERASING, {"withdrawal": str(row.pk)})
        act.change(withdrawal, job=job)
    return withdrawal


@action("withdrawal.cleared", undoable=False)
def clear_words(act: Act, *, withdrawal: Withdrawal, rows: Sequence[Any]) -> None:
    """Write rows (each with its ``values``) without the participant's words."""
    for held in rows:
        fresh = type(held.row)._base_manager.get(pk=held.row.pk)
        act.erase([fresh], **held.values)
    keys = [held.row.pk for held in rows]
    unseal_nothing(act.project_id, keys)
    forget(act.project_id, rows=keys)
    act.tell(rows=len(rows))


def clear_files(files: Sequence[ImportFile]) -> None:
    """Drop files on their way in that hold the participant's words."""
    keys = [file.pk for file in files]
    blobs = [file.blob_id for file in files]
    ImportFile.objects.filter(pk__in=keys).delete()
    Blob.objects.filter(pk__in=blobs).delete()


def clear_history(project_id: Any, find: Finder) -> None:
    """Erase past wordings, answers and jobs that hold the participant's words."""
    forget(project_id, finder=find)


@action("withdrawal.erased", undoable=False)
def erase(act: Act, *, withdrawal: Withdrawal, model: str, rows: Sequence[Any]) -> int:
    """Erase rows of one model; answers with how many."""
    count = blanking.blank(act, apps.get_model(model), rows)
    act.tell(rows=count)
    return count


@action("withdrawal.rewritten", undoable=False)
def rewrite_shared(
    act: Act, *, withdrawal: Withdrawal, interview: Interview, speech: Speech
) -> None:
    """Leave of an interview with several participants what the others said."""
    mine = list(Speaker.objects.filter(interview=interview, participant=withdrawal.participant))
    if mine:
        VersionWords.objects.filter(transcript__interview=interview).delete()
        rewrite(act, interview, mine, speech)
    name = _("%(who)s (withdrawn)") % {"who": withdrawal.label}
    act.erase(mine, name=name, participant=None)
    attending = InterviewParticipant.objects.filter(interview=interview, removed=False)
    blanking.blank(
        act,
        InterviewParticipant,
        attending.filter(participant=withdrawal.participant).values_list("pk", flat=True),
    )
    forget(act.project_id, rows=[row.pk for row in mine])


@action("withdrawal.erased", undoable=False)
def erase_interview(act: Act, *, withdrawal: Withdrawal, interview: Interview) -> None:
    """Leave of an interview what it is cited by."""
    row = Interview.objects.get(pk=interview.pk)
    act.erase([row], **blanking.blanks(Interview), current=None, removed=True)
    act.erase([row], title=row.citation)
    forget(act.project_id, rows=[row.pk])
    Veil.objects.filter(interview_id=row.pk, member__project_id=act.project_id).delete()


@action("withdrawal.cleared", undoable=False)
def note_cleared(act: Act, *, withdrawal: Withdrawal, names: Sequence[str]) -> Withdrawal:
    """Note that nothing of others' holds the participant's words any more.

    ``names`` are what is still to be looked for when the rows that tell them are erased.
    """
    row = Withdrawal.objects.get(pk=withdrawal.pk)
    return act.change(row, stage=Stage.CUT, also=list(names))


@action("withdrawal.erased", undoable=False)
def erase_participant(act: Act, *, withdrawal: Withdrawal) -> Withdrawal:
    """Take the participant out of the table, and forget what was to be looked for.

    Pseudonyms that stand in nobody else's text go too, with the names sealed behind them.
    """
    person = Participant.objects.get(pk=withdrawal.participant_id)
    act.erase([person], note="", removed=True)
    blanking.blank(act, MaskEntry, of_nobody(act.project_id))
    row = Withdrawal.objects.get(pk=withdrawal.pk)
    act.erase([row], also=[], kept=[], stage=Stage.ERASED)
    forget(act.project_id, rows=[person.pk, row.pk])
    return row


@action("withdrawal.finished", undoable=False)
def finish(act: Act, *, withdrawal: Withdrawal, backups: Sequence[str] = ()) -> Withdrawal:
    """Note that all is erased, and which archives still hold it."""
    row = Withdrawal.objects.get(pk=withdrawal.pk)
    named = list(dict.fromkeys([*row.backups, *backups]))
    return act.change(row, stage=Stage.DONE, done_at=act.at, backups=named)
