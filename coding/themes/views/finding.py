"""Rows that addresses and forms of this room name, as far as the member may see them."""

from __future__ import annotations

import uuid
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.codebook.views.answering import back
from coding.themes.models import Evidence, Theme
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.transcripts.models import Participant

T = TypeVar("T", Theme, Code, Participant)


def theme_of(member: Member, theme: uuid.UUID) -> Theme:
    rows = Theme.objects.visible_to(member).select_related("project", "parent", "question")
    row = rows.filter(pk=theme).first()
    if row is None:
        raise Http404
    return row


def evidence_of(member: Member, evidence: uuid.UUID) -> Evidence:
    rows = Evidence.objects.visible_to(member).select_related(
        "theme__project", "span__interview__current"
    )
    row = rows.filter(pk=evidence).first()
    if row is None:
        raise Http404
    return row


def row_named(member: Member, model: type[T], row_id: str) -> T:
    """The row a form names; refuses what is not there."""
    key = as_uuid(row_id)
    row = model.objects.visible_to(member).filter(pk=key).first() if key else None
    if row is None:
        raise Refused(_("Choose something that is there. Reload the page and try again."))
    return row


def as_uuid(sent: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(sent)
    except ValueError:
        return None


def to_theme(request: HttpRequest, theme: Theme, place: str = "") -> HttpResponse:
    """Back to the page the form names, otherwise to the theme's, at a place of it."""
    if request.POST.get("next"):
        return back(request, theme.get_absolute_url())
    return redirect(f"{theme.get_absolute_url()}{place}")
