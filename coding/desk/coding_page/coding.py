"""One coding by itself: whose, when, why, and what its author can do with it."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coding.codebook.models import Code, Status
from coding.desk.coding_page.changing import reach_coding
from coding.desk.coding_page.code_list import entries
from coding.desk.coding_page.scene import Desk
from coding.desk.coding_page.views import page_url
from coding.segments.models import Coding
from interviews.projects import people
from interviews.projects.access import Right, has, reach
from interviews.projects.models import Member
from interviews.transcripts.hearing import last_words
from interviews.transcripts.places import cites


@require_safe
def coding(request: HttpRequest, slug: str, coding: uuid.UUID) -> HttpResponse:
    """The card beside the text, or the page of its own where there is no script."""
    member = reach(request, slug)
    row = reach_coding(member, coding)
    anchor = next(iter(last_words([row.span_id])), None)
    context = {
        "coding": row,
        "interview": row.interview,
        "shown": _shown(member, row),
        "anchor": anchor,
        "cite": cites([anchor])[anchor.pk] if anchor else "",
        "mine": row.voice.member_id == member.pk and has(member, Right.CODE),
        "entries": entries(Desk(member, row.interview, True, [])),
        "back": page_url(member, row.interview_id),
        "several": people.several(member),
        "nav": "interviews",
    }
    name = "desk/_coding.html" if request.headers.get("HX-Request") else "desk/coding.html"
    return render(request, name, context)


def _shown(member: Member, row: Coding) -> Code:
    """The code it is shown under: after a merge, the successor."""
    code, seen = row.code, set()
    while code.status == Status.MERGED and code.pk not in seen:
        seen.add(code.pk)
        after = Code.objects.visible_to(member).filter(predecessors=code).first()
        if after is None:
            return code
        code = after
    return code
