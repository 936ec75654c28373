"""Groups of codes: which there are, and which a code is in."""

from __future__ import annotations

import uuid
from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.codebook import slots
from coding.codebook.actions import put_in_groups, remove_group, rename_group
from coding.codebook.models import Code, CodeGroup, Grouped
from coding.codebook.queries import code_of
from coding.codebook.views.answering import back
from interviews.projects.access import Right, by, reach
from interviews.projects.numbers import whole
from interviews.projects.saying import done


@require_safe
def groups(request: HttpRequest, slug: str) -> HttpResponse:
    """Every group with its codes."""
    member = reach(request, slug)
    held: dict[uuid.UUID, list[Code]] = defaultdict(list)
    rows = Grouped.objects.visible_to(member).standing().select_related("code")
    for row in rows.order_by("code__position", "code__name", "code_id"):
        held[row.group_id].append(row.code)
    context = {
        "nav": "codebook",
        "groups": [(group, held[group.pk]) for group in CodeGroup.objects.visible_to(member)],
        "passages_url": slots.passages_url(member),
    }
    return render(request, "codebook/groups.html", context)


@require_POST
def change_group(request: HttpRequest, slug: str, group: uuid.UUID) -> HttpResponse:
    """Give a group another name (``name``), or give it up (``remove``)."""
    member = reach(request, slug, Right.EDIT_CODES)
    held = get_object_or_404(CodeGroup.objects.visible_to(member), pk=group)
    if "remove" in request.POST:
        gone = remove_group(by(request, member), group=held)
        said, seq = _("The group is given up; its codes stay."), gone.version
    else:
        expected = whole(request.POST.get("expected", ""))
        name = request.POST.get("name", "")
        named = rename_group(by(request, member), group=held, name=name, expected=expected)
        said, seq = _("The group is called “%(name)s” now.") % {"name": named.name}, named.version
    done(request, member, said, seq)
    return redirect(reverse("codebook:groups", args=[slug]))


@require_POST
def group_code(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    """Put a code in the groups ticked (``group``) and in one that is named (``new``)."""
    member = reach(request, slug, Right.EDIT_CODES)
    shown = code_of(member, code)
    chosen = set(request.POST.getlist("group"))
    held = [row for row in CodeGroup.objects.visible_to(member) if str(row.pk) in chosen]
    new = request.POST.get("new", "")
    changed = put_in_groups(by(request, member), code=shown, groups=held, new=new)
    seq = changed[0].version if changed else None
    done(request, member, _("The code's groups are kept."), seq)
    return back(request, shown.get_absolute_url())
