"""The outline of themes, and one theme with its evidence."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.codebook.models import Code
from coding.themes.actions import change_theme, compose_theme, set_theme_aside
from coding.themes.choosing import choosable
from coding.themes.forms import ThemeForm
from coding.themes.models import Joined, Theme
from coding.themes.queries import entry_of, outline
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.models import Member


@require_safe
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    return _outline(request, reach(request, slug))


@require_POST
def compose(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    form = ThemeForm(member, request.POST)
    if not form.is_valid():
        return _outline(request, member, form=form, status=422)
    theme = compose_theme(by(request, member), **form.values())
    return redirect("themes:theme", slug, theme.pk)


@require_safe
def theme(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    member = reach(request, slug)
    return _page(request, member, theme_of(member, theme))


@require_POST
def change(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    form = ThemeForm(member, request.POST, instance=theme_of(member, theme))
    if not form.is_valid():
        return _page(request, member, row, form=form, status=422)
    try:
        expected = form.cleaned_data["expected"]
        change_theme(by(request, member), theme=row, expected=expected, **form.values())
    except Refused as refusal:
        kept = row if isinstance(refusal, Conflict) else None
        return _page(
            request, member, row, form=form, said=str(refusal), kept=kept, status=refusal.status
        )
    messages.success(request, _("The theme is saved."))
    return redirect("themes:theme", slug, row.pk)


@require_POST
def set_aside(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    because = request.POST.get("because", "")
    set_theme_aside(by(request, member), theme=row, because=because)
    messages.success(request, _("The theme is set aside, with its evidence and your reason."))
    return redirect("themes:theme", slug, row.pk)


def theme_of(member: Member, theme: uuid.UUID) -> Theme:
    row = Theme.objects.visible_to(member).select_related("project").filter(pk=theme).first()
    if row is None:
        raise Http404
    return row


def _outline(
    request: HttpRequest, member: Member, *, form: ThemeForm | None = None, status: int = 200
) -> HttpResponse:
    aside = bool(request.GET.get("aside"))
    context = {
        "sections": outline(member, set_aside=aside),
        "form": form or ThemeForm(member),
        "aside": aside,
        "nav": "themes",
        "operation": uuid.uuid4(),
    }
    return render(request, "themes/themes.html", context, status=status)


def _page(
    request: HttpRequest,
    member: Member,
    row: Theme,
    *,
    form: ThemeForm | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    entry = entry_of(member, row)
    code = _code(member, request.GET.get("code", ""))
    context = {
        "entry": entry,
        "theme": row,
        "form": form or ThemeForm(member, instance=row),
        "roles": Joined.choices,
        "codes": Code.objects.visible_to(member).order_by("name"),
        "code": code,
        "choosable": choosable(member, row, code) if code else [],
        "nav": "themes",
        "operation": uuid.uuid4(),
        **extra,
    }
    return render(request, "themes/theme.html", context, status=status)


def _code(member: Member, code: str) -> Code | None:
    try:
        wanted = uuid.UUID(code)
    except ValueError:
        return None
    return Code.objects.visible_to(member).filter(pk=wanted).first()
