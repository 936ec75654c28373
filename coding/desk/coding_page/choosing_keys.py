"""The page where one changes the keys of the coding page, for oneself."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.desk.coding_page.own_keys import Taken, choose, keys_of, reset, use_plain_keys
from coding.desk.coding_page.shortcuts import FIXED
from coding.desk.coding_page.views import page_url
from interviews.projects.access import reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.recordings.keys import KEYS
from interviews.transcripts.models import Interview


@require_safe
def keys(request: HttpRequest, slug: str) -> HttpResponse:
    """Every key, each with a form; ``from`` is the interview one came from."""
    return _page(request, reach(request, slug))


@require_POST
def choose_keys(request: HttpRequest, slug: str) -> HttpResponse:
    """Give one command other keys; where one is taken, offer to swap."""
    member = reach(request, slug)
    command, written = request.POST.get("command", ""), request.POST.get("keys", "")
    try:
        choose(member.user, command, written, swap="swap" in request.POST)
    except Refused as refused:
        asked = {"command": command, "written": written, "sentence": str(refused)}
        taken = isinstance(refused, Taken)
        return _page(request, member, {**asked, "taken": taken}, refused.status)
    return _again(request, slug, _("The key is changed."), command)


@require_POST
def reset_keys(request: HttpRequest, slug: str) -> HttpResponse:
    """Back to the usual keys: of the ``command`` sent, or of everything."""
    member, command = reach(request, slug), request.POST.get("command", "")
    reset(member.user, command)
    said = _("The usual key is back.") if command else _("All keys are as they were at first.")
    return _again(request, slug, said, command)


@require_POST
def plain_keys(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether plain letters, digits and signs do anything."""
    member, use = reach(request, slug), request.POST.get("plain") == "on"
    use_plain_keys(member.user, use)
    said = _("Plain letters are keys again.") if use else _("Plain letters do nothing now.")
    return _again(request, slug, said, "")


def _page(
    request: HttpRequest, member: Member, asked: dict[str, object] | None = None, status: int = 200
) -> HttpResponse:
    own = keys_of(member.user)
    context = {
        "own": own,
        "fixed": FIXED,
        "asked": asked or {},
        "player_keys": KEYS,
        "back": _interview(request, member),
        "from": _from(request),
        "nav": "interviews",
    }
    return render(request, "desk/keys.html", context, status=status)


def _from(request: HttpRequest) -> str:
    return request.POST.get("from") or request.GET.get("from", "")


def _interview(request: HttpRequest, member: Member) -> str:
    """Where one came from, if that is an interview the member may read."""
    try:
        key = uuid.UUID(_from(request))
    except ValueError:
        return ""
    seen = Interview.objects.visible_to(member).filter(pk=key, current__isnull=False)
    return page_url(member, key) if seen.exists() else ""


def _again(request: HttpRequest, slug: str, said: str, command: str) -> HttpResponse:
    messages.success(request, said)
    came = _from(request)
    try:
        query = f"?from={uuid.UUID(came)}" if came else ""
    except ValueError:
        query = ""
    place = f"#key-{command}" if command.replace("-", "").isalnum() else ""
    return redirect(reverse("desk:keys", args=[slug]) + query + place)
