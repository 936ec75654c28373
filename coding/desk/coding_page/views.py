"""The coding page, and the parts of it that are fetched again."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coding.desk.coding_page.choosing import Choosing
from coding.desk.coding_page.code_list import entries, in_hand
from coding.desk.coding_page.jumping import turn_labelled, unknown_label
from coding.desk.coding_page.narrowing import narrowing_of
from coding.desk.coding_page.notes import note_forms, on_code
from coding.desk.coding_page.own_keys import keys_of
from coding.desk.coding_page.pins import NUMBERS, pins_of
from coding.desk.coding_page.presence import now_at
from coding.desk.coding_page.scene import Desk, reach_interview
from coding.desk.coding_page.showing import everyone, marks_cookie, remember, text_alone
from coding.desk.coding_page.way_back import way_back
from coding.desk.models import BeenThrough
from coding.desk.remembering import turn_left
from interviews.projects import people
from interviews.projects.access import reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.recordings.keys import KEYS

MOST_TURNS = 300
LEFT = "left"  # the place where the person stopped
# What main.js imports, so that a browser need not find them one after the other.
SCRIPTS = Path(settings.BASE_DIR) / "static" / "js" / "coding"
MODULES = sorted(script.stem for script in SCRIPTS.glob("*.js") if script.stem != "main")


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def page(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """The transcript between the codes and the margin."""
    member = reach(request, slug)
    if at := request.GET.get("at"):
        return _to_place(request, member, interview, at)
    if label := request.GET.get("label"):
        return _to_label(request, member, interview, label)
    desk = _desk(request, member, interview)
    desk.whole = "whole" in request.GET
    response = render(request, "desk/code.html", _context(request, desk))
    remember(request, response, member)
    return response


@require_safe
@gzip_page
def turns(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """The HTML of the turns asked for: each ``turn``, or ``first`` to ``last``."""
    member = reach(request, slug)
    wanted = [index for index in map(whole, request.GET.getlist("turn")) if index is not None]
    first, last = whole(request.GET.get("first", "")), whole(request.GET.get("last", ""))
    if first is not None and last is not None:
        wanted = list(range(first, min(last, first + MOST_TURNS) + 1))
    return HttpResponse("".join(_desk(request, member, interview, wanted).draw()))


@require_safe
@gzip_page
def codes(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """The list of codes with its counts, and the rules of the code in hand."""
    member = reach(request, slug)
    desk = _desk(request, member, interview)
    return render(request, "desk/_codes_again.html", _codes(request, desk))


def _desk(
    request: HttpRequest, member: Member, interview: uuid.UUID, wanted: list[int] | None = None
) -> Desk:
    found, all_voices = reach_interview(member, interview), everyone(request, member)
    return Desk(member, found, all_voices, wanted, narrowing=narrowing_of(request, all_voices))


def _codes(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    pins = pins_of(desk.member)
    listed, hand = entries(desk, pins), in_hand(desk, request.GET.get("hand", ""))
    return {
        "desk": desk,
        "interview": desk.interview,
        "entries": listed,
        "filter": Choosing(desk, listed),
        "hand": hand,
        "hand_number": pins.get(str(hand.pk), 0) if hand else 0,
        "numbers": NUMBERS,
        "hand_notes": on_code(desk.member, hand, desk.everyone) if hand else [],
    }


def _context(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    colleagues = [one for one in people.current(desk.member) if one.pk != desk.member.pk]
    now = now_at(desk.member, desk.interview.pk, several=bool(colleagues))
    return {
        **_codes(request, desk),
        # Drawing escapes every text.
        "turns": mark_safe("".join(desk.draw())),
        "seq": now.seq,
        "ticket": now.ticket,
        **note_forms(),
        "own_keys": keys_of(desk.member.user, alone=not colleagues),
        "player_keys": KEYS,
        "modules": MODULES,
        "alone": text_alone(request, desk.member),
        "marks_cookie": marks_cookie(desk.member),
        "unknown_label": _unknown_label(desk),
        "through": BeenThrough.objects.current()
        .filter(member=desk.member, interview=desk.interview)
        .exists(),
        "colleagues": colleagues,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "way_back": way_back(request, desk.member),
        "nav": "interviews",
    }


def _to_place(request: HttpRequest, member: Member, interview: uuid.UUID, at: str) -> HttpResponse:
    found = reach_interview(member, interview)
    if at == LEFT:
        index = turn_left(member, found) or 0
    else:
        start = whole(at) or 0
        turns = Desk(member, found, False).turns
        index = max((turn.place for turn in turns if turn.start <= start), default=0)
    back = way_back(request, member)
    query = f"?{urlencode({'back': back})}" if back else ""
    return redirect(f"{page_url(member, found.pk)}{query}#turn-{index}")


def _to_label(
    request: HttpRequest, member: Member, interview: uuid.UUID, label: str
) -> HttpResponse:
    """To the turn so labelled, here or in the interview cited; back with a sentence if none is."""
    here = reach_interview(member, interview)
    try:
        held, index = turn_labelled(member, here, label)
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect(page_url(member, here.pk))
    return redirect(f"{page_url(member, held.pk)}#turn-{index}")


def _unknown_label(desk: Desk) -> str:
    return unknown_label(desk.interview.citation, [turn.label for turn in desk.turns]) % "%1"


def page_url(member: Member, interview: uuid.UUID) -> str:
    return reverse("desk:code", args=[member.project.slug, interview])


def place_url(slug: str, interview: uuid.UUID, start: int) -> str:
    """Where a place can be read: the coding page, at the turn that holds it."""
    return f"{reverse('desk:code', args=[slug, interview])}?at={start}"
