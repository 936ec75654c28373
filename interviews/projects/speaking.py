"""Which language the interface speaks, and to whom.

Somebody's own choice comes first, kept with their account; then the choice of this browser
(a cookie); then what the browser asks for. Words people wrote are never translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from interviews.phrases import Phrase, filled, recalled
from interviews.projects.listening import PATH


def spoken(code: str) -> bool:
    """Whether the interface speaks the language of this code."""
    return code in dict(settings.LANGUAGES)


def own_language(
    respond: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: somebody signed in who chose a language is spoken to in it, anywhere.

    The live feed says nothing in words and asks no database.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        chosen = "" if request.path == PATH else getattr(request.user, "language", "")
        if spoken(chosen):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return respond(request)

    return handle


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak the language of ``code`` in here; where it is not spoken, the one spoken so far."""
    now = translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(code if spoken(code) else now):
        yield


def said(sentence: Any) -> str:
    """A sentence of a module without Django (see ``phrases``), also as JSON keeps it, translated.

    What is filled in is translated where it is a phrase itself; a name is said as it is.
    """
    told = recalled(sentence)
    if not isinstance(told, Phrase):
        return translation.gettext(told) if told else ""
    given = (said(each) if isinstance(each, Phrase) else each for each in told.given)
    return filled(translation.gettext(told.form), given)
