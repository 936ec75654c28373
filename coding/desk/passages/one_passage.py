"""What stands around a passage, and what can be made of it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coding.themes.models import Joined, Theme, ThemeStatus
from interviews.projects import registers
from interviews.projects.access import Right, reach
from interviews.projects.numbers import whole
from interviews.transcripts.hearing import turns_of
from interviews.transcripts.models import Interview

MORE = 4  # turns a press adds to what stands around a passage
TURNS_AT_MOST = 41


@require_safe
def around(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """The turns before, at and after a passage, its words marked."""
    member = reach(request, slug)
    held = Interview.objects.visible_to(member).select_related("current")
    row = held.filter(pk=interview).exclude(current=None).first()
    if row is None or row.current is None:
        raise Http404
    start, end = _bounds(request)
    turns = turns_of([row.current.pk])[row.current.pk]
    near = [place for place, turn in enumerate(turns) if turn.end > start and turn.start < end]
    first, last = (near[0], near[-1]) if near else (0, -1)
    before, after = _turns(request, "before"), _turns(request, "after")
    from_turn, to_turn = max(first - before, 0), last + 1 + after
    text = row.current.text
    context = {
        "turns": [
            {
                "turn": turn,
                "before": text[turn.start : max(turn.start, min(start, turn.end))],
                "words": text[max(turn.start, start) : min(turn.end, end)]
                if turn.start < end and turn.end > start
                else "",
                "after": text[min(turn.end, max(end, turn.start)) : turn.end],
            }
            for turn in turns[from_turn:to_turn]
        ],
        "earlier": _around_url(request, before=before + MORE) if from_turn else "",
        "later": _around_url(request, after=after + MORE) if to_turn < len(turns) else "",
        "colour": request.GET.get("colour", ""),
        "key": f"{row.pk}-{start}-{end}",
        "url": registers.place_url(member, row.pk, start),
    }
    return render(request, "desk/_around.html", context)


def _turns(request: HttpRequest, side: str) -> int:
    asked = whole(request.GET.get(side, ""))
    return 1 if asked is None else min(asked, TURNS_AT_MOST)


def _around_url(request: HttpRequest, **more: int) -> str:
    """The same place with more turns on one side; empty where so many are shown already."""
    if max(more.values()) > TURNS_AT_MOST:
        return ""
    query = request.GET.copy()
    for name, number in more.items():
        query[name] = str(number)
    return f"{request.path}?{query.urlencode()}"


@require_safe
def uses(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """What can be made of a passage: a memo, a flag, evidence of a theme."""
    member = reach(request, slug, Right.WRITE)
    row = Interview.objects.visible_to(member).filter(pk=interview).exclude(current=None).first()
    if row is None:
        raise Http404
    start, end = _bounds(request)
    themes = Theme.objects.visible_to(member).exclude(status=ThemeStatus.SET_ASIDE)
    place = {
        "interview": str(row.pk),
        "transcript_id": str(row.current_id),
        "start": start,
        "end": end,
    }
    context = {
        "place": place,
        "query": urlencode([(name, str(value)) for name, value in place.items()]),
        "code": request.GET.get("code", ""),
        "themes": themes,
        "roles": Joined.choices,
        "back": request.htmx.current_url_abs_path or "",  # type: ignore[attr-defined]
    }
    return render(request, "desk/_uses.html", context)


def _bounds(request: HttpRequest) -> tuple[int, int]:
    try:
        return int(request.GET["start"]), int(request.GET["end"])
    except (KeyError, ValueError):
        raise Http404 from None
