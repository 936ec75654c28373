"""Undo and redo, from any page: a form's button, or a script that sends X-Operation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interviews.projects.access import Right, by, came_from, reach
from interviews.projects.history.undo import redo, undo
from interviews.projects.models import Member
from interviews.projects.telling import in_few_words

LONGEST = 120


@require_POST
def undo_newest(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    seq = undo(by(request, member))
    return _answer(request, member, seq, _("Undone."), _("Undone: %s."))


@require_POST
def undo_one(request: HttpRequest, slug: str, seq: int) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    undo(by(request, member), seq)
    return _answer(request, member, seq, _("Undone."), _("Undone: %s."))


@require_POST
def redo_newest(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    seq = redo(by(request, member))
    return _answer(request, member, seq, _("Done again."), _("Done again: %s."))


def _answer(
    request: HttpRequest, member: Member, seq: int, said: str, said_what: str
) -> HttpResponse:
    """Back to where the button was; a script hears of it through polyphony:changed, and is told
    what it was."""
    changed = {"HX-Trigger": "polyphony:changed"}
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers=changed)
    if request.headers.get("X-Operation"):
        what = Truncator(in_few_words(member, seq)).chars(LONGEST)
        return JsonResponse({"said": said_what % what}, headers=changed)
    messages.success(request, said)
    slug = member.project.slug
    return HttpResponseRedirect(came_from(request) or reverse("projects:history", args=[slug]))
