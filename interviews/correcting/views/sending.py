"""What the form of one turn sends."""

from __future__ import annotations

import re

from django.http import HttpRequest
from django.utils.translation import gettext as _

from interviews.correcting.actions.drafting import Said, Spot
from interviews.formats.text import clean
from interviews.projects.errors import Refused
from interviews.projects.numbers import whole
from interviews.transcripts.clock import clock
from interviews.transcripts.models import Interview

TIME = re.compile(r"^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(\.\d+)?$")


def spot_in(request: HttpRequest, interview: Interview, place: int, part: int) -> Spot:
    expected = whole(request.POST.get("expected", "")) or 0
    return Spot(interview, request.POST.get("base", ""), place, part, expected)


def said_in(request: HttpRequest) -> Said:
    """The words without white space around them, who says them, and when, if that was changed."""
    sent = request.POST
    start = sent.get("start", "").strip()
    return Said(
        text=clean(sent.get("text", "")).strip(),
        speaker=sent.get("speaker", ""),
        name=sent.get("name", ""),
        start=None if start == sent.get("start_was", "").strip() else seconds(start),
    )


def typed_part(request: HttpRequest) -> dict[str, str]:
    """What was typed, to be shown again."""
    return {name: request.POST.get(name, "") for name in ("text", "speaker", "name", "start")}


def offset(request: HttpRequest, name: str) -> int | None:
    """A place in the words typed, in code points; counted without the white space before them."""
    sent = whole(request.POST.get(name, ""))
    if sent is None:
        return None
    text = clean(request.POST.get("text", ""))
    return max(sent - (len(text) - len(text.lstrip())), 0)


def seconds(said: str) -> float | None:
    """``12:05``, ``1:02:05`` or ``12:05.5`` in seconds; None for nothing. Refuses anything else."""
    if not said:
        return None
    found = TIME.match(said)
    if not found:
        raise Refused(_("Write the time as 12:05 or 1:02:05."))
    hours, minutes, rest, fraction = found.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(rest) + float(fraction or 0)


__all__ = ["clock", "offset", "said_in", "seconds", "spot_in", "typed_part"]
