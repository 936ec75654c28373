"""The codebook as a tree, and the page of one code."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coding.codebook import slots
from coding.codebook.forms import MergeForm, MoveForm, NewCodeForm
from coding.codebook.models import COLOUR_NAMES, Code, CodeGroup, Kind, Status
from coding.codebook.outline import outline
from coding.codebook.queries import NONE, code_of, codes_of, siblings_of
from coding.codebook.revisions import told
from coding.codebook.seeking import find, groups_of_codes, sought_in
from interviews.projects.access import Right, has, reach
from interviews.projects.models import Member

TREE = "codebook-tree"


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def codebook(request: HttpRequest, slug: str) -> HttpResponse:
    """The tree; for a script that names it, the tree alone."""
    member = reach(request, slug)
    sought = sought_in(request.GET)
    found = find(member, sought)
    context = {"sought": sought, "found": found, "passages_url": slots.passages_url(member)}
    if request.headers.get("HX-Target") == TREE:
        answer = render(request, "codebook/_tree.html", context | {"partly": True})
        answer.headers["HX-Replace-Url"] = _address(request)
        return answer
    context |= {
        "nav": "codebook",
        "any": bool(found.entries) or Code.objects.visible_to(member).exists(),
        "kinds": Kind.choices,
        "statuses": Status.choices,
        "colours": list(enumerate(COLOUR_NAMES, 1)),
        "groups": CodeGroup.objects.visible_to(member),
    }
    if has(member, Right.EDIT_CODES):
        context["form"] = NewCodeForm(member=member)
    return render(request, "codebook/codebook.html", context)


def _address(request: HttpRequest) -> str:
    """The page's address without what was left empty."""
    asked = [(name, str(value)) for name, value in request.GET.items() if value]
    return f"{request.path}?{urlencode(asked)}" if asked else request.path


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
    in_groups = groups_of_codes(member).get(shown.pk, [])
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
        "in_groups": in_groups,
        "groups": [
            (group, group.pk in dict(in_groups)) for group in CodeGroup.objects.visible_to(member)
        ],
    }
