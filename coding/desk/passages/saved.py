"""Saved queries: kept, opened by their link, renamed, shared, taken away."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.desk.actions import change_query, remove_query, save_query
from coding.desk.models import SavedQuery
from interviews.projects.access import Right, by, reach
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.saying import done


@require_safe
def saved_query(request: HttpRequest, slug: str, query: uuid.UUID) -> HttpResponse:
    """To the passages page, with what the query asks."""
    member = reach(request, slug)
    return redirect(_address(_query_of(member, query)))


@require_POST
def save(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    sent = request.POST
    saved = save_query(
        by(request, member),
        name=sent.get("name", ""),
        question=sent.get("question", ""),
        whose=sent.get("whose", ""),
    )
    done(request, member, _("The query is saved."), saved.version)
    return redirect(_address(saved))


@require_POST
def change(request: HttpRequest, slug: str, query: uuid.UUID) -> HttpResponse:
    """Rename it, or say who can use it."""
    member = reach(request, slug, Right.WRITE)
    saved, sent = _query_of(member, query), request.POST
    before = saved.version
    expected = whole(sent.get("expected", ""))
    changed = change_query(
        by(request, member),
        saved=saved,
        name=sent.get("name", ""),
        whose=sent.get("whose", saved.whose),
        expected=expected,
    )
    again = changed.version if changed.version != before else None
    done(request, member, _("The query is saved."), again)
    return redirect(_address(changed))


@require_POST
def remove(request: HttpRequest, slug: str, query: uuid.UUID) -> HttpResponse:
    """Take it away; what it asks stays on screen."""
    member = reach(request, slug, Right.WRITE)
    saved = remove_query(by(request, member), saved=_query_of(member, query))
    done(request, member, _("The query is not saved any more."), saved.version)
    return redirect(_address(saved))


def _query_of(member: Member, query: uuid.UUID) -> SavedQuery:
    saved = get_object_or_404(SavedQuery.objects.visible_to(member), pk=query)
    saved.project = member.project
    return saved


def _address(saved: SavedQuery) -> str:
    return f"{reverse('desk:passages', args=[saved.project.slug])}?{saved.question}"
