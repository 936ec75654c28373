"""A report on a manuscript: look, narrow, decide, take out, delete."""

from __future__ import annotations

import uuid
from tempfile import TemporaryFile

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.manuscript.actions import decide, drop
from coding.manuscript.models import DecisionKind
from coding.manuscript.queries import manuscript_of, number_of, quotation_of, rows_in
from coding.manuscript.report import FORMATS, file_name, write
from coding.manuscript.showing import shown
from coding.manuscript.summing import counts, under
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.numbers import whole
from interviews.projects.saying import answered, done
from interviews.projects.speaking import said
from interviews.projects.watching import warning, watch

A_PAGE = 25


@require_safe
def report(request: HttpRequest, slug: str, manuscript: uuid.UUID) -> HttpResponse:
    """What is told of a manuscript; while it is being checked, how far that has come."""
    member = reach(request, slug)
    row = manuscript_of(member, manuscript)
    rows = rows_in(member, row)
    told = request.GET.get("told", "")
    page = Paginator(under(rows, told), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "nav": "manuscript",
        "manuscript": row,
        "job": row.job,
        "notices": [said(one) for one in row.notices],
        "counts": counts(rows),
        "total": len(rows),
        "told": told,
        "page": page,
        "query": urlencode({"told": told}) if told else "",
        "quotations": shown(member, list(page), row.fillers),
        "decisions": DecisionKind.choices,
        "formats": FORMATS,
    }
    return render(request, "manuscript/report.html", context)


@require_POST
def settle(
    request: HttpRequest, slug: str, manuscript: uuid.UUID, quotation: uuid.UUID
) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = quotation_of(member, manuscript, quotation)
    sent = request.POST
    row = decide(
        by(request, member),
        quotation=row,
        decision=sent.get("decision", ""),
        reason=sent.get("reason", ""),
        expected=whole(sent.get("expected", "")),
    )
    address = reverse("manuscript:report", args=[slug, manuscript])
    back = {key: sent[key] for key in ("told", "page") if sent.get(key)}
    address += f"?{urlencode(back)}" if back else ""
    told = _("It is settled.") if row.decision else _("It is open again.")
    return answered(request, member, told, f"{address}#q{number_of(member, row)}", row.version)


@require_safe
def download(request: HttpRequest, slug: str, manuscript: uuid.UUID) -> HttpResponseBase:
    """The report as a file; a page that warns comes first where known names would get out."""
    member = reach(request, slug)
    row = manuscript_of(member, manuscript)
    format = request.GET.get("format", "")
    if format not in FORMATS:
        raise Refused(_("This report cannot be taken out like that. Choose one of the formats."))
    out = TemporaryFile()  # noqa: SIM115 - the response closes it
    seen = watch(member)
    media_type = write(member, row, format, out, seen)
    if (page := warning(request, member, seen)) is not None:
        out.close()
        return page
    out.seek(0)
    name = file_name(member, format)
    return FileResponse(out, as_attachment=True, filename=name, content_type=media_type)


@require_POST
def delete(request: HttpRequest, slug: str, manuscript: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    drop(by(request, member), manuscript=manuscript_of(member, manuscript))
    done(request, member, _("The report is deleted, and the quotations it held."))
    return redirect("manuscript:manuscripts", slug)
