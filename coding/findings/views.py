"""What can be taken out of a project, and taking it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coding.desk.passages.asking import Asked
from coding.desk.passages.wording import told
from coding.findings.exports import EXPORTS, Options, export, file_name, format_of
from coding.findings.kinds import KINDS
from coding.findings.kinds.asking import options_in
from coding.findings.models import PARTICIPANTS
from coding.findings.segments import segments_table
from coding.segments.retrieval import reading_of
from interviews.projects.access import reach
from interviews.projects.models import Member
from interviews.projects.watching import warning, watch

FIRST_ROWS = 8
TABLES = {PARTICIPANTS, *KINDS}  # these have pages of their own


@require_safe
def findings(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    table = segments_table(member)
    first = list(islice(table.rows, FIRST_ROWS + 1))
    context = {
        "exports": {key: one for key, one in EXPORTS.items() if key not in TABLES},
        "tables": KINDS.values(),
        "columns": table.columns,
        "first": first[:FIRST_ROWS],
        "more": len(first) > FIRST_ROWS,
        "notes": table.notes,
        "nav": "findings",
    }
    return render(request, "findings/findings.html", context)


@require_safe
def download(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The file itself; written to disk first when it is large, so that memory stays flat.

    Where known names would get out, a page that says so comes first.
    """
    member = reach(request, slug)
    kind, format = request.GET.get("kind", ""), request.GET.get("format", "")
    media_type = format_of(kind, format).MEDIA_TYPE
    out = TemporaryFile()  # noqa: SIM115 - the response closes it
    seen = watch(member)
    options = asked_for(member, request.GET) if kind == "segments" else Options()
    options = replace(options, watch=seen, table=options_in(request.GET))
    export(member, kind, format, out, options)
    if (page := warning(request, member, seen)) is not None:
        out.close()
        return page
    out.seek(0)
    name = file_name(member, kind, format)
    return FileResponse(out, as_attachment=True, filename=name, content_type=media_type)


def asked_for(member: Member, query: QueryDict) -> Options:
    """The question of the passages page, as an address holds it; all where it asks nothing."""
    asked = Asked(reading_of(member), query)
    if "rows" not in query and not asked.question:
        return Options()
    return Options(asked.filters, asked.by_passage, told(asked))
