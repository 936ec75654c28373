"""The history page: what was done, by whom, and one's own recent acts to take back."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from interviews.projects import registers
from interviews.projects.access import reach
from interviews.projects.history.undo import stack
from interviews.projects.models import Member
from interviews.projects.models.history import UndoState
from interviews.projects.telling import Asked, Line, tell, visible_events

PAGE = 40
RECENT = 6


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    asked = _asked(request)
    events = list(visible_events(member, asked)[: PAGE + 1])
    filters = {
        name: request.GET[name] for name in ("person", "day", "kind") if request.GET.get(name)
    }
    older: dict[str, str | int] = (
        {**filters, "before": events[PAGE - 1].seq} if len(events) > PAGE else {}
    )
    context: dict[str, Any] = {
        "nav": "history",
        "lines": tell(member, events[:PAGE], in_full=True),
        "people": _people(member),
        "kinds": _kinds(),
        "asked": filters,
        "first": asked.before is None,
        "newest": urlencode(filters),
        "older": urlencode(older),
    }
    if asked.before is None and not filters:
        context |= {"recent": _recent(member), "undone": stack(member, UndoState.UNDONE)}
    return render(request, "projects/history.html", context)


def _asked(request: HttpRequest) -> Asked:
    """What the address asks for; what makes no sense in it is left aside."""
    return Asked(
        person=_read(uuid.UUID, request.GET.get("person", "")),
        day=_read(_day, request.GET.get("day", "")),
        kind=request.GET.get("kind", "") if request.GET.get("kind") in _kinds() else "",
        before=_read(int, request.GET.get("before", "")),
    )


def _day(sent: str) -> date:
    """A day that begins and ends in the calendar, whatever the zone. Raises ValueError."""
    day = date.fromisoformat(sent)
    if not date.min.year < day.year < date.max.year:
        raise ValueError
    return day


def _read(read: Any, value: str) -> Any:
    try:
        return read(value) if value else None
    except ValueError:
        return None


def _people(member: Member) -> list[Member]:
    """Everybody who has been a member: what they did stays in the history."""
    rows = Member.objects.filter(project_id=member.project_id)
    return list(rows.select_related("user"))


def _kinds() -> dict[str, str]:
    """Kinds of acts by what their verbs begin with, named, in order of name."""
    named = {key: str(label) for key, label in registers.kinds_of_act().items()}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def _recent(member: Member) -> list[Line]:
    """The member's latest acts that can be undone, the newest first."""
    seqs = stack(member)[:RECENT]
    return tell(member, list(visible_events(member).filter(seq__in=seqs)))
