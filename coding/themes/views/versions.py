"""A theme's versions: the list of them, and the differences between any two."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coding.themes.unfolding import between
from coding.themes.version_words import Names
from coding.themes.versions import Version, versions_of
from coding.themes.views.finding import theme_of
from interviews.projects.access import reach
from interviews.projects.numbers import whole


@require_safe
def versions(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """All versions, newest first, or what ``from`` and ``to`` differ in."""
    member = reach(request, slug)
    row = theme_of(member, theme)
    held = versions_of(member, row)
    names = Names(member, row, held)
    context: dict[str, Any] = {
        "theme": row,
        "versions": held[::-1],
        "told": [(one, names.shown(one.difference, one.state.passages)) for one in reversed(held)],
        "nav": "themes",
    }
    pair = _pair(held, request.GET.get("from", ""), request.GET.get("to", ""))
    if pair:
        older, newer = pair
        difference = between(older.state, newer.state)
        context |= {
            "older": older,
            "newer": newer,
            "compared": names.shown(difference, newer.state.passages),
        }
    return render(request, "themes/versions.html", context)


def _pair(held: Sequence[Version], older: str, newer: str) -> tuple[Version, Version] | None:
    """The two versions asked for by their numbers, the older first."""
    numbered = {one.number: one for one in held}
    pair = [numbered.get(number) for number in (whole(older), whole(newer)) if number]
    found = sorted((one for one in pair if one), key=lambda one: one.number)
    return (found[0], found[1]) if len(found) == 2 else None
