"""Merge a code into another: first what would happen, then, when confirmed, it happens."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coding.codebook import slots
from coding.codebook.actions import merge
from coding.codebook.forms import MergeForm, found_code
from coding.codebook.models import Code
from coding.codebook.queries import NONE, code_of, codes_of
from coding.codebook.revisions import TEXTS, label_of
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.models import Member
from interviews.projects.saying import done


@require_http_methods(["GET", "HEAD", "POST"])
def merge_code(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.EDIT_CODES)
    shown = code_of(member, code)
    if request.method == "GET":
        into = found_code(member, request.GET.get("into", ""))
        return render(request, "codebook/merge.html", _preview(member, shown, into))
    into = found_code(member, request.POST.get("into", ""))
    if into is None:
        raise Conflict(_("The code to merge into is no longer there. Reload the page."))
    return _confirm(request, member, shown, into)


def _confirm(request: HttpRequest, member: Member, code: Code, into: Code) -> HttpResponse:
    try:
        merge(
            by(request, member),
            code=code,
            into=into,
            note=request.POST.get("note", ""),
            expected=_number(request, "expected"),
            expected_into=_number(request, "expected_into"),
        )
    except Conflict as conflict:
        context = _preview(member, code_of(member, code.pk), code_of(member, into.pk))
        context |= {"said": str(conflict), "note": request.POST.get("note", "")}
        return render(request, "codebook/merge.html", context, status=conflict.status)
    said = _("“%(code)s” is merged into “%(into)s”.") % {"code": code.name, "into": into.name}
    done(request, member, said, code.version)
    return redirect(reverse("codebook:code", args=[member.project.slug, into.pk]))


def _number(request: HttpRequest, name: str) -> int | None:
    try:
        return int(request.POST[name]) if name in request.POST else None
    except ValueError:
        raise Refused(_("This form is damaged. Reload the page and try again.")) from None


def _preview(member: Member, code: Code, into: Code | None) -> dict[str, Any]:
    """Both codes side by side, whose codings there are, and what moves."""
    used = slots.measures(member)
    context: dict[str, Any] = {
        "nav": "codebook",
        "code": code,
        "into": into,
        "form": MergeForm(member=member, code=code, initial={"into": str(into.pk) if into else ""}),
    }
    if into:
        context |= {
            "sides": [{"code": one, "measure": used.get(one.pk, NONE)} for one in (code, into)],
            "rows": [(label_of(name), getattr(code, name), getattr(into, name)) for name in TEXTS],
            "moving": [row for row in codes_of(member) if row.parent_id == code.pk],
        }
    return context
