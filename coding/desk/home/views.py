"""What people say of their own reading, from the home page and the coding page."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coding.desk.actions import mark_through, take_back_through
from coding.desk.coding_page.scene import reach_interview
from coding.desk.home.table import Table
from coding.desk.remembering import leave_at, look
from interviews.projects import saying
from interviews.projects.access import Right, by, reach
from interviews.projects.numbers import whole


@require_POST
def through(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """Say whether one has been through an interview; nobody says it for another."""
    member = reach(request, slug, Right.CODE)
    found = reach_interview(member, interview)
    said = request.POST.get("through") == "1"
    if said:
        mark = mark_through(by(request, member), interview=found)
    else:
        take_back_through(by(request, member), interview=found)
    place = "page" if request.POST.get("place") == "page" else "home"
    if request.headers.get("HX-Request"):
        context = {
            "interview": found,
            "said": said,
            "place": place,
            "coders": Table(member).coders() if place == "home" else [],
        }
        return render(request, "desk/home/_through_said.html", context)
    sentence = _("You have been through %s.") if said else _("%s is still before you.")
    saying.done(request, member, sentence % found.title, mark.version if said else None)
    if place == "page":
        return redirect("desk:code", slug, found.pk)
    return redirect(f"{reverse('projects:home', args=[slug])}#interview-{found.pk}")


@require_POST
def leave(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """Remember where the person is in a transcript: their page says so when they rest or leave."""
    member = reach(request, slug)
    found = reach_interview(member, interview)
    index = whole(request.POST.get("turn", ""))
    if index is not None and request.POST.get("transcript") == str(found.current_id):
        leave_at(member, found, index)
    return HttpResponse(status=204)


@require_POST
def seen(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that one has seen what others did up to the event the page knew of."""
    member = reach(request, slug)
    look(member, whole(request.POST.get("seq", "")) or 0)
    return redirect("projects:home", slug)
