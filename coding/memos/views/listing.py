"""All memos in one place, and one memo with what it hangs on."""

from __future__ import annotations

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coding.memos.models import Memo, MemoKind, Visibility
from coding.memos.queries import NOTHING, Sought, readable, shown, sought
from interviews.projects import people, registers
from interviews.projects.access import reach
from interviews.projects.models import Member

PAGE = 20
NAMES = ("kind", "author", "visibility", "about", "words")


@require_safe
def memos(request: HttpRequest, slug: str) -> HttpResponse:
    """Every memo the member may read, narrowed by what the address asks for."""
    member = reach(request, slug)
    filters = {name: request.GET[name] for name in NAMES if request.GET.get(name)}
    page = Paginator(sought(member, _sought(filters)), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "memos": shown(member, list(page.object_list)),
        "filters": filters,
        "query": urlencode(filters),
        "people": people.current(member),
        "kinds": MemoKind.choices,
        "visibilities": Visibility.choices,
        "abouts": _abouts(),
        "nav": "memos",
    }
    return render(request, "memos/memos.html", context)


@require_safe
def memo(request: HttpRequest, slug: str, memo: uuid.UUID) -> HttpResponse:
    """One memo: a page of its own, or for a script what it says and what can be done with it."""
    member = reach(request, slug)
    row = memo_of(member, memo)
    context = {"shown": shown(member, [row])[0], "memo": row, "nav": "memos"}
    page = "memos/_whole.html" if request.headers.get("HX-Request") else "memos/memo.html"
    return render(request, page, context)


def memo_of(member: Member, memo: uuid.UUID) -> Memo:
    """The memo, if the member may read it."""
    row = readable(member).filter(pk=memo).first()
    if row is None:
        raise Http404
    return row


def _sought(filters: dict[str, str]) -> Sought:
    """What the address asks for; what makes no sense in it is left aside."""
    try:
        author = uuid.UUID(filters["author"]) if "author" in filters else None
    except ValueError:
        author = None
    about = filters.get("about", "")
    return Sought(
        filters.get("kind", ""),
        author,
        filters.get("visibility", ""),
        about if about == NOTHING or registers.linkable_of(about) else "",
        filters.get("words", "").replace("\x00", ""),
    )


def _abouts() -> list[tuple[str, str]]:
    """What memos can hang on, named, in order of name."""
    named = [(label, str(entry.kind)) for label, entry in registers.linkables().items()]
    return sorted(named, key=lambda pair: pair[1])
