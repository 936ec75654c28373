"""What the next page says of an act just done, with a button that undoes it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from interviews.projects.models import Member


def done(request: HttpRequest, member: Member, said: str, seq: int | None = None) -> None:
    """Say what was done; ``seq`` is the act's number where it can be undone.

    The address of the undo travels as the message's extra tag; includes/messages.html makes a
    form of it.
    """
    undo = reverse("projects:undo-one", args=[member.project.slug, seq]) if seq else ""
    messages.success(request, said, extra_tags=undo)
