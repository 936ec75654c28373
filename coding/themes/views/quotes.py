"""One quote: its marks beside its source, and copies of it for a manuscript."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.themes.actions import mark_quote, remove_quote
from coding.themes.copies import copies_of, manner_of, marks_shown
from coding.themes.models import Quote
from coding.themes.queries import current_anchors
from coding.themes.sourcing import with_sources
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.numbers import whole


@require_safe
def quote(request: HttpRequest, slug: str, quote: uuid.UUID) -> HttpResponse:
    member = reach(request, slug)
    return _page(request, member, _quote(member, quote))


@require_POST
def mark(request: HttpRequest, slug: str, quote: uuid.UUID) -> HttpResponse:
    """Set all marks (a JSON list), or add one by naming its words."""
    member = reach(request, slug, Right.CODE)
    row = _quote(member, quote)
    mark_quote(by(request, member), quote=row, marks=_marks(request, row))
    return redirect("themes:quote", slug, row.pk)


@require_POST
def remove(request: HttpRequest, slug: str, quote: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = _quote(member, quote)
    remove_quote(by(request, member), quote=row)
    messages.success(request, _("The quote is removed. You can undo this."))
    if row.evidence is None:
        return redirect("themes:themes", slug)
    return redirect("themes:theme", slug, row.evidence.theme_id)


def _quote(member: Member, quote: uuid.UUID) -> Quote:
    rows = Quote.objects.visible_to(member).select_related("evidence__theme", "project")
    row = rows.select_related("span__interview__current").filter(pk=quote).first()
    if row is None:
        raise Http404
    return with_sources([row])[0]


def _marks(request: HttpRequest, row: Quote) -> list[dict[str, Any]]:
    if sent := request.POST.get("marks"):
        try:
            read = json.loads(sent)
        except (ValueError, RecursionError):
            raise Refused(_("The marks cannot be read. Reload the page and try again.")) from None
        return read if isinstance(read, list) else []
    if (gone := whole(request.POST.get("without", ""))) is not None:
        return [one for number, one in enumerate(row.marks) if number != gone]
    return [*row.marks, _named_mark(request, row)]


def _named_mark(request: HttpRequest, row: Quote) -> dict[str, Any]:
    """A mark given without JavaScript: its kind, and words that stand once in the source."""
    kind, words = request.POST.get("kind", ""), request.POST.get("words", "")
    source = "".join(anchor.exact for anchor in current_anchors([row.span_id]))
    if not words or source.count(words) != 1:
        raise Refused(_("Copy words that stand just once in the source, exactly as they stand."))
    start = source.index(words)
    if kind == "insert":
        return {"kind": kind, "at": start + len(words), "text": request.POST.get("text", "")}
    return {"kind": kind, "start": start, "end": start + len(words)}


def _page(request: HttpRequest, member: Member, row: Quote) -> HttpResponse:
    heard = row.heard
    context = {
        "quote": row,
        "heard": heard,
        "copies": copies_of([row], manner_of(member)) if heard else None,
        "shown": marks_shown(heard, row.marks) if heard else [],
        "marks": json.dumps(row.marks),
        "nav": "themes",
        "operation": uuid.uuid4(),
    }
    return render(request, "themes/quote.html", context)
