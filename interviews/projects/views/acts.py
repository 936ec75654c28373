"""One's own recent acts, any of which can be undone: a page, and a panel beside a text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews.projects.access import Right, has, reach
from interviews.projects.history.undo import stack
from interviews.projects.models.history import UndoState
from interviews.projects.recent_acts import MOST, recent_acts


@require_safe
def acts(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    context = {
        "acts": recent_acts(member),
        "most": MOST,
        "may_undo": has(member, Right.WRITE),
        "redoable": bool(stack(member, UndoState.UNDONE)),
        "nav": "history",
    }
    page = "projects/_acts.html" if request.headers.get("HX-Request") else "projects/acts.html"
    return render(request, page, context)
