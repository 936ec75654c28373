"""The project's home: what each room has to say of itself there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from interviews.projects import registers
from interviews.projects.access import reach
from interviews.projects.models import ResearchQuestion


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def home(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    panels = [panel.filled(member, request.GET) for panel in registers.panels()]
    questions = ResearchQuestion.objects.visible_to(member)
    context = {"panels": panels, "questions": questions, "nav": "home"}
    return render(request, "projects/home.html", context)
