"""How an act just done is answered: in a sentence on the next page, or to the script that asked."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from interviews.projects.errors import Refused
from interviews.projects.models import Member


def done(request: HttpRequest, member: Member, said: str, seq: int | None = None) -> None:
    """Say what was done; ``seq`` is the act's number where it can be undone.

    The address of the undo travels as the message's extra tag; includes/messages.html makes a
    form of it.
    """
    undo = reverse("projects:undo-one", args=[member.project.slug, seq]) if seq else ""
    messages.success(request, said, extra_tags=undo)


def scripted(request: HttpRequest) -> bool:
    """Whether a page's script asks, which stays on its page and waits for JSON."""
    return "X-Operation" in request.headers


def answered(
    request: HttpRequest, member: Member, said: str, url: str, seq: int | None = None
) -> HttpResponse:
    """For a script ``{said, url}``; for a form the way to ``url``, where it is said."""
    if scripted(request):
        return JsonResponse({"said": said, "url": url})
    done(request, member, said, seq)
    return HttpResponseRedirect(url)


def refuse_script(request: HttpRequest, form: BaseForm) -> None:
    """Tell a script what is wrong in a form as a sentence; it still has what was typed."""
    if scripted(request):
        wrong = [str(error) for errors in form.errors.values() for error in errors]
        raise Refused(" ".join(dict.fromkeys(wrong)))
