"""The columns and footnotes of the participants table."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict
from interviews.projects.models import Member
from interviews.transcripts.actions import (
    add_attribute,
    add_footnote,
    change_attribute,
    change_footnote,
    move_attribute,
    remove_attribute,
    remove_footnote,
)
from interviews.transcripts.describing import AttributeForm, FootnoteForm
from interviews.transcripts.models import Attribute, Footnote
from interviews.transcripts.views.participants import table_page


@require_POST
def add_column(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    form = AttributeForm(request.POST, prefix="column")
    if form.is_valid() and _is_free(member, form):
        data = form.cleaned_data
        told = {key: data[key] for key in ("name", "kind", "choices")}
        add_attribute(by(request, member), **told)
        return _back(slug, "columns")
    return table_page(request, member, column=form, status=422)


@require_POST
def change_column(request: HttpRequest, slug: str, column: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = _column(member, column)
    form = AttributeForm(request.POST, prefix=str(row.pk))
    if not form.is_valid():
        raise Conflict(_("A column needs a name. Go back and enter one."))
    change_attribute(by(request, member), attribute=row, **form.cleaned_data)
    return _back(slug, "columns")


@require_POST
def move_column(request: HttpRequest, slug: str, column: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    earlier = request.POST.get("way") != "later"
    move_attribute(by(request, member), attribute=_column(member, column), earlier=earlier)
    return _back(slug, "columns")


@require_POST
def remove_column(request: HttpRequest, slug: str, column: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    remove_attribute(by(request, member), attribute=_column(member, column))
    return _back(slug, "columns")


@require_POST
def add_note(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    form = FootnoteForm(request.POST, prefix="note")
    if form.is_valid() and _is_free(member, form):
        data = form.cleaned_data
        add_footnote(by(request, member), mark=data["mark"], text=data["text"])
        return _back(slug, "footnotes")
    return table_page(request, member, note=form, status=422)


@require_POST
def change_note(request: HttpRequest, slug: str, footnote: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = _footnote(member, footnote)
    form = FootnoteForm(request.POST, prefix=str(row.pk))
    if not form.is_valid():
        raise Conflict(_("A footnote needs a sign such as * and a text. Go back and enter both."))
    change_footnote(by(request, member), footnote=row, **form.cleaned_data)
    return _back(slug, "footnotes")


@require_POST
def remove_note(request: HttpRequest, slug: str, footnote: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    remove_footnote(by(request, member), footnote=_footnote(member, footnote))
    return _back(slug, "footnotes")


def _is_free(member: Member, form: AttributeForm | FootnoteForm) -> bool:
    """Whether no other row of the project has this name or mark; says so where one has."""
    key = "name" if isinstance(form, AttributeForm) else "mark"
    value = form.cleaned_data[key]
    rows = Attribute.objects if isinstance(form, AttributeForm) else Footnote.objects
    if not rows.visible_to(member).filter(**{key: value}).exists():
        return True
    form.add_error(key, _("%(value)s is there already.") % {"value": value})
    return False


def _column(member: Member, key: uuid.UUID) -> Attribute:
    row = Attribute.objects.visible_to(member).filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _footnote(member: Member, key: uuid.UUID) -> Footnote:
    row = Footnote.objects.visible_to(member).filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _back(slug: str, where: str) -> HttpResponse:
    return redirect(reverse("transcripts:participants", args=[slug]) + f"#{where}")
