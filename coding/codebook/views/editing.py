"""Make a code; change what it says."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coding.codebook.actions import coin, revise
from coding.codebook.forms import EditForm, NewCodeForm
from coding.codebook.models import Code, CodeRevision
from coding.codebook.queries import code_of
from coding.codebook.revisions import label_of
from coding.codebook.views.answering import back
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.models import Member
from interviews.projects.saying import done
from interviews.transcripts.differing import differences, settle


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.EDIT_CODES)
    if request.method == "GET":
        form = NewCodeForm(member=member, initial={"parent": request.GET.get("parent", "")})
        return _new_page(request, form)
    form = NewCodeForm(request.POST, member=member)
    if not form.is_valid():
        return _new_page(request, form, 422)
    try:
        made = coin(by(request, member), parent=form.parent_code(), **form.fields_of_code())
    except Refused as refusal:
        form.add_error("name", str(refusal))
        return _new_page(request, form, refusal.status)
    done(request, member, _("“%(name)s” is in the list.") % {"name": made.name}, made.version)
    made.project = member.project
    return back(request, made.get_absolute_url())


def _new_page(request: HttpRequest, form: NewCodeForm, status: int = 200) -> HttpResponse:
    context = {"nav": "codebook", "form": form}
    return render(request, "codebook/new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.EDIT_CODES)
    shown = code_of(member, code)
    if request.method == "GET":
        return _edit_page(request, shown, EditForm.showing(shown))
    form = EditForm(request.POST)
    if not form.is_valid():
        return _edit_page(request, shown, form, status=422)
    try:
        return _save(request, member, shown, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _edit_page(request, shown, form, status=refusal.status)


def _save(request: HttpRequest, member: Member, code: Code, form: EditForm) -> HttpResponse:
    """Write what this person changed, unless somebody changed the same fields meanwhile."""
    mine, sent = form.fields_of_code(), form.cleaned_data
    base = CodeRevision.objects.filter(code=code, pk=sent["seen"]).first() or code.revision
    settled = settle(
        {name: getattr(base, name) for name in mine},
        mine,
        {name: getattr(code, name) for name in mine},
    )
    if settled.clashing:
        return _conflict(request, code, form, settled.clashing)
    was = code.version
    revise(
        by(request, member),
        code=code,
        note=sent["note"],
        meaning_changed=sent["meaning_changed"],
        expected=was,
        **settled.changes,
    )
    if code.version == was:
        done(request, member, _("Nothing was different, so nothing was changed."))
    else:
        done(request, member, _("The code is changed."), code.version)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Trigger": "codebook:edited"})
    return redirect(code.get_absolute_url())


def _conflict(
    request: HttpRequest, code: Code, form: EditForm, clashing: tuple[str, ...]
) -> HttpResponse:
    """Both wordings of each field in question; saving again lets one's own stand."""
    context = [
        {
            "label": label_of(name),
            "theirs": getattr(code, name),
            "mine": form.cleaned_data[name],
            "stretches": differences(str(getattr(code, name)), str(form.cleaned_data[name])),
        }
        for name in clashing
    ]
    form.data = {**form.data.dict(), "seen": str(code.revision_id)}  # type: ignore[attr-defined]
    return _edit_page(request, code, form, status=Conflict.status, clashing=context)


def _edit_page(
    request: HttpRequest, code: Code, form: EditForm, status: int = 200, **more: Any
) -> HttpResponse:
    by_whom = code.revision.by if more and code.revision else None
    context = {"nav": "codebook", "code": code, "form": form, "by_whom": by_whom, **more}
    part = request.headers.get("HX-Request")
    template = "codebook/_edit_here.html" if part else "codebook/edit.html"
    return render(request, template, context, status=status)
