"""Undo and redo, from any page: a form's button, or a script that sends X-Operation."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interviews.projects.access import Right, by, reach
from interviews.projects.history.undo import redo, undo


@require_POST
def undo_newest(request: HttpRequest, slug: str) -> HttpResponse:
    undo(by(request, reach(request, slug, Right.WRITE)))
    return _answer(request, slug, _("Undone."))


@require_POST
def undo_one(request: HttpRequest, slug: str, seq: int) -> HttpResponse:
    undo(by(request, reach(request, slug, Right.WRITE)), seq)
    return _answer(request, slug, _("Undone."))


@require_POST
def redo_newest(request: HttpRequest, slug: str) -> HttpResponse:
    redo(by(request, reach(request, slug, Right.WRITE)))
    return _answer(request, slug, _("Done again."))


def _answer(request: HttpRequest, slug: str, said: str) -> HttpResponse:
    """Back to where the button was; a script hears of it through polyphony:changed."""
    if request.headers.get("HX-Request") or request.headers.get("X-Operation"):
        return HttpResponse(status=204, headers={"HX-Trigger": "polyphony:changed"})
    messages.success(request, said)
    return HttpResponseRedirect(_back(request) or reverse("projects:history", args=[slug]))


def _back(request: HttpRequest) -> str | None:
    came = request.headers.get("Referer", "")
    here = url_has_allowed_host_and_scheme(
        came, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return came if came and here else None
