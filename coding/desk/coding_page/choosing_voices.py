"""Whether others' codings are shown: asked for by address or key, remembered for the member."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from interviews.projects.access import Right, has
from interviews.projects.models import Member

YEAR = 31_536_000
ALL, MINE = "all", "mine"


def everyone(request: HttpRequest, member: Member) -> bool:
    """Others' codings are hidden until asked for; who cannot code has none of their own."""
    if not has(member, Right.CODE):
        return True
    asked = request.GET.get("voices") or request.COOKIES.get(_name(member), MINE)
    return asked == ALL


def remember(request: HttpRequest, response: HttpResponse, member: Member) -> None:
    """Keep what the address asked for."""
    asked = request.GET.get("voices")
    if asked in {ALL, MINE}:
        response.set_cookie(
            _name(member), asked, max_age=YEAR, httponly=True, samesite="Lax", path="/projects/"
        )


def _name(member: Member) -> str:
    return f"voices-{member.pk.hex[:12]}"
