"""One quote: its marks beside its source, and copies of it for a manuscript."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.codebook.views.answering import back
from coding.themes.actions import (
    add_mark,
    choose_part,
    leave_quote_out,
    mark_quote,
    mask_words,
    remove_quote,
    reword_mark,
    step_part,
    take_mark_off,
    use_quote,
)
from coding.themes.models import Quote
from coding.themes.parts import STEPS, between, room_of
from coding.themes.quote_page import page_of
from coding.themes.sourcing import with_sources
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.saying import done


@require_safe
def quote(request: HttpRequest, slug: str, quote: uuid.UUID) -> HttpResponse:
    member = reach(request, slug)
    row = _quote(member, quote)
    context = {"page": page_of(member, row), "nav": "themes", "operation": uuid.uuid4()}
    return render(request, "themes/quote.html", context)


@require_POST
def mark(request: HttpRequest, slug: str, quote: uuid.UUID) -> HttpResponse:
    """Add a mark (``mark`` as JSON, or by naming its words), take one off (``off``), reword one
    (``reword``), mask words wherever they stand (``everywhere``), or set all (``marks``)."""
    member = reach(request, slug, Right.CODE)
    row = _quote(member, quote)
    asked, before = request.POST, row.version
    by_whom = by(request, member)
    if "marks" in asked:
        seen, all_of_them = whole(asked.get("expected", "")), _json(asked["marks"], list)
        marked = mark_quote(by_whom, quote=row, marks=all_of_them, expected=seen)
    elif "off" in asked:
        marked = take_mark_off(by_whom, quote=row, mark=_json(asked["off"], dict))
    elif "reword" in asked:
        kept, text = _json(asked["reword"], dict), asked.get("text", "")
        marked = reword_mark(by_whom, quote=row, mark=kept, text=text)
    elif "everywhere" in asked:
        words, text = asked["everywhere"], asked.get("text", "")
        marked = mask_words(by_whom, quote=row, words=words, text=text)
    else:
        marked = add_mark(by_whom, quote=row, mark=_mark(request, row))
    if marked.version != before:
        done(request, member, _("The marks of the quote are changed."), marked.version)
    return _back(slug, row)


@require_POST
def part(request: HttpRequest, slug: str, quote: uuid.UUID) -> HttpResponse:
    """Begin and end elsewhere: ``start`` and ``end`` in the text, a ``step``, or by naming the
    ``first`` and ``last`` words."""
    member = reach(request, slug, Right.CODE)
    row = _quote(member, quote)
    asked, before = request.POST, row.version
    step = next((one for one in STEPS if one == asked.get("step")), None)
    if step:
        chosen = step_part(by(request, member), quote=row, step=step)
    else:
        start, end = _bounds(request, row)
        version = asked.get("transcript_id", "")
        chosen = choose_part(
            by(request, member), quote=row, start=start, end=end, transcript_id=version
        )
    if chosen.version != before:
        done(request, member, _("The quote now holds these words."), chosen.version)
    return _back(slug, row)


@require_POST
def use(request: HttpRequest, slug: str, quote: uuid.UUID) -> HttpResponse:
    """Say whether the paper uses the quote."""
    member = reach(request, slug, Right.CODE)
    row = _quote(member, quote)
    if request.POST.get("used") == "no":
        leave_quote_out(by(request, member), quote=row)
    else:
        use_quote(by(request, member), quote=row)
    return back(request, row.get_absolute_url())


@require_POST
def remove(request: HttpRequest, slug: str, quote: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = _quote(member, quote)
    gone = remove_quote(by(request, member), quote=row)
    done(request, member, _("The quote is removed."), gone.version)
    if row.evidence is None:
        return redirect("themes:themes", slug)
    return redirect("themes:theme", slug, row.evidence.theme_id)


def _back(slug: str, row: Quote) -> HttpResponse:
    response = redirect("themes:quote", slug, row.pk)
    response["Location"] += "#source-title"
    return response


def _quote(member: Member, quote: uuid.UUID) -> Quote:
    rows = Quote.objects.visible_to(member).select_related("evidence__theme", "project")
    row = rows.select_related("span__interview__current").filter(pk=quote).first()
    if row is None:
        raise Http404
    return with_sources([row])[0]


def _json(sent: str, kind: type[Any]) -> Any:
    try:
        read = json.loads(sent)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, kind):
        raise Refused(_("The marks cannot be read. Reload the page and try again."))
    return read


def _mark(request: HttpRequest, row: Quote) -> dict[str, Any]:
    """The mark that was drawn, or one given by its kind and words that stand once in the source."""
    asked = request.POST
    if sent := asked.get("mark"):
        mark: dict[str, Any] = _json(sent, dict)
        return mark
    kind, words, text = (asked.get(name, "") for name in ("kind", "words", "text"))
    source = row.heard.exact if row.heard else ""
    if not words or source.count(words) != 1:
        raise Refused(_("Copy words that stand just once in the source, exactly as they stand."))
    start = source.index(words)
    end = start + len(words)
    if kind == "insert":
        tight = {"tight": True} if asked.get("tight") else {}
        return {"kind": kind, "at": end, "text": text.strip(), **tight}
    named = {"text": text.strip()} if kind == "mask" else {}
    return {"kind": kind, "start": start, "end": end, **named}


def _bounds(request: HttpRequest, row: Quote) -> tuple[int, int]:
    asked = request.POST
    if "first" in asked:
        return between(room_of(row), asked["first"], asked.get("last", ""))
    start, end = whole(asked.get("start", "")), whole(asked.get("end", ""))
    if start is None or end is None:
        raise Refused(_("This selection cannot be read. Select the words again."))
    return start, end
