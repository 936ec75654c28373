"""Look a draft over, publish it; the versions of a transcript, compared and gone back to."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.correcting.actions.publishing import publish_draft
from interviews.correcting.reviewing import changes_in, fates, places_of, text_of
from interviews.correcting.standing import open_draft_of
from interviews.correcting.versions import changes_between, versions_of
from interviews.correcting.views.correcting import current
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Veil
from interviews.projects.numbers import whole
from interviews.transcripts.actions import go_back
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion
from interviews.transcripts.views.interviews import interview_of

A_PAGE = 100


@require_safe
def review(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """What the draft would change, word by word, and what becomes of what hangs on it."""
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    draft = open_draft_of(row)
    if draft is None or draft.base_id != row.current_id:
        return redirect("correcting:correct", slug, interview)
    places = places_of(draft)
    changes = Paginator(changes_in(row, places), A_PAGE)
    context = {
        "nav": "interviews",
        "interview": row,
        "draft": draft,
        "page": changes.get_page(request.GET.get("page")),
        "fates": fates(member, row, current(row), text_of(places)),
        "veiled": Veil.objects.filter(interview_id=row.pk).exists(),
    }
    return render(request, "correcting/review.html", context)


@require_POST
def publish(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    draft = open_draft_of(row)
    if draft is None:
        messages.info(request, _("There is no draft any more. Here are the published versions."))
        return redirect("correcting:versions", slug, interview)
    version = publish_draft(
        by(request, member),
        draft=draft,
        base=request.POST.get("base", ""),
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, _("Version %(number)d is published.") % {"number": version.number})
    return _on(slug, row, version)


@require_safe
def versions(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    member = reach(request, slug)
    row = interview_of(member, interview)
    context = {
        "nav": "interviews",
        "interview": row,
        "versions": versions_of(row),
        "draft": open_draft_of(row),
        "veiled": Veil.objects.filter(interview_id=row.pk).exists(),
    }
    return render(request, "correcting/versions.html", context)


@require_safe
def compare(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """Two versions by number, ``before`` and ``after``, or the newest two, word by word."""
    member = reach(request, slug)
    row = interview_of(member, interview)
    newest = row.versions.count()
    before = _numbered(row, request.GET.get("before", str(max(newest - 1, 1))))
    after = _numbered(row, request.GET.get("after", str(newest)))
    changes = Paginator(changes_between(before, after), A_PAGE)
    context: dict[str, Any] = {
        "nav": "interviews",
        "interview": row,
        "before": before,
        "after": after,
        "page": changes.get_page(request.GET.get("page")),
        "query": f"before={before.number}&after={after.number}",
    }
    return render(request, "correcting/compare.html", context)


@require_POST
def back(request: HttpRequest, slug: str, interview: uuid.UUID, version: uuid.UUID) -> HttpResponse:
    """Go back to a version (or on to a later one)."""
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    wanted = get_object_or_404(TranscriptVersion, interview=row, pk=version, removed=False)
    base = request.POST.get("base", "")
    go_back(by(request, member), interview=row, version=wanted, base=base)
    messages.success(
        request, _("Version %(number)d is the current text.") % {"number": wanted.number}
    )
    return _on(slug, row, wanted)


def _on(slug: str, row: Interview, version: TranscriptVersion) -> HttpResponse:
    """To what waits to be settled, where something does, else to the versions."""
    waits = Anchor.objects.filter(transcript=version, settled=False).exists()
    return redirect("correcting:settle" if waits else "correcting:versions", slug, row.pk)


def _numbered(row: Interview, sent: str) -> TranscriptVersion:
    found = TranscriptVersion.objects.filter(
        interview=row, removed=False, number=whole(sent) or 0
    ).first()
    if found is None:
        raise Http404
    if found.sealed:
        raise Refused(_("This version was sealed when names were masked. It cannot be compared."))
    return found
