"""What is done with codings on the coding page: one action each, then the turns it touched."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coding.codebook.models import Code, Kind
from coding.codebook.queries import code_called, code_sent
from coding.codebook.views.answering import back
from coding.desk.coding_page.narrowing import narrowing_of
from coding.desk.coding_page.overlapping import met_own, overlapping_own
from coding.desk.coding_page.scene import Desk, reach_interview
from coding.desk.coding_page.showing import everyone
from coding.desk.coding_page.views import page_url
from coding.segments.actions import (
    apply_code,
    coin_and_apply,
    join_codings,
    qualify,
    recode,
    remove_coding,
    review,
    set_bounds,
)
from coding.segments.models import Coding
from coding.segments.nudging import nudge
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.history.asked import made_by, was_done
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.saying import done
from interviews.transcripts.actions import refuse_outside
from interviews.transcripts.models import Anchor, Interview

Places = Iterable[tuple[int, int]]


@require_POST
def apply(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """Apply a code to the words selected; say so where they carry it already."""
    member = reach(request, slug, Right.CODE)
    found, (start, end) = reach_interview(member, interview), _bounds(request)
    code = _code_asked(request, member)
    if _asks_first(request, found):
        overlap = overlapping_own(member, found, code, start, end)
        if overlap and not was_done(by(request, member)):
            return JsonResponse(overlap)
    coding = apply_code(
        by(request, member),
        code=code,
        interview=found,
        start=start,
        end=end,
        transcript_id=request.POST.get("transcript", ""),
    )
    return _answer(request, member, found, [(start, end)], coding)


@require_POST
def coin(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """Make a code and apply it to the words selected."""
    member = reach(request, slug, Right.EDIT_CODES)
    found, (start, end) = reach_interview(member, interview), _bounds(request)
    parent, kind = request.POST.get("parent"), request.POST.get("kind", Kind.DESCRIPTIVE)
    coding = coin_and_apply(
        by(request, member),
        name=request.POST.get("name", ""),
        interview=found,
        start=start,
        end=end,
        parent=code_sent(member, parent) if parent else None,
        kind=kind if kind in Kind.values else Kind.DESCRIPTIVE,
        transcript_id=request.POST.get("transcript", ""),
    )
    return _answer(request, member, found, [(start, end)], coding, code=str(coding.code_id))


@require_POST
def remove(request: HttpRequest, slug: str, coding: uuid.UUID) -> HttpResponse:
    """Take one's own coding away."""
    member = reach(request, slug, Right.CODE)
    row = reach_coding(member, coding)
    places = _places(row)
    removed = remove_coding(by(request, member), coding=row)
    return _answer(request, member, row.interview, places, removed)


@require_POST
def change_code(request: HttpRequest, slug: str, coding: uuid.UUID) -> HttpResponse:
    """Give one's own coding another code."""
    member = reach(request, slug, Right.CODE)
    row = reach_coding(member, coding)
    code, expected = _code_asked(request, member), whole(request.POST.get("expected", ""))
    recoded = recode(by(request, member), coding=row, code=code, expected=expected)
    return _answer(request, member, row.interview, _places(row), recoded)


@require_POST
def bounds(request: HttpRequest, slug: str, coding: uuid.UUID) -> HttpResponse:
    """Let one's own coding cover other words: given places, or an end moved by some words."""
    member = reach(request, slug, Right.CODE)
    row = reach_coding(member, coding)
    before = _places(row)
    nudged = "nudge" in request.POST
    start, end = _nudged(row, request.POST["nudge"]) if nudged else _bounds(request)
    if not nudged and _asks_first(request, row.interview):
        overlap = met_own(member, row, start, end, before)
        if overlap and not was_done(by(request, member)):
            return JsonResponse(overlap)
    moved = set_bounds(
        by(request, member),
        coding=row,
        start=start,
        end=end,
        transcript_id=request.POST.get("transcript", ""),
        expected=whole(request.POST.get("expected", "")),
    )
    return _answer(request, member, row.interview, [*before, (start, end)], moved)


@require_POST
def join(request: HttpRequest, slug: str, coding: uuid.UUID) -> HttpResponse:
    """Join another coding of one's own with the same code to this one, over the words sent."""
    member = reach(request, slug, Right.CODE)
    row = reach_coding(member, coding)
    try:
        other = reach_coding(member, uuid.UUID(request.POST.get("other", "")))
    except ValueError:
        raise Http404 from None
    start, end = _bounds(request)
    places = [*_places(row), *_places(other), (start, end)]
    joined = join_codings(
        by(request, member),
        coding=row,
        other=other,
        start=start,
        end=end,
        transcript_id=request.POST.get("transcript", ""),
    )
    return _answer(request, member, row.interview, places, joined)


@require_POST
def say_why(request: HttpRequest, slug: str, coding: uuid.UUID) -> HttpResponse:
    """Write a coding's rationale, mark it unsure, or both."""
    member = reach(request, slug, Right.CODE)
    row, sent = reach_coding(member, coding), request.POST
    unsure = sent.get("unsure") in {"on", "1"} if {"unsure", "whole"} & set(sent) else None
    said = qualify(
        by(request, member),
        coding=row,
        rationale=sent.get("rationale"),
        unsure=unsure,
        expected=whole(sent.get("expected", "")),
        added=sent.get("added"),
    )
    return _answer(request, member, row.interview, _places(row), said)


@require_POST
def still_fits(request: HttpRequest, slug: str, coding: uuid.UUID) -> HttpResponse:
    """Say that one's own coding fits its code as the code is meant now."""
    member = reach(request, slug, Right.CODE)
    row = reach_coding(member, coding)
    expected = whole(request.POST.get("expected", ""))
    fits = review(by(request, member), coding=row, expected=expected)
    return _answer(request, member, row.interview, _places(row), fits)


def reach_coding(member: Member, coding: uuid.UUID) -> Coding:
    """The coding, if the member may see it."""
    seen = Coding.objects.visible_to(member).select_related(
        "voice__member__user", "code", "interview__current", "interview__project"
    )
    return get_object_or_404(seen, pk=coding)


def _scripted(request: HttpRequest) -> bool:
    return "X-Operation" in request.headers


def _bounds(request: HttpRequest) -> tuple[int, int]:
    try:
        start, end = int(request.POST["start"]), int(request.POST["end"])
    except (KeyError, ValueError):
        raise Refused(_("Select the words first, then choose a code.")) from None
    refuse_outside(start, end)
    return start, end


def _code_asked(request: HttpRequest, member: Member) -> Code:
    """The code of the id ``code``, ``named`` so, or ``coined``: by the operation to make it."""
    if "named" in request.POST:
        return code_called(member, request.POST["named"])
    if "coined" not in request.POST:
        return code_sent(member, request.POST.get("code", ""))
    try:
        made = made_by(member, uuid.UUID(request.POST["coined"]), Code._meta.label)
    except ValueError:
        made = []
    code = Code.objects.visible_to(member).filter(pk__in=made).first()
    if code is None:
        raise Refused(_("The code these words were to get has not been made. Make it first."))
    return code


def _asks_first(request: HttpRequest, interview: Interview) -> bool:
    """Whether a person is there to be asked about an overlap, and the places sent are of the
    present text.
    """
    current = request.POST.get("transcript", "") in {"", str(interview.current_id)}
    return _scripted(request) and "apart" not in request.POST and current


def _anchor(coding: Coding) -> Anchor | None:
    current = coding.interview.current_id
    return Anchor.objects.filter(span=coding.span_id, transcript=current, placed=True).first()


def _places(coding: Coding) -> list[tuple[int, int]]:
    anchor = _anchor(coding)
    return [(anchor.start, anchor.end)] if anchor else []


def _nudged(coding: Coding, asked: str) -> tuple[int, int]:
    """``asked`` is an edge and words: "end+1", "start-1"."""
    anchor, current = _anchor(coding), coding.interview.current
    edge, words = asked[:-2], asked[-2:]
    if (
        anchor is None
        or current is None
        or edge not in {"start", "end"}
        or words not in {"+1", "-1"}
    ):
        raise Refused(_("This coding cannot be moved. Reload the page."))
    return nudge(current.text, anchor.start, anchor.end, edge, int(words))


def _answer(
    request: HttpRequest,
    member: Member,
    interview: Interview,
    places: Places,
    coding: Coding,
    **more: str,
) -> HttpResponse:
    """For a script the touched turns, drawn at ``seq`` or later; for a form the way back there."""
    desk = _drawn_again(request, member, interview, places, coding)
    touched = [turn.place for turn in desk.turns]
    if _scripted(request):
        answer: dict[str, Any] = {"turns": touched, "html": "".join(desk.draw())}
        key = None if coding.removed else str(coding.pk)
        return JsonResponse(answer | {"coding": key, "seq": coding.version} | more)
    changed = request.POST.get("expected") != str(coding.version)
    done(request, member, _("Done."), coding.version if changed else None)
    where = f"#turn-{touched[0]}" if touched else ""
    return back(request, page_url(member, interview.pk) + where)


def _drawn_again(
    request: HttpRequest,
    member: Member,
    interview: Interview,
    places: Places,
    coding: Coding | None,
) -> Desk:
    """The touched turns as the reader has them: the same voices, the same codings chosen."""
    all_voices = everyone(request, member)
    chosen = narrowing_of(request, all_voices).and_also(coding.pk if coding else None)
    return Desk(member, interview, all_voices, narrowing=chosen, places=list(places))
