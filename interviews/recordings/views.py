"""Add, align, remove and delete an interview's recording; send its sound and its times."""

from __future__ import annotations

import uuid
from typing import BinaryIO, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.recordings.actions import add_recording, align, delete_recording, remove_recording
from interviews.recordings.forms import AlignForm
from interviews.recordings.models import Recording
from interviews.recordings.queries import times_of
from interviews.recordings.serving import send
from interviews.transcripts.models import Interview


@require_POST
def add(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = _interview(member, interview)
    file = request.FILES.get("recording")
    if file is None or not file.size or file.file is None:
        raise Refused(_("No recording was chosen. Choose an mp3, m4a, wav or ogg file."))
    held = cast(BinaryIO, file.file)
    add_recording(
        by(request, member), interview=row, name=file.name or "", file=held, size=file.size
    )
    messages.success(request, _("The recording is kept. F8 plays it."))
    return redirect(row)


@require_POST
def set_start(request: HttpRequest, slug: str, recording: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = _recording(member, recording)
    form = AlignForm(request.POST)
    if not form.is_valid():
        raise Refused(" ".join(map(str, form.errors["starts_at"])))
    align(by(request, member), recording=row, starts_at=form.cleaned_data["starts_at"])
    messages.success(request, _("Text and sound are aligned."))
    return redirect(row.interview)


@require_POST
def remove(request: HttpRequest, slug: str, recording: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.LEAD)
    row = _recording(member, recording)
    remove_recording(by(request, member), recording=row)
    messages.success(request, _("The recording is removed. You can undo this."))
    return redirect(row.interview)


@require_POST
def delete(request: HttpRequest, slug: str, recording: uuid.UUID) -> HttpResponse:
    """For good, and only where that was confirmed."""
    member = reach(request, slug, Right.LEAD)
    rows = Recording.objects.within(member).select_related("interview__project")
    row = get_object_or_404(rows, pk=recording, interview__removed=False)
    if request.POST.get("confirmed") != "on":
        raise Refused(_("Tick the box to say that the recording is to be deleted for good."))
    delete_recording(by(request, member), recording=row)
    messages.success(request, _("The recording is being deleted for good."))
    return redirect(row.interview)


@require_safe
def sound(request: HttpRequest, slug: str, recording: uuid.UUID) -> HttpResponseBase:
    """The bytes, whole or in part."""
    member = reach(request, slug)
    row = _recording(member, recording)
    if row.sound is None:
        raise Http404
    return send(request, row, row.sound)


@require_safe
def times(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """When each turn and cue of the current transcript is said, in its own times."""
    member = reach(request, slug)
    return JsonResponse({"turns": times_of(_interview(member, interview))})


def _interview(member: Member, key: uuid.UUID) -> Interview:
    rows = Interview.objects.visible_to(member).select_related("project")
    return get_object_or_404(rows, pk=key)


def _recording(member: Member, key: uuid.UUID) -> Recording:
    rows = Recording.objects.visible_to(member).select_related("interview__project", "sound")
    return get_object_or_404(rows, pk=key, interview__removed=False)
