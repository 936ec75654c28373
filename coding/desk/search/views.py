"""The search page, all hits to look at, and coding what was found."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from coding.codebook.models import Code
from coding.desk.search.asking import Asked
from coding.desk.search.lines import (
    Line,
    lines_of,
    next_to_code,
    together,
    with_coded,
)
from coding.desk.search.rows import rows_found
from coding.desk.search.units import keys, places
from coding.segments.actions import code_found
from coding.segments.actions.found import MOST
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.saying import done
from interviews.search.finding import Found, Hit, find, unread_for
from interviews.transcripts.models.interview import SpeakerRole

ON_A_PAGE = 25


@require_safe
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """What is found for the words in the address, page by page."""
    member = reach(request, slug)
    asked = Asked(member, request.GET)
    found = find(member, asked.said, asked.where)
    pages: Paginator[Hit] = Paginator(found.hits, ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    lines = lines_of(member, list(page))
    lines = with_coded(member, lines, asked.code)
    context = {
        **_context(asked, found),
        "page": page,
        "together": together(lines),
        "next": next_to_code(lines, request.GET.get("coded", "")),
        "rows": rows_found(member, asked.written, request.GET.get("all", asked.kind), asked.kind),
        "groups": asked.groups,
        "roles": SpeakerRole.choices,
        "unread": unread_for(member),
        "onward": found.last if found.more and not page.has_next() else 0,
    }
    return render(request, "desk/search.html", context)


@require_safe
def look(request: HttpRequest, slug: str) -> HttpResponse:
    """Every hit in one list, ticked, to be coded together after looking."""
    member = reach(request, slug, Right.CODE)
    asked = Asked(member, request.GET)
    found = find(member, asked.said, asked.where)
    many = found.more or len(found.hits) > MOST
    lines = [] if many else lines_of(member, found.hits)
    lines = with_coded(member, lines, asked.code)
    context = {**_context(asked, found), "many": many, "most": MOST, "together": together(lines)}
    return render(request, "desk/search_all.html", context)


@require_POST
def look_at_all(request: HttpRequest, slug: str) -> HttpResponse:
    """To every hit in one list, with the code and the unit as they are chosen in the form."""
    asked = Asked(reach(request, slug, Right.CODE), request.POST)
    return HttpResponseRedirect(f"{reverse('desk:search-all', args=[slug])}?{asked.as_chosen}")


@require_POST
def code(request: HttpRequest, slug: str) -> HttpResponse:
    """Code the hits that the form names, found anew for the words in the address."""
    member = reach(request, slug, Right.CODE)
    asked = Asked(member, request.POST)
    chosen = asked.code_named(request.POST.get("code", ""))
    if chosen is None:
        raise Refused(_("Choose the code first."))
    sent = request.POST.getlist("only") or request.POST.getlist("hit")
    if not sent:
        raise Refused(_("No hit is chosen. Tick those that you want to code."))
    lines = _lines_named(asked, sent)
    told = code_found(
        by(request, member),
        code=chosen,
        places=places(lines, asked.unit),
        found_by=asked.typed,
    )
    done(
        request,
        member,
        _said(chosen, told, _alike(lines, told, asked.unit)),
        told["seq"] if told["coded"] else None,
    )
    return HttpResponseRedirect(f"{reverse('desk:search', args=[slug])}?{asked.way_back}")


def _context(asked: Asked, found: Found) -> dict[str, Any]:
    return {
        "nav": "search",
        "asked": asked,
        "found": found,
        "number": len(found.hits),
        "units": [
            ("words", _("the words found")),
            ("sentence", _("the sentence")),
            ("turn", _("the whole turn")),
        ],
    }


def _lines_named(asked: Asked, sent: list[str]) -> list[Line]:
    """The lines that the form names. Conflict where the search does not find them any more."""
    wanted = keys(sent)
    found = find(asked.member, asked.said, asked.where)
    lines = lines_of(asked.member, found.hits)
    named = [line for line in lines if (line.transcript, line.start, line.end) in wanted]
    if len({line.key for line in named}) < len(wanted):
        raise Conflict(_("A transcript was corrected since you searched. Search again and look."))
    return named


def _alike(lines: list[Line], told: dict[str, Any], unit: str) -> str:
    """Why there are fewer passages than hits were chosen; empty where there are not."""
    said = {
        "sentence": _("Some of the %d hits stand in the same sentence."),
        "turn": _("Some of the %d hits stand in the same turn."),
    }
    fewer = told["coded"] + told["known"] < len(lines)
    return said[unit] % len(lines) if fewer and unit in said else ""


def _said(code: Code, told: dict[str, Any], alike: str) -> str:
    coded, known = told["coded"], told["known"]
    said = ngettext(
        "Coded %(n)d passage with “%(code)s”, marked as found by search.",
        "Coded %(n)d passages with “%(code)s”, marked as found by search.",
        coded,
    ) % {"n": coded, "code": code.name}
    if not known:
        return f"{said} {alike}".strip()
    there = ngettext("%d carried the code already.", "%d carried the code already.", known) % known
    return " ".join(filter(None, (said if coded else "", there, alike)))
