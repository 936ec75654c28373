"""Choosing the language of the interface, with an account or without."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interviews.projects.errors import Refused
from interviews.projects.models import User
from interviews.projects.speaking import spoken


@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest) -> HttpResponse:
    """Keep the choice with the account, or else in this browser; empty: as the browser asks."""
    if request.method != "POST":
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if request.user.is_authenticated:
            chosen = request.user.language
        return render(
            request, "projects/language.html", {"chosen": chosen if spoken(chosen) else ""}
        )
    chosen = request.POST.get("language", "")
    if chosen and not spoken(chosen):
        raise Refused(_("Polyphony does not speak this language. Choose one of those listed."))
    if request.user.is_authenticated:
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    return _remembered(redirect(_back(request)), chosen)


def _remembered(response: HttpResponse, chosen: str) -> HttpResponse:
    """The browser keeps it too, so that it still holds after signing out."""
    name = settings.LANGUAGE_COOKIE_NAME
    if not chosen:
        response.delete_cookie(name)
        return response
    response.set_cookie(
        name,
        chosen,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


def _back(request: HttpRequest) -> str:
    """The page the choice was made on, where that is one of ours."""
    place = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(place, {request.get_host()}, request.is_secure())
    return place if ours else reverse("projects:language")
