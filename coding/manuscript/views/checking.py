"""Have a manuscript checked, say what may be left out of quotations, see the reports there are."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.manuscript.actions import choose_rule, take_up
from coding.manuscript.checking import searched
from coding.manuscript.fillers import defaults_for
from coding.manuscript.queries import reports
from coding.manuscript.reading import EXTENSIONS, LARGEST
from coding.manuscript.rules import rule_of
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.saying import done


@require_safe
def manuscripts(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, reach(request, slug))


@require_POST
def take_up_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a file up and show its report, which fills by itself."""
    member = reach(request, slug, Right.CODE)
    file = request.FILES.get("file")
    try:
        if not isinstance(file, UploadedFile):
            raise Refused(_("No file was chosen. Choose the manuscript to check."))
        data = file.read(LARGEST + 1)
        row = take_up(by(request, member), name=file.name or "", data=data)
    except Refused as refusal:
        return _page(request, member, said=str(refusal), status=refusal.status)
    return redirect("manuscript:report", slug, row.pk)


@require_POST
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    sent = request.POST
    row = choose_rule(
        by(request, member),
        fillers=sent.get("fillers", ""),
        strict=sent.get("strict") == "on",
        expected=whole(sent.get("expected", "")),
    )
    done(request, member, _("The rule holds for manuscripts checked from now on."), row.version)
    return redirect("manuscript:manuscripts", slug)


def _page(
    request: HttpRequest, member: Member, *, said: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "nav": "manuscript",
        "reports": reports(member),
        "rule": rule_of(member),
        "usual": ", ".join(defaults_for(member.project.language)),
        "interviews": searched(member).count(),
        "accepts": ",".join(EXTENSIONS),
        "said": said,
    }
    return render(request, "manuscript/manuscripts.html", context, status=status)
