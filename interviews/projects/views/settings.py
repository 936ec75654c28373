"""What a project says of itself, and its research questions."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interviews.projects.access import Right, by, reach
from interviews.projects.actions import (
    change_project,
    move_question,
    remove_question,
    set_question,
)
from interviews.projects.errors import Conflict
from interviews.projects.forms import NewQuestionForm, QuestionForm, SettingsForm
from interviews.projects.models import Member, Project, ResearchQuestion


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.LEAD)
    if request.method == "GET":
        return _page(request, member)
    present = Project.objects.get(pk=member.project_id)
    form = SettingsForm(request.POST, instance=Project.objects.get(pk=present.pk))
    if not form.is_valid():
        return _page(request, member, form=form, status=422)
    try:
        if changes := form.changes():
            expected = form.cleaned_data["expected"]
            change_project(by(request, member), project=present, expected=expected, **changes)
    except Conflict as conflict:
        return _page(request, member, form=form, said=str(conflict), status=409)
    messages.success(request, _("The settings are saved."))
    return redirect("projects:settings", slug)


@require_POST
def add_question(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.LEAD)
    form = NewQuestionForm(request.POST, prefix="new")
    if not form.is_valid():
        return _page(request, member, new=form, status=422)
    set_question(by(request, member), text=form.cleaned_data["text"])
    return redirect(_questions(slug))


@require_POST
def change_question(request: HttpRequest, slug: str, question: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.LEAD)
    row = _question(member, question)
    form = QuestionForm(request.POST, prefix=str(row.pk))
    if not form.is_valid():
        return _page(request, member, typed={row.pk: form}, status=422)
    try:
        set_question(by(request, member), question=row, **form.cleaned_data)
    except Conflict as conflict:
        return _page(request, member, typed={row.pk: form}, said=str(conflict), status=409)
    return redirect(_questions(slug))


@require_POST
def remove_one_question(request: HttpRequest, slug: str, question: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.LEAD)
    remove_question(by(request, member), question=_question(member, question))
    messages.success(request, _("The research question is removed. You can undo this."))
    return redirect(_questions(slug))


@require_POST
def move_one_question(request: HttpRequest, slug: str, question: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.LEAD)
    up = request.POST.get("way") != "down"
    move_question(by(request, member), question=_question(member, question), up=up)
    return redirect(_questions(slug))


def _questions(slug: str) -> str:
    return reverse("projects:settings", args=[slug]) + "#questions"


def _question(member: Member, key: uuid.UUID) -> ResearchQuestion:
    row = ResearchQuestion.objects.visible_to(member).filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _page(
    request: HttpRequest,
    member: Member,
    *,
    form: SettingsForm | None = None,
    new: NewQuestionForm | None = None,
    typed: dict[Any, QuestionForm] | None = None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    """The settings page; forms given keep what was typed, beside what is kept now."""
    present = Project.objects.get(pk=member.project_id)
    differing = form and status == 409 and _renewed(form, present)
    context = {
        "nav": "settings",
        "form": form or SettingsForm(instance=present),
        "differing": differing or [],
        "said": said,
        "questions": _rows(member, typed or {}, status == 409),
        "new": new or NewQuestionForm(prefix="new"),
    }
    return render(request, "projects/settings.html", context, status=status)


def _renewed(form: SettingsForm, present: Project) -> list[dict[str, Any]]:
    """What others set meanwhile, field by field; saving again then means to replace it."""
    form.data = {**dict(form.data.items()), "expected": str(present.version)}
    kept = SettingsForm(instance=present)
    return [
        {"label": field.label, "kept": _shown(kept[field.name])}
        for field in form
        if field.name in SettingsForm.Meta.fields
        and str(field.value()) != str(kept[field.name].value())
    ]


def _shown(field: Any) -> str:
    choices = getattr(field.field, "choices", ())
    return str(dict(choices).get(field.value(), field.value()))


def _rows(member: Member, typed: dict[Any, QuestionForm], conflict: bool) -> list[dict[str, Any]]:
    rows = []
    for question in ResearchQuestion.objects.visible_to(member):
        form = typed.get(question.pk)
        if form and conflict:
            form.data = {
                **dict(form.data.items()),
                form.add_prefix("expected"): question.version,
            }
        kept = {"label": question.label, "text": question.text, "expected": question.version}
        shown = form or QuestionForm(prefix=str(question.pk), initial=kept)
        rows.append({"row": question, "form": shown, "kept": bool(form and conflict)})
    return rows
