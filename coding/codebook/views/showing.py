"""The codebook as a tree, and the page of one code."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
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
@gzip_page
def code(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    """The code's page; for a script that names one of its parts, that part alone."""
    member = reach(request, slug)
    shown = code_of(member, code)
    target = request.headers.get("HX-Target")
    for part in slots.parts():
        if part.key == target:
            filled = part.fill(member, shown, request.GET)
            context = {"code": shown, "part": filled, "partly": True}
            return render(request, part.template, context)
    context = _about(member, shown)
    context["parts"] = [
        {"template": part.template, "aside": part.aside, **part.fill(member, shown, request.GET)}
        for part in slots.parts()
    ]
    return render(request, "codebook/code.html", context)


def _about(member: Member, shown: Code) -> dict[str, object]:
    lines = {line.code.pk: line for line in outline(codes_of(member, merged=True))}
    line = lines[shown.pk]
    used = slots.measures(member).get(shown.pk, NONE)
    return {
        "nav": "codebook",
        "code": shown,
        "line": line,
        "below": [one for one in lines.values() if shown in one.above[-1:]],
        "measure": used,
        "figures": [
            (_("Passages"), used.passages, used.rolled),
            (_("Codings"), used.own_codings, used.codings),
            (_("Interviews"), used.own_interviews, used.interviews),
            (_("Participants"), used.own_participants, used.participants),
        ],
        "merged": Code.objects.visible_to(member).filter(successor=shown),
        "revisions": told(member, shown),
        "move_form": MoveForm(member=member, code=shown),
        "merge_form": MergeForm(member=member, code=shown),
        "siblings": siblings_of(member, shown),
    }
