"""What is shown beside the text, as asked for by address or key: whose codings, or none."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict

from interviews.projects.access import Right, has
from interviews.projects.models import Member

YEAR = 31_536_000
ALL, MINE = "all", "mine"
HEADER = "X-Shown"  # what a script shows, as the query of an address, where it asks for a change
NONE, SHOWN = "none", "shown"


def everyone(request: HttpRequest, member: Member) -> bool:
    """Others' codings are hidden until asked for; who cannot code has none of their own."""
    if not has(member, Right.CODE):
        return True
    shown = QueryDict(request.headers.get(HEADER, ""))
    asked = request.GET.get("voices") or shown.get("voices")
    return (asked or request.COOKIES.get(_voices(member), MINE)) == ALL


def text_alone(request: HttpRequest, member: Member) -> bool:
    """Whether the words are read without any marks; asking for voices brings marks back."""
    asked = request.GET.get("marks") or (SHOWN if "voices" in request.GET else "")
    return (asked or request.COOKIES.get(marks_cookie(member))) == NONE


def remember(request: HttpRequest, response: HttpResponse, member: Member) -> None:
    """Keep what the address asked for."""
    voices = request.GET.get("voices")
    if voices in {ALL, MINE}:
        _keep(response, _voices(member), voices, httponly=True)
    if voices or "marks" in request.GET:
        alone = text_alone(request, member)
        # The page's script writes this one too.
        _keep(response, marks_cookie(member), NONE if alone else SHOWN, httponly=False)


def _keep(response: HttpResponse, name: str, value: str, *, httponly: bool) -> None:
    response.set_cookie(
        name, value, max_age=YEAR, httponly=httponly, samesite="Lax", path="/projects/"
    )


def _voices(member: Member) -> str:
    return f"voices-{member.pk.hex[:12]}"


def marks_cookie(member: Member) -> str:
    return f"marks-{member.pk.hex[:12]}"
