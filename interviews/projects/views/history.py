"""The history page: what was done, by whom, and one's own recent acts to take back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from interviews.projects.access import reach
from interviews.projects.history.undo import stack
from interviews.projects.models import Member
from interviews.projects.models.history import UndoState
from interviews.projects.telling import Line, Run, runs, tell, visible_events
from interviews.projects.telling.asking import kinds, question, things

PAGE = 100
RECENT = 6


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def history(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    asked = question(member, request.GET)
    events = list(visible_events(member, asked.asked)[: PAGE + 1])
    lines = tell(member, events[:PAGE], in_full=True)
    last = events[PAGE - 1].seq if len(events) > PAGE else None
    context: dict[str, Any] = {
        "nav": "history",
        "runs": [Run([line]) for line in lines] if asked.each else runs(lines),
        "each": asked.each,
        "people": _people(member),
        "kinds": kinds(),
        "things": things(member, asked.asked.about),
        "asked": asked.filters,
        "first": asked.asked.before is None,
        "newest": asked.address(),
        "older": asked.address(before=last) if last else "",
    }
    if asked.asked.before is None and not asked.filters:
        context |= {"recent": _recent(member), "undone": stack(member, UndoState.UNDONE)}
    return render(request, "projects/history.html", context)


def _people(member: Member) -> list[Member]:
    """Everybody who has been a member: what they did stays in the history."""
    rows = Member.objects.filter(project_id=member.project_id)
    return list(rows.select_related("user"))


def _recent(member: Member) -> list[Line]:
    """The member's latest acts that can be undone, the newest first."""
    seqs = stack(member)[:RECENT]
    return tell(member, list(visible_events(member).filter(seq__in=seqs)))
