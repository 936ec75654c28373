"""The tables of the paper: each as it is printed, with what can be chosen of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from coding.findings.actions import choose_paper_table
from coding.findings.exports import EXPORTS
from coding.findings.kinds import KINDS, Kind, make
from coding.findings.kinds.asking import options_in
from coding.findings.kinds.themes import ROLES, pieces_counted
from coding.findings.paper_views import LONGEST_CAPTION, LONGEST_REMARK
from coding.themes.models import Theme
from coding.themes.queries import Entry, entry_of
from interviews.projects.access import Right, by, reach
from interviews.projects.numbers import whole


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def table(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The table as asked for in the address, or else as it is remembered."""
    member = reach(request, slug)
    which = _kind(kind)
    asked = options_in(request.GET)
    made = make(member, which, asked)
    sent, lost = made.form.sent(), made.form.lost()
    context = {
        "nav": "findings",
        "kind": which,
        "printed": made.printed,
        "form": made.form,
        "lost": lost,
        "empty": "" if lost else which.empty,
        "version": made.version,
        "kept": made.kept,
        "sent": [(name, value) for name, values in sent.items() for value in values],
        "query": urlencode(sent, doseq=True) if asked else "",
        "differs": bool(asked) and (made.kept is None or sent != made.kept.options),
        "formats": EXPORTS[which.key].formats,
    }
    return render(request, "findings/table.html", context)


@require_POST
def remember(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Keep the caption, the note and the options for everybody."""
    member = reach(request, slug, Right.CODE)
    which = _kind(kind)
    sent = request.POST
    options = which.form(member, options_in(sent)).sent()
    choose_paper_table(
        by(request, member),
        kind=which.key,
        options=options,
        caption=sent.get("caption", "").strip()[:LONGEST_CAPTION],
        remark=sent.get("remark", "").strip()[:LONGEST_REMARK],
        expected=whole(sent.get("expected", "")),
    )
    return redirect(reverse("findings:table", args=[slug, which.key]))


@require_safe
def behind_theme(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """The passages of a theme and its sub-themes that a cell counts: ``joined`` as said or as
    contrary, in which one of ``who`` speaks.
    """
    member = reach(request, slug)
    row = Theme.objects.visible_to(member).filter(pk=theme).first()
    if row is None:
        raise Http404
    joined = request.GET.get("joined", "said")
    joined = joined if joined in ROLES else "said"
    who = set(request.GET.getlist("who"))
    entry = entry_of(member, row)
    pieces = [
        piece
        for piece in pieces_counted(entry, joined)
        if not who or who & set(piece.heard.participants)
    ]
    named = {each.theme.pk: each.theme for each in _with_below(entry)}
    context = {
        "nav": "findings",
        "theme": row,
        "joined": joined,
        "who": list(dict.fromkeys(request.GET.getlist("who"))),
        "pieces": [(piece, named[piece.row.theme_id]) for piece in pieces],
        "number": len(pieces),
    }
    return render(request, "findings/behind_theme.html", context)


def _with_below(entry: Entry) -> Iterator[Entry]:
    yield entry
    for below in entry.below:
        yield from _with_below(below)


def _kind(key: str) -> Kind:
    if key not in KINDS:
        raise Http404
    return KINDS[key]
