"""Settle, one after another, the places that a correction lost or changed."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.correcting.actions import settling
from interviews.correcting.holding import held_in
from interviews.correcting.views.correcting import current
from interviews.correcting.waiting import Told, beside, found_words, settled_in, waiting_in
from interviews.formats.text import clean
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member, Veil
from interviews.projects.numbers import whole
from interviews.transcripts.anchoring import Place
from interviews.transcripts.models import Anchor, Interview
from interviews.transcripts.views.interviews import interview_of


@require_safe
def settle(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """One place beside its old context (``place``, else the first that waits), and the others."""
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    held = held_in(member, [row])
    waiting, settled = waiting_in(member, row, held), settled_in(member, row, held)
    asked = request.GET.get("place", "")
    told = next((one for one in [*waiting, *settled] if str(one.anchor.pk) == asked), None)
    told = told or (waiting[0] if waiting else None)
    context = {
        "nav": "interviews",
        "interview": row,
        "waiting": waiting,
        "settled": settled,
        "one": beside(member, row, told.anchor, held) if told else None,
        "number": waiting.index(told) + 1 if told in waiting else 0,
        "next": _step(waiting, told, 1),
        "previous": _step(waiting, told, -1),
        "veiled": Veil.objects.filter(interview_id=row.pk).exists(),
    }
    return render(request, "correcting/settle.html", context)


@require_POST
def settle_one(
    request: HttpRequest, slug: str, interview: uuid.UUID, anchor: uuid.UUID
) -> HttpResponse:
    """Place it, let it rest, or let it wait again; then on to the next."""
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    held = held_in(member, [row])
    known = Anchor.objects.filter(pk=anchor, transcript=row.current_id).first()
    if known is None or known.span_id not in held:
        raise Http404
    waiting = waiting_in(member, row, held)
    here = next((one for one in waiting if one.anchor.pk == known.pk), None)
    after = _step(waiting, here, 1)
    _done(request, member, row, known)
    address = reverse("correcting:settle", args=[slug, row.pk])
    return redirect(f"{address}?place={after.anchor.pk}" if after else address)


def _done(request: HttpRequest, member: Member, row: Interview, anchor: Anchor) -> None:
    who, expected = by(request, member), whole(request.POST.get("expected", "")) or 0
    match request.POST.get("do", "place"):
        case "rest":
            settling.rest(who, anchor=anchor, expected=expected)
        case "reopen":
            settling.reopen(who, anchor=anchor, expected=expected)
            messages.success(request, _("The place waits to be settled again."))
        case _:
            place = _place(request, row, anchor)
            if anchor.placed and place == (anchor.start, anchor.end):
                settling.confirm(who, anchor=anchor, expected=expected)
            else:
                settling.settle(
                    who, anchor=anchor, start=place.start, end=place.end, expected=expected
                )


def _place(request: HttpRequest, row: Interview, anchor: Anchor) -> Place:
    """The words typed where there are some, else the bounds selected."""
    words = clean(request.POST.get("words", "")).strip()
    if words:
        found = found_words(current(row), words, anchor.start)
        if found is None:
            raise Refused(
                _("These words are not in the transcript. Copy them from it as they are.")
            )
        return found
    start, end = whole(request.POST.get("start", "")), whole(request.POST.get("end", ""))
    if start is None or end is None:
        raise Refused(_("Select the words where this belongs now, or let it rest."))
    return Place(start, end)


def _step(waiting: list[Told], told: Told | None, by: int) -> Told | None:
    if told not in waiting:
        return waiting[0] if waiting and by > 0 else None
    at = waiting.index(told) + by
    return waiting[at] if 0 <= at < len(waiting) else None
