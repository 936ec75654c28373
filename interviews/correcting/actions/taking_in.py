"""Take in a better file of the same interview: read by a job, it becomes the draft."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews import formats
from interviews.correcting import taking_in
from interviews.correcting.actions.drafting import open_draft
from interviews.correcting.models import Draft, DraftTurn
from interviews.correcting.parts import told
from interviews.correcting.standing import standing
from interviews.formats.transcript import Transcript, Unreadable
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import Act, By, action
from interviews.projects.models import Blob, Job
from interviews.projects.speaking import said
from interviews.transcripts.actions.publishing import current_of
from interviews.transcripts.models import Interview, Speaker

TAKING_IN = "correcting.take_in"


@action("draft.file_brought", undoable=False)
def begin_taking_in(act: Act, *, interview: Interview, base: str, name: str, data: bytes) -> Job:
    """Keep the file and send a job that reads it into the draft; refuses beside corrections."""
    current_of(interview, base)
    if _begun(interview):
        raise Refused(
            _("There are corrections in the draft. Publish or discard them, then take in a file.")
        )
    blob = Blob.of(act.project_id, name, data)
    blob.save(force_insert=True)
    arguments = {"interview": str(interview.pk), "base": base, "blob": str(blob.pk)}
    return jobs.begin(act.member, TAKING_IN, arguments, total=1)


@jobs.kind(TAKING_IN)
def take_in_file(run: jobs.Run) -> None:
    """Read the file outside the transaction, then write the draft; twice is once."""
    blob = Blob.objects.get(pk=run.job.arguments["blob"], project_id=run.job.project_id)
    try:
        _take_in_file(run, blob)
    except Refused:
        blob.delete()  # nothing leads to it, so no masking or withdrawal would
        raise


def _take_in_file(run: jobs.Run, blob: Blob) -> None:
    told = run.job.arguments
    try:
        transcript = formats.read(bytes(blob.data), blob.name)
    except Unreadable as error:
        raise Refused(said(error.args[0])) from None
    interview = Interview.objects.get(pk=told["interview"], project_id=run.job.project_id)
    run.expect(1)
    with run.step():
        take_in(
            By(run.job.member),
            interview=interview,
            base=told["base"],
            transcript=transcript,
            blob=blob,
        )


@action("draft.taken_in")
def take_in(
    act: Act, *, interview: Interview, base: str, transcript: Transcript, blob: Blob
) -> Draft:
    """Let the draft say what the file says; turns that are as they were get no row."""
    known = Draft.objects.filter(interview=interview, original=blob, removed=False).first()
    if known:
        return known
    if not Interview.objects.filter(pk=interview.pk, removed=False).exists():
        raise Refused(_("The interview was removed meanwhile."))
    if not transcript.turns:
        raise Refused(_("There is no speech in this file."))
    if _begun(interview):
        raise Refused(_("Someone corrected the draft meanwhile. Publish or discard it first."))
    draft = open_draft(act, interview, base)
    places = standing(draft.base, None)
    names = Speaker.objects.filter(interview=interview, removed=False).values_list("pk", "name")
    speakers = {str(key): name for key, name in names}
    found = taking_in.taken_in([place.was for place in places], transcript.turns, speakers)
    rows = act.create_many(
        DraftTurn(draft=draft, place=place.place, parts=told(parts), changed_by=act.member)
        for place, parts in zip(places, found, strict=True)
        if parts != [place.was]
    )
    if not rows:
        raise Refused(
            _("This file says just what the transcript says. There is nothing to take in.")
        )
    act.change(draft, original=blob)
    act.tell(turns=len(rows))
    return draft


def _begun(interview: Interview) -> bool:
    turns = DraftTurn.objects.filter(draft__interview=interview, removed=False)
    return turns.filter(draft__state="open", draft__removed=False).exists()
