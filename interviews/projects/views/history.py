"""The history page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from interviews.projects.access import reach


@require_GET
def history(request: HttpRequest, slug: str) -> HttpResponse:
    reach(request, slug)
    return render(request, "projects/history.html", {"nav": "history"})
