"""Codes a person has given a number key in a project; other numbers are recent codes."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coding.codebook.queries import code_sent
from coding.codebook.views.answering import back
from interviews.projects.access import Right, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.preferences import prefer, preferred

NUMBERS = range(1, 10)
Pins = dict[str, int]


def pins_of(member: Member) -> Pins:
    """The number of each code that has one, by its id; one query."""
    kept = preferred(member.user, _name(member))
    return {code: number for code, number in kept.items() if number in NUMBERS}


def pin(member: Member, code: uuid.UUID, number: int | None) -> None:
    """Give a code a number, which another code then loses; without one, take its own away."""

    def change(kept: dict[str, Any]) -> dict[str, Any]:
        rest = {key: had for key, had in kept.items() if key != str(code) and had != number}
        return {**rest, str(code): number} if number else rest

    prefer(member.user, _name(member), change)


@require_POST
def pin_code(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the ``code`` the number key ``number``; none takes it away."""
    member = reach(request, slug, Right.CODE)
    number = whole(request.POST.get("number", ""))
    if number is not None and number not in NUMBERS:
        raise Refused(_("Choose a number from 1 to 9."))
    pin(member, code_sent(member, request.POST.get("code", "")).pk, number)
    if "X-Operation" in request.headers:
        return JsonResponse({})
    return back(request, reverse("desk:keys", args=[slug]))


def _name(member: Member) -> str:
    return f"pins-{member.project_id.hex}"
