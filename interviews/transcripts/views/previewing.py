"""Look over one file before anything of it is kept: who speaks, what was skipped, the turns."""

from __future__ import annotations

import uuid
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.projects.access import Right, by, reach
from interviews.projects.models import Job, Member
from interviews.projects.speaking import said
from interviews.transcripts.actions import correct_file
from interviews.transcripts.arriving import (
    arriving,
    file_of,
    name_for,
    reading_again,
    twin_of,
)
from interviews.transcripts.doubting import doubts
from interviews.transcripts.forms import EncodingForm
from interviews.transcripts.looking_over import Look, keep, look
from interviews.transcripts.models import ImportFile, Participant
from interviews.transcripts.models.importing import ImportState
from interviews.transcripts.summarising import is_guessed
from interviews.transcripts.views.preview_forms import (
    Forms,
    forms_of,
    forms_sent,
    labels_of,
    look_sent,
)

FIRST = 60
MORE = 300


@require_safe
def preview(request: HttpRequest, slug: str, file: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = file_of(member, file)
    if row.state != ImportState.READ:
        return settled(request, slug, row)
    again = reading_again(row)
    if request.htmx:  # type: ignore[attr-defined]
        return _watched(request, row, again)
    seen = look(row)
    return _page(request, member, row, seen, forms_of(seen), again=again)


@require_POST
def correct_reading(request: HttpRequest, slug: str, file: uuid.UUID) -> HttpResponse:
    """Remember the corrections and show the turns again."""
    member = reach(request, slug, Right.CODE)
    sent = _sent(request, slug, member, file)
    if isinstance(sent, HttpResponse):
        return sent
    correct_file(by(request, member), file=sent.row, corrections=sent.wanted.to_json())
    return redirect("transcripts:preview", slug, sent.row.pk)


@require_POST
def keep_one(request: HttpRequest, slug: str, file: uuid.UUID) -> HttpResponse:
    """Keep the file as the form says, and go on to the next one."""
    member = reach(request, slug, Right.CODE)
    sent = _sent(request, slug, member, file)
    if isinstance(sent, HttpResponse):
        return sent
    row, seen, wanted = sent
    if wanted.missed != seen.missed:
        correct_file(by(request, member), file=row, corrections=wanted.to_json())
        messages.info(request, _("The labels you named are speakers now. Say who they are."))
        return redirect("transcripts:preview", slug, row.pk)
    interview = keep(by(request, member), row, wanted, remember="remember" in request.POST)
    messages.success(request, _("%(name)s is imported.") % {"name": interview.citation})
    if arriving(member).to_look_over:
        return redirect("transcripts:import", slug)
    return redirect(interview)


class Sent(NamedTuple):
    """A file that waits, and how it was and is to be read."""

    row: ImportFile
    seen: Look
    wanted: Look


def _sent(request: HttpRequest, slug: str, member: Member, file: uuid.UUID) -> Sent | HttpResponse:
    """What the form says of a file; or the answer, where it waits no more or the form is wrong."""
    row = file_of(member, file)
    if row.state != ImportState.READ or _is_read(reading_again(row)):
        return settled(request, slug, row)
    seen = look(row)
    forms = forms_sent(request, seen)
    if not forms.valid:
        return _page(request, member, row, seen, forms, status=422)
    return Sent(row, seen, look_sent(request, row, seen, forms))


def settled(request: HttpRequest, slug: str, row: ImportFile) -> HttpResponse:
    """A file that is kept already answers with its interview; others with the list."""
    if row.state == ImportState.READ:
        messages.info(request, _("This file is just being read again. Wait a moment."))
        return redirect("transcripts:preview", slug, row.pk)
    if row.interview and not row.interview.removed:
        return redirect(row.interview)
    messages.info(request, _("This file is no longer waiting to be looked over."))
    return redirect("transcripts:import", slug)


def _is_read(job: Job | None) -> bool:
    """Whether the file is being read at this moment."""
    return job is not None and not job.ended


def _watched(request: HttpRequest, row: ImportFile, again: Job | None) -> HttpResponse:
    """What the page asks for while the file is read: the same notice, or to be loaded anew."""
    if _is_read(again):
        context = {"file": row, "again": again}
        return render(request, "transcripts/preview.html#again", context)
    return HttpResponse(headers={"HX-Refresh": "true"})


def _page(
    request: HttpRequest,
    member: Member,
    row: ImportFile,
    seen: Look,
    forms: Forms,
    *,
    again: Job | None = None,
    status: int = 200,
) -> HttpResponse:
    transcript = seen.corrected()
    shown = min(_shown(request), len(transcript.turns))
    context: dict[str, Any] = {
        "nav": "interviews",
        "file": row,
        "name": name_for(member, row),
        "twin": twin_of(member, row),
        "again": again if _is_read(again) else None,
        "failed": again if again and again.state == "failed" else None,
        "kept": seen.kept,
        "about": forms.about,
        "read": forms.read,
        "labels": labels_of(seen, forms.speakers),
        "doubts": doubts(transcript),
        "timed": any(turn.start is not None for turn in seen.reading.turns),
        "encoding": _encoding(row),
        "encoding_guessed": is_guessed(row.summary),
        "transcript": transcript,
        "speaking": [(name, number) for name, number in transcript.speakers().items()],
        "turns": list(enumerate(transcript.turns[:shown], start=1)),
        "shown": shown,
        "format": said(seen.reading.format),
        "more": shown + MORE if shown < len(transcript.turns) else 0,
        "known": Participant.objects.visible_to(member).values_list("label", flat=True),
    }
    return render(request, "transcripts/preview.html", context, status=status)


def _encoding(row: ImportFile) -> EncodingForm | None:
    """The form to choose another encoding, for files that hold text."""
    encoding = row.summary.get("encoding", "")
    return EncodingForm(initial={"encoding": encoding}) if encoding else None


def _shown(request: HttpRequest) -> int:
    asked = request.GET.get("shown", "")
    return max(FIRST, int(asked[:6])) if asked.isdecimal() else FIRST
