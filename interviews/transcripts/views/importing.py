"""Bring in files, watch them being read, keep or set aside what was read."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from interviews import formats
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.transcripts.actions import begin_import, begin_keeping, set_aside
from interviews.transcripts.actions.importing import refuse_too_much
from interviews.transcripts.arriving import Arriving, arriving, file_of
from interviews.transcripts.models.importing import ImportState


@require_safe
def import_page(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, reach(request, slug, Right.CODE))


@require_POST
def take_up(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    files = [file for file in request.FILES.getlist("files") if isinstance(file, UploadedFile)]
    large = [file for file in files if (file.size or 0) > formats.LARGEST_FILE]
    kept = [file for file in files if file not in large]
    try:
        if large and not kept:
            raise Refused(_too_large(large))
        refuse_too_much([file.size or 0 for file in kept])
        begin_import(by(request, member), files=[_content(file) for file in kept])
    except Refused as refusal:
        return _page(request, member, said=str(refusal), status=refusal.status)
    if large:
        messages.error(request, _too_large(large))
    return redirect("transcripts:import", slug)


def _too_large(files: list[UploadedFile[bytes]]) -> str:
    """What is said of files that are not even read."""
    names = ", ".join(f"“{file.name}”" for file in files[:5]) + (" …" if len(files) > 5 else "")
    return _(
        "%(names)s: larger than 25 MB, far more than a transcript needs, so not taken up. If it "
        "holds pictures or a recording, take them out."
    ) % {"names": names}


@require_POST
def keep_ready(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep every file that needs no correction."""
    member = reach(request, slug, Right.CODE)
    ready = [str(each.file.pk) for each in arriving(member).files if each.ready]
    if ready:
        begin_keeping(by(request, member), files=ready)
    return redirect("transcripts:import", slug)


@require_POST
def set_file_aside(request: HttpRequest, slug: str, file: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = set_aside(by(request, member), file=file_of(member, file))
    if row.state == ImportState.SET_ASIDE:
        messages.success(request, _("The file is set aside; nothing of it was kept."))
    return redirect("transcripts:import", slug)


def _content(file: UploadedFile[bytes]) -> tuple[str, bytes]:
    """Name and bytes, cut where reading would refuse them anyway."""
    return file.name or "", file.read(formats.LARGEST_FILE + 1)


def _page(
    request: HttpRequest, member: Member, *, said: str = "", status: int = 200
) -> HttpResponse:
    found = arriving(member)
    context = {
        "nav": "interviews",
        "arriving": found,
        "said": said,
        "types": formats.EXTENSIONS,
        "accepts": ",".join(formats.EXTENSIONS),
        "largest": formats.LARGEST_FILE,
        "keep_label": _keep_label(found),
    }
    page = "transcripts/import.html"
    template = f"{page}#arriving" if request.htmx else page  # type: ignore[attr-defined]
    return render(request, template, context, status=status)


def _keep_label(found: Arriving) -> str:
    return ngettext(
        "Keep the one that needs no correction",
        "Keep the %(count)d that need no correction",
        found.ready,
    ) % {"count": found.ready}
