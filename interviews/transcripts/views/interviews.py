"""The list of interviews, and one interview to read."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.projects import registers
from interviews.projects.access import Right, by, has, reach
from interviews.projects.errors import Conflict
from interviews.projects.models import Member
from interviews.transcripts.actions import change_interview, remove_interview, set_speaker
from interviews.transcripts.arriving import arriving
from interviews.transcripts.downloads import attachment
from interviews.transcripts.forms import InterviewForm, SpeakerOfForm
from interviews.transcripts.models import Interview, Speaker
from interviews.transcripts.queries import interview_list, speakers_of, turns_of


@require_safe
def interviews(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    waiting = arriving(member).to_look_over if has(member, Right.CODE) else 0
    rows = list(interview_list(member))
    context = {
        "nav": "interviews",
        "interviews": rows,
        "titled": any(row.title != row.citation for row in rows),
        "waiting": waiting,
        "actions": registers.row_actions(Interview, member),
    }
    return render(request, "transcripts/interviews.html", context)


@require_safe
def interview(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    member = reach(request, slug)
    return _page(request, member, interview_of(member, interview))


@require_POST
def change_details(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    form = InterviewForm(request.POST, instance=Interview.objects.get(pk=row.pk))
    if not form.is_valid():
        return _page(request, member, row, form=form, status=422)
    try:
        change_interview(by(request, member), interview=row, **form.changes())
    except Conflict as conflict:
        return _page(request, member, row, form=form, said=str(conflict), status=409)
    messages.success(request, _("The details are saved."))
    return redirect(row)


@require_POST
def change_speaker(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """Say who one speaker of the interview is; the speaker's id stands in the form."""
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    speaker = Speaker.objects.visible_to(member).filter(interview=row)
    found = speaker.filter(pk=_key(request.POST.get("speaker", ""))).first()
    if found is None:
        raise Http404
    form = SpeakerOfForm(request.POST, prefix=str(found.pk))
    if not form.is_valid():
        return _page(request, member, row, typed={found.pk: form}, status=422)
    set_speaker(by(request, member), speaker=found, **form.cleaned_data)
    messages.success(request, _("The speaker is changed."))
    return redirect(row)


@require_POST
def remove_one(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.LEAD)
    row = remove_interview(by(request, member), interview=interview_of(member, interview))
    messages.success(
        request,
        _("%(name)s is removed, with what was coded in it. You can undo this.")
        % {"name": row.citation},
    )
    return redirect("transcripts:interviews", slug)


@require_safe
def original(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """The file as it was imported, for leads."""
    member = reach(request, slug, Right.LEAD)
    row = interview_of(member, interview)
    kept = row.versions.exclude(original=None).exclude(original__size=0).order_by("number").first()
    blob = kept.original if kept else None
    if blob is None:
        raise Http404
    return attachment(blob)


def interview_of(member: Member, key: uuid.UUID) -> Interview:
    """One interview with its current text; 404 when the member may not see it."""
    rows = Interview.objects.visible_to(member).select_related("current", "project")
    row = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _key(sent: str) -> uuid.UUID:
    try:
        return uuid.UUID(sent)
    except ValueError:
        raise Http404 from None


def _page(
    request: HttpRequest,
    member: Member,
    row: Interview,
    *,
    form: InterviewForm | None = None,
    typed: dict[Any, SpeakerOfForm] | None = None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    speakers = speakers_of(row)
    forms = typed or {}
    context = {
        "nav": "interviews",
        "interview": row,
        "turns": turns_of(row),
        "speakers": [
            (each, forms.get(each.pk) or SpeakerOfForm.of(each, prefix=str(each.pk)))
            for each in speakers
        ],
        "people": list(dict.fromkeys(e.participant for e in speakers if e.participant)),
        "form": form or InterviewForm(instance=row),
        "said": said,
        "editing": bool(form or typed),
        "actions": registers.row_actions(Interview, member),
        "has_original": row.versions.exclude(original=None).exclude(original__size=0).exists(),
    }
    return render(request, "transcripts/interview.html", context, status=status)
