"""The codebook as a tree, and the page of one code."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coding.codebook import slots
from coding.codebook.forms import MergeForm, MoveForm, NewCodeForm
from coding.codebook.models import Code, Kind, Status
from coding.codebook.outline import outline
from coding.codebook.queries import NONE, Sought, code_of, codes_of, entries, siblings_of
from coding.codebook.revisions import told
from interviews.projects.access import Right, has, reach
from interviews.projects.models import Member


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def codebook(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    sought = Sought(
        request.GET.get("words", "").strip(),
        request.GET.get("kind", ""),
        request.GET.get("status", ""),
    )
    found = entries(member, sought)
    context = {
        "nav": "codebook",
        "entries": found,
        "sought": sought,
        "number": sum(entry.found for entry in found),
        "any": bool(found) or Code.objects.visible_to(member).exists(),
        "kinds": Kind.choices,
        "statuses": [*Status.choices],
        "passages_url": slots.passages_url(member),
    }
    if has(member, Right.EDIT_CODES):
        context["form"] = NewCodeForm(member=member)
    return render(request, "codebook/codebook.html", context)


@require_safe
def code(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    member = reach(request, slug)
    shown = code_of(member, code)
    context = _about(member, shown)
    context["parts"] = [
        {"template": part.template, **part.fill(member, shown, request.GET)}
        for part in slots.parts()
    ]
    return render(request, "codebook/code.html", context)


def _about(member: Member, shown: Code) -> dict[str, object]:
    lines = {line.code.pk: line for line in outline(codes_of(member, merged=True))}
    line = lines[shown.pk]
    return {
        "nav": "codebook",
        "code": shown,
        "line": line,
        "below": [one for one in lines.values() if shown in one.above[-1:]],
        "measure": slots.measures(member).get(shown.pk, NONE),
        "merged": Code.objects.visible_to(member).filter(successor=shown),
        "revisions": told(member, shown),
        "move_form": MoveForm(member=member, code=shown),
        "merge_form": MergeForm(member=member, code=shown),
        "siblings": siblings_of(member, shown),
    }
