"""The outline of themes, and one theme with its evidence."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coding.themes.actions import change_theme, compose_theme, move_theme
from coding.themes.forms import BeginForm, ThemeForm
from coding.themes.models import Otherwise, Theme, ThemeStatus
from coding.themes.queries import among, entry_of, outline
from coding.themes.views.finding import theme_of
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.models import Member
from interviews.projects.saying import done

EVIDENCE = "evidence"  # the id of the part that a move puts anew into its place


@require_safe
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    return _outline(request, reach(request, slug))


@require_POST
def compose(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    form = BeginForm(member, request.POST)
    if not form.is_valid():
        return _outline(request, member, form=form, status=422)
    theme = compose_theme(by(request, member), **form.values())
    return redirect("themes:theme", slug, theme.pk)


@require_safe
def theme(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """The theme's page; to a script that moved a passage, the passages alone."""
    member = reach(request, slug)
    row = theme_of(member, theme)
    entry = entry_of(member, row)
    context = {
        "entry": entry,
        "theme": row,
        "branch": list(_branch(entry)),
        "aside": row.status == ThemeStatus.SET_ASIDE,
        "kinds_unchosen": Otherwise.choices,
        "nav": "themes",
    }
    partly = request.headers.get("HX-Target") == EVIDENCE
    return render(request, "themes/_evidence.html" if partly else "themes/theme.html", context)


def _branch(entry: Any) -> Any:
    for below in entry.below:
        yield below
        yield from _branch(below)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    if request.method != "POST":
        return _form(request, row, ThemeForm(member, instance=row))
    form = ThemeForm(member, request.POST, instance=theme_of(member, theme))
    if not form.is_valid():
        return _form(request, row, form, status=422)
    try:
        expected = form.cleaned_data["expected"]
        change_theme(by(request, member), theme=row, expected=expected, **form.values())
    except Refused as refusal:
        kept = row if isinstance(refusal, Conflict) else None
        return _form(request, row, form, said=str(refusal), kept=kept, status=refusal.status)
    done(request, member, _("The theme is saved."), row.version)
    return redirect("themes:theme", slug, row.pk)


@require_POST
def move(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """One place up or down (``way``) among the themes it is shown with."""
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    beside = among(member, row)
    here = [one.pk for one in beside].index(row.pk)
    to = here + (-1 if request.POST.get("way") == "up" else 1)
    move_theme(by(request, member), theme=row, among=beside, to=max(0, to))
    response = redirect("themes:themes", slug)
    aside = "?aside=1" if row.status == ThemeStatus.SET_ASIDE else ""
    response["Location"] += f"{aside}#theme-{row.pk}"
    return response


def _outline(
    request: HttpRequest, member: Member, *, form: BeginForm | None = None, status: int = 200
) -> HttpResponse:
    aside = bool(request.GET.get("aside"))
    context = {
        "sections": [one for one in outline(member, aside) if one.entries or not aside],
        "form": form or BeginForm(member),
        "aside": aside,
        "nav": "themes",
        "operation": uuid.uuid4(),
    }
    return render(request, "themes/themes.html", context, status=status)


def _form(
    request: HttpRequest, row: Theme, form: ThemeForm, *, status: int = 200, **extra: Any
) -> HttpResponse:
    context = {
        "theme": row,
        "form": form,
        "nav": "themes",
        "operation": uuid.uuid4(),
        **extra,
    }
    return render(request, "themes/change.html", context, status=status)
