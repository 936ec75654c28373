"""The way back from a place in a text to the page that led there, as it was."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from interviews.projects.models import Member


def way_back(request: HttpRequest, member: Member) -> str:
    """The address in ``back`` where it is one of this project's own pages, else nothing."""
    asked = request.GET.get("back", "")
    home = reverse("projects:home", args=[member.project.slug])
    return asked if asked.startswith(home) and len(asked) < 2000 else ""
