"""What forms and scripts send about places on a board: anybody can write anything there."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from interviews.projects.errors import Refused
from interviews.projects.numbers import whole

NUMBERS = ("x", "y", "wide", "tall", "expected")


def place_sent(request: HttpRequest) -> tuple[int, int] | None:
    """The place (``x``, ``y``), where both are whole numbers."""
    x, y = (_signed(request.POST.get(name, "")) for name in ("x", "y"))
    return None if x is None or y is None else (x, y)


def _signed(sent: str) -> int | None:
    number = whole(sent.removeprefix("-"))
    return -number if number is not None and sent.startswith("-") else number


def colour_sent(request: HttpRequest) -> int | None:
    return whole(request.POST.get("colour", ""))


def places_sent(request: HttpRequest, name: str) -> list[dict[str, Any]]:
    """The places of cards or groups, each with its ``id``; refuses what is none."""
    try:
        sent = json.loads(request.POST.get(name, "") or "[]")
        return [_place(one) for one in sent]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused(_("This move cannot be read. Reload the page and try again.")) from None


def _place(one: dict[str, Any]) -> dict[str, Any]:
    place = {name: _number(one[name]) for name in NUMBERS if one.get(name) is not None}
    if not {"x", "y"} <= place.keys() or ("wide" in place) != ("tall" in place):
        raise ValueError
    group = str(uuid.UUID(one["group"])) if one.get("group") else ""
    return {**place, "id": str(uuid.UUID(one["id"])), "group": group}


def _number(sent: Any) -> int:
    if type(sent) is not int or abs(sent) > 10**9:
        raise ValueError
    return sent
