"""How a code is used: what it is coded together with, and who speaks in its passages."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coding.codebook.models import Code
from coding.codebook.queries import code_of
from coding.desk.passages.code_asked import CodeAsked, asked_of_code
from coding.desk.passages.columns_chart import chart_of
from coding.segments.of_code import OfCode, of_code
from coding.segments.retrieval import reading_of
from interviews.projects.access import reach
from interviews.transcripts.models import Participant


@dataclass(frozen=True)
class Beside:
    """A code that overlaps: how many of the passages it does, and where to read these."""

    code: Code
    number: int
    url: str


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def use_of_code(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    """Beside the code's passages, or a page of its own where there is no script."""
    member = reach(request, slug)
    shown = code_of(member, code)
    asked = asked_of_code(shown.get_absolute_url(), request.GET)
    found = of_code(reading_of(member), shown, sub_codes=asked.sub)
    speakers = found.speakers()
    people = Participant.objects.visible_to(member).values_list("label", flat=True)
    context: dict[str, Any] = {
        "nav": "codebook",
        "code": shown,
        "asked": asked,
        "whole": len(found.passages),
        "beside": _beside(found, asked),
        "chart": chart_of(
            [(label, speakers.get(label, 0), _link(asked, speakers, label)) for label in people]
        ),
        "back": asked.link(),
    }
    part = request.headers.get("HX-Request")
    return render(request, "desk/_use_of_code.html" if part else "desk/use_of_code.html", context)


def _beside(found: OfCode, asked: CodeAsked) -> list[Beside]:
    """The codes that overlap, first those that do so most often."""
    order = found.reading.book.order
    met = sorted(found.beside().items(), key=lambda item: (-len(item[1]), order[item[0]]))
    return [
        Beside(found.reading.codes[pk], len(places), asked.link(beside=pk)) for pk, places in met
    ]


def _link(asked: CodeAsked, speakers: dict[str, int], label: str) -> str:
    return f"{asked.link(who=label)}#passages" if label in speakers else ""
