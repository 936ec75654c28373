"""Refusals become sentences; project pages are never cached."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from interviews.projects import access
from interviews.projects.errors import Refused

Respond = Callable[[HttpRequest], HttpResponse]


class refusals:  # noqa: N801 - middleware is named as what it does, like Django's own functions
    """Answer Refused with its sentence, and SignInFirst with the sign-in page."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sentence = _too_large(request)
        answer = self.process_exception(request, Refused(sentence)) if sentence else None
        return answer or self.respond(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        """No text can hold a NUL; PostgreSQL fails on one, and pages have none to send."""
        sent = [request.GET, request.POST] if request.method == "POST" else [request.GET]
        words = (word for fields in sent for _name, each in fields.lists() for word in each)
        if "\0" not in request.path_info and not any("\0" in word for word in words):
            return None
        sentence = _("This holds a character that no text can hold (NUL). Take it out, try again.")
        return self.process_exception(request, Refused(sentence))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, access.SignInFirst):
            return access.sign_in(request)
        if access.scripted(request) and (refused := _as_sentence(error)):
            error = refused
        if not isinstance(error, Refused):
            return None
        if request.headers.get("HX-Request") or access.scripted(request):
            return HttpResponse(
                str(error), status=error.status, content_type="text/plain; charset=utf-8"
            )
        told = {"sentence": str(error), "back": access.came_from(request)}
        return render(request, "errors/refused.html", told, status=error.status)


def _as_sentence(error: Exception) -> Refused | None:
    """Django's own refusals, for a script: it has no page to show."""
    if isinstance(error, Http404):
        return Refused.answering(404, _("This is no longer there."))
    if isinstance(error, PermissionDenied):
        return Refused.answering(403, str(error) or _("Your role does not allow this."))
    return None


def _too_large(request: HttpRequest) -> str:
    """Why so much is not even read; empty where it is. Forms of nobody in particular are short."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return ""
    if not request.user.is_authenticated:
        return _("Sign in before you send files.")
    if length <= settings.LARGEST_REQUEST:
        return ""
    most = settings.LARGEST_REQUEST // 1_000_000
    return _("This is more than %(most)d MB at once. Send smaller files.") % {"most": most}


def private_pages(respond: Respond) -> Respond:
    """Keep project pages out of every cache, and tell caches that htmx gets partials.

    A project's time zone ends with the request that asked for it.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        with timezone.override(None):
            response = respond(request)
        if request.path.startswith("/projects/"):
            response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ("HX-Request",))
        return response

    return handle
