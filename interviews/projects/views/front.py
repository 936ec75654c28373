"""The front page, and naming a new study."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from interviews.projects.access import operation
from interviews.projects.actions import found_project
from interviews.projects.forms import FoundingForm
from interviews.projects.models import Event, Member, User
from interviews.projects.views.members import PENDING


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """Welcome visitors; show the others their projects, the latest worked on first."""
    if not request.user.is_authenticated:
        return render(request, "projects/welcome.html")
    if token := request.session.pop(PENDING, ""):
        return redirect("projects:invitation", token)
    user = request.user
    memberships = list(_memberships(user))
    if not memberships and _is_first(user):
        return redirect("projects:found")
    return render(request, "projects/projects.html", {"memberships": memberships})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Name a study; whoever names it leads it."""
    user = cast(User, request.user)
    form = FoundingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        member = found_project(user, operation=operation(request), **form.cleaned_data)
        return redirect("projects:home", member.project.slug)
    context = {"form": form, "first": not Member.objects.filter(user=user, removed=False).exists()}
    return render(request, "projects/found.html", context, status=422 if form.is_bound else 200)


def _memberships(user: User) -> QuerySet[Member]:
    """The user's projects, each with when something last happened in it (one query)."""
    newest = (
        Event.objects.filter(project_id=OuterRef("project_id"))
        .order_by()
        .values("project_id")
        .annotate(at=Max("at"))
        .values("at")
    )
    rows = Member.objects.filter(user=user, removed=False, project__removed=False)
    return (
        rows.select_related("project", "user")
        .annotate(active_at=Subquery(newest))
        .order_by("-active_at", "id")
    )


def _is_first(user: User) -> bool:
    """Whether this is the installation's first account that is not a demo one."""
    return not user.demo and not User.objects.filter(demo=False).exclude(pk=user.pk).exists()
