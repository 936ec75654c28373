"""Pages of the ground floor (home, history, settings) and the live feed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from interviews.projects import feed, registers
from interviews.projects.access import Right, reach
from interviews.projects.models import Member


@login_required
@require_GET
def projects(request: HttpRequest) -> HttpResponse:
    memberships = Member.objects.filter(user=request.user, removed=False).select_related("project")
    return render(request, "projects/projects.html", {"memberships": memberships})


@require_GET
def home(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    panels = [(panel.template, panel.fill(member)) for panel in registers.panels()]
    return render(request, "projects/home.html", {"panels": panels, "nav": "home"})


@require_GET
def history(request: HttpRequest, slug: str) -> HttpResponse:
    reach(request, slug)
    return render(request, "projects/history.html", {"nav": "history"})


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    reach(request, slug, Right.LEAD)
    return render(request, "projects/settings.html", {"nav": "settings"})


@require_GET
def live(request: HttpRequest) -> HttpResponse:
    """The newest seq of the project a ticket admits to: answered from Redis alone."""
    project_id = feed.admitted(request.GET.get("ticket", ""))
    if project_id is None:
        return JsonResponse({"expired": True}, status=403)
    return JsonResponse({"seq": feed.newest(project_id)})
