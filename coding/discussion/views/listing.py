"""All discussions, open ones first, and one discussion with its thread."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coding.discussion.forms import AnswerForm, DecisionForm
from coding.discussion.models import Discussion
from coding.discussion.queries import OPEN, SETTLED, Sought, readable, shown, sought
from coding.discussion.threads import changes_since, thread, took_part
from interviews.projects import people, registers
from interviews.projects.access import Right, has, reach
from interviews.projects.models import Member

PAGE = 20
NAMES = ("state", "person", "about", "words")


@require_safe
def discussions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every discussion the member may read, narrowed by what the address asks for."""
    member = reach(request, slug)
    filters = {name: request.GET[name] for name in NAMES if request.GET.get(name)}
    page = Paginator(sought(member, _sought(filters)), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "discussions": shown(member, list(page.object_list)),
        "filters": filters,
        "query": urlencode(filters),
        "people": people.current(member),
        "abouts": _abouts(),
        "nav": "discussion",
    }
    return render(request, "discussion/discussions.html", context)


@require_safe
def discussion(request: HttpRequest, slug: str, discussion: uuid.UUID) -> HttpResponse:
    member = reach(request, slug)
    return page_of(request, member, discussion_of(member, discussion))


def discussion_of(member: Member, discussion: uuid.UUID) -> Discussion:
    """The discussion, if the member may read it."""
    row = readable(member).filter(pk=discussion).first()
    if row is None:
        raise Http404
    return row


def page_of(
    request: HttpRequest, member: Member, row: Discussion, status: int = 200, **forms: Any
) -> HttpResponse:
    """The discussion's page; ``forms`` are those sent back with what is wrong in them."""
    said = thread(member, row)
    context: dict[str, Any] = {
        "discussion": row,
        "shown": shown(member, [row])[0],
        "thread": said,
        "answer_form": AnswerForm(),
        "nav": "discussion",
    }
    if has(member, Right.CODE) and not row.settled and "decision_form" not in forms:
        initial = {"present": took_part(member, row, said)}
        lines = changes_since(member, row)
        context["decision_form"] = DecisionForm(member, lines, initial=initial)
    part = request.headers.get("HX-Request")
    page = "discussion/_whole.html" if part else "discussion/discussion.html"
    return render(request, page, {**context, **forms}, status=status)


def _sought(filters: dict[str, str]) -> Sought:
    """What the address asks for; what makes no sense in it is left aside."""
    try:
        person = uuid.UUID(filters["person"]) if "person" in filters else None
    except ValueError:
        person = None
    state, about = filters.get("state", ""), filters.get("about", "")
    return Sought(
        state if state in {OPEN, SETTLED} else "",
        person,
        about if registers.linkable_of(about) else "",
        filters.get("words", "").replace("\x00", ""),
    )


def _abouts() -> list[tuple[str, str]]:
    """What can be flagged, named, in order of name."""
    named = [(label, str(entry.kind)) for label, entry in registers.linkables().items()]
    return sorted(named, key=lambda pair: pair[1])
