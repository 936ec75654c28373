"""Each kind of picture on its page, and as a file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coding.findings.origin import origin_of
from coding.findings.writers import WRITERS
from coding.pictures.asked import Asked
from coding.pictures.choosing import choices_of
from coding.pictures.kinds import KINDS, Kind
from coding.pictures.showing import DRAWN, TWIN_FORMATS, format_known, in_file, on_page
from interviews.projects.access import reach
from interviews.projects.watching import warning, watch


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def picture(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    member = reach(request, slug)
    found = _kind(kind)
    asked = Asked(member, request.GET)
    made = found.make(asked)
    context: dict[str, Any] = {
        "nav": "findings",
        "kinds": KINDS,
        "kind": kind,
        "picture": made,
        "drawing": on_page(made),
        "formats": DRAWN,
        "twin_formats": TWIN_FORMATS,
        "choices": choices_of(found, asked),
        "carried": [pair for pair in asked.pairs() if pair[0] != "transcript"],
        "query": request.GET.urlencode(),
    }
    return render(request, "pictures/picture.html", context)


@require_safe
def take_out(request: HttpRequest, slug: str, kind: str, format: str) -> HttpResponseBase:
    """The picture, or its twin, as a file; where known names would get out a page says so first."""
    member = reach(request, slug)
    found = _kind(kind)
    extension, media_type = format_known(format)
    made = found.make(Asked(member, request.GET, filed=True))
    seen = watch(member)
    for text in made.texts():
        seen.see(text)
    if (page := warning(request, member, seen)) is not None:
        return page
    out = BytesIO()
    if format in DRAWN:
        out.write(in_file(made, format))
    else:
        WRITERS[format].write(replace(made.table(), origin=origin_of(member)), out)
    name = f"{member.project.slug}-{kind}.{extension}"
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=name, content_type=media_type)


def _kind(key: str) -> Kind:
    if key not in KINDS:
        raise Http404
    return KINDS[key]
