"""The page on which a transcript is corrected, turn by turn."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from interviews import formats
from interviews.correcting import opened
from interviews.correcting.actions import drafting
from interviews.correcting.actions.drafting import Spot
from interviews.correcting.actions.taking_in import begin_taking_in
from interviews.correcting.drawing import At, draw
from interviews.correcting.standing import open_draft_of
from interviews.correcting.views.sending import offset, said_in, spot_in, typed_part
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.models import Member, Veil
from interviews.projects.numbers import whole
from interviews.transcripts.models import Interview, TranscriptVersion
from interviews.transcripts.views.interviews import interview_of

Clash = dict[str, str]
MOST = 1_000_000


@require_safe
@gzip_page
def page(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """The transcript as the draft has it; ``turn`` (12.0) opens one of its turns."""
    member = reach(request, slug, Right.CODE)
    place, _dot, part = request.GET.get("turn", "").partition(".")
    at, number = whole(place), whole(part)
    edited = At(at, number) if at is not None and number is not None else None
    return _page(request, member, interview_of(member, interview), edited)


@require_safe
def turn(
    request: HttpRequest, slug: str, interview: uuid.UUID, place: int, part: int
) -> HttpResponse:
    """One turn to edit, or (``shown``) to read again."""
    member = reach(request, slug, Right.CODE)
    row, at = interview_of(member, interview), _at(place, part)
    if not request.headers.get("HX-Request"):
        return redirect(f"{page_url(row)}?turn={place}.{part}#turn-{place}-{part}")
    if "shown" in request.GET:
        opened.close(member, row.pk)
        return _swapped(request, member, row, [place], focus=at)
    return _swapped(request, member, row, [place], edited=at)


@require_POST
def correct_turn(
    request: HttpRequest, slug: str, interview: uuid.UUID, place: int, part: int
) -> HttpResponse:
    """Do to a turn what the button pressed says."""
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    spot = spot_in(request, row, *_at(place, part))
    try:
        touched = _done(request, member, spot)
    except Conflict as conflict:
        return _clash(request, member, spot, conflict)
    opened.close(member, row.pk)
    at = _next_to(request, spot, touched)
    if request.headers.get("HX-Request"):
        return _swapped(request, member, row, touched, focus=at)
    return redirect(f"{page_url(row)}#turn-{at.place}-{at.part}")


@require_POST
def discard(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    if draft := open_draft_of(row):
        drafting.discard(by(request, member), draft=draft)
        messages.success(request, _("The draft is discarded. You can undo this."))
    return redirect(row)


@require_POST
def take_in(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """Bring a better file of the interview; a job reads it into the draft."""
    member = reach(request, slug, Right.CODE)
    row, file = interview_of(member, interview), request.FILES.get("file")
    if file is None:
        raise Refused(_("No file was chosen. Choose a transcript of this interview."))
    data = file.read(formats.LARGEST_FILE + 1)
    base = request.POST.get("base", "")
    job = begin_taking_in(
        by(request, member), interview=row, base=base, name=file.name or "", data=data
    )
    return redirect("projects:job", slug, job.pk)


@require_POST
def renew(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """Bring a draft of an earlier version up to the current one."""
    member = reach(request, slug, Right.CODE)
    row = interview_of(member, interview)
    draft = open_draft_of(row)
    if draft is not None and draft.base_id != row.current_id:
        before = draft.turns.filter(removed=False).count()
        base = request.POST.get("base", "")
        fresh = drafting.renew(by(request, member), draft=draft, base=base)
        _tell_left(request, before - fresh.turns.count())
    return redirect("correcting:correct", slug, row.pk)


def _tell_left(request: HttpRequest, left: int) -> None:
    if left:
        said = ngettext(
            "%(left)d correction could not come along: its turn reads otherwise by now.",
            "%(left)d corrections could not come along: their turns read otherwise by now.",
            left,
        )
        messages.warning(request, said % {"left": left})
    else:
        messages.success(request, _("The draft is up to date."))


def _at(place: int, part: int) -> At:
    if place > MOST or part > MOST:
        raise Http404
    return At(place, part)


def _done(request: HttpRequest, member: Member, spot: Spot) -> list[int]:
    """Do it; the places touched."""
    who, do = by(request, member), request.POST.get("do", "save")
    match do:
        case "save":
            drafting.reword(who, spot=spot, said=said_in(request))
        case "split":
            drafting.split(who, spot=spot, said=said_in(request), at=offset(request, "at"))
        case "join":
            before = _before(spot, request)
            drafting.join_before(who, spot=spot, before=before, said=said_in(request))
            return sorted({before.place, spot.place})
        case "redact":
            start, end = offset(request, "from") or 0, offset(request, "to") or 0
            drafting.redact(who, spot=spot, said=said_in(request), start=start, end=end)
        case "add":
            drafting.add_after(who, spot=spot)
        case "take out":
            drafting.take_out(who, spot=spot)
        case "restore":
            drafting.restore(who, spot=spot)
        case _:
            raise Refused(_("This cannot be done with a turn. Reload the page."))
    return [spot.place]


def _next_to(request: HttpRequest, spot: Spot, touched: list[int]) -> At:
    """Where the reader goes on: at the new turn after a split, else where they were."""
    do = request.POST.get("do")
    if do == "join":
        return At(touched[0], whole(request.POST.get("before_part", "")) or 0)
    return At(spot.place, spot.part + (do in {"split", "add"}))


def _before(spot: Spot, request: HttpRequest) -> Spot:
    """The part before this one, as the form knew it."""
    place, part = whole(request.POST.get("before", "")), whole(request.POST.get("before_part", ""))
    if place is None or part is None or (place, part) >= (spot.place, spot.part):
        raise Refused(_("There is no turn before this one to join it to."))
    expected = whole(request.POST.get("before_expected", "")) or 0
    return Spot(spot.interview, spot.base, place, part, expected)


def _clash(request: HttpRequest, member: Member, spot: Spot, conflict: Conflict) -> HttpResponse:
    """Both texts, mine to be saved over the other's."""
    row, at = interview_of(member, spot.interview.pk), At(spot.place, spot.part)
    if str(row.current_id) != spot.base or _stale(row):
        raise conflict
    clash = {"said": str(conflict), **typed_part(request)}
    if request.headers.get("HX-Request"):
        answer = _swapped(request, member, row, [spot.place], edited=at, clash=clash)
    else:
        answer = _page(request, member, row, at, clash)
    answer.status_code = conflict.status
    return answer


def _page(
    request: HttpRequest,
    member: Member,
    row: Interview,
    edited: At | None = None,
    clash: Clash | None = None,
) -> HttpResponse:
    draft, stale = open_draft_of(row), _stale(row)
    context = {
        "nav": "interviews",
        "interview": row,
        "sheet": draw(row, current(row), None if stale else draft, edited=edited),
        "draft": draft,
        "stale": stale,
        "veiled": Veil.objects.filter(interview_id=row.pk).exists(),
        "clash": clash,
        "accepts": ",".join(formats.EXTENSIONS),
        "elsewhere": opened.elsewhere(member, row.pk),
        "also": opened.open_it(member, row.pk, edited.place) if edited else [],
    }
    return render(request, "correcting/correct.html", context)


def _swapped(
    request: HttpRequest,
    member: Member,
    row: Interview,
    places: Iterable[int],
    *,
    edited: At | None = None,
    focus: At | None = None,
    clash: Clash | None = None,
) -> HttpResponse:
    """Some places drawn anew, each swapped for itself."""
    sheet = draw(row, current(row), open_draft_of(row), places, edited)
    if not sheet.slots:
        raise Http404
    context = {
        "interview": row,
        "sheet": sheet,
        "focus": focus,
        "clash": clash,
        "swapped": True,
        "also": opened.open_it(member, row.pk, edited.place) if edited else [],
    }
    return render(request, "correcting/_swapped.html", context)


def _stale(row: Interview) -> bool:
    """Whether the open draft corrects a version that is no longer the current one."""
    draft = open_draft_of(row)
    return draft is not None and draft.base_id != row.current_id


def current(row: Interview) -> TranscriptVersion:
    if row.current is None:
        raise Http404
    return row.current


def page_url(row: Interview) -> str:
    return reverse("correcting:correct", args=[row.project.slug, row.pk])
