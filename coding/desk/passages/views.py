"""The passages page."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coding.codebook.queries import IN_USE
from coding.desk.models import SavedQuery
from coding.desk.passages.asking import Asked
from coding.desk.passages.choices import code_choices, groups_of
from coding.desk.passages.found import Found
from coding.desk.passages.rows import Row, offered, rows_of
from coding.desk.passages.taking_out import outlet
from coding.desk.passages.wording import told
from coding.segments.retrieval import reading_of
from coding.segments.selecting import Hit, places
from interviews.projects import people
from interviews.projects.access import Right, has, reach
from interviews.projects.models import Head, Member

ON_A_PAGE = 50
PART = "passages"


@dataclass(frozen=True)
class Address:
    """Where the page stands: its question, its page, the coding being put right on it."""

    path: str
    question: str
    page: int = 1
    fix: uuid.UUID | None = None

    def link(self, **changes: object) -> str:
        asked = {"page": self.page, "fix": self.fix} | changes
        sent = [f"{name}={value}" for name, value in asked.items() if value]
        sent = [one for one in sent if one != "page=1"]
        query = "&".join([self.question, *sent] if self.question else sent)
        return f"{self.path}?{query}" if query else self.path


@dataclass(frozen=True)
class Again:
    """A form to change several codings that was refused: why, and as it was sent."""

    sentence: str
    which: str
    named: str
    ticked: frozenset[str]


@require_safe
@gzip_page  # Django pads compressed answers with random bytes, against guessing the CSRF token
def passages(request: HttpRequest, slug: str) -> HttpResponse:
    """What is found for the question in the address; for a script that part alone."""
    return show(request, reach(request, slug), request.GET)


def show(
    request: HttpRequest, member: Member, query: QueryDict, again: Again | None = None
) -> HttpResponse:
    """The page for a question; ``again``: with the form that was refused, still filled in."""
    seq = Head.objects.values_list("seq", flat=True).get(pk=member.project_id)
    asked = Asked(reading_of(member), query)
    found = Found(asked)
    context = _found(member, found) | {"seq": seq, "nav": "passages", "again": again}
    if request.headers.get("HX-Target") == PART:
        return render(request, "desk/_passages_found.html", context | {"partly": True})
    context |= {
        "code_groups": [
            ("code", code_choices(asked, "code")),
            ("with", code_choices(asked, "with")),
            ("without", code_choices(asked, "without")),
        ],
        "groups": groups_of(asked, people.several(member)),
        "any": bool(found.hits) or bool(query) or bool(asked.interviews),
    }
    return render(request, "desk/passages.html", context, status=422 if again else 200)


def _found(member: Member, found: Found) -> dict[str, Any]:
    asked = found.asked
    path = reverse("desk:passages", args=[member.project.slug])
    pages: Paginator[Hit] = Paginator(found.hits, ON_A_PAGE)
    page = pages.get_page(asked.query.get("page"))
    fix = _uuid(asked.query.get("fix", ""))
    here = Address(path, asked.question, page.number, fix)
    rows, lost = _rows(found, page, here)
    fixing = any(row.fixing for row in rows)
    return {
        "asked": asked,
        "told": told(asked),
        "page": page,
        "rows": rows,
        "astray": lost,
        "number": len(found.hits),
        "unplaced": len(found.astray),
        "places": places(found.hits),
        "interviews": len({hit.interview for hit in found.hits}),
        "codes": len({hit.code for hit in found.hits if hit.code}),
        "found": found,
        "path": path,
        "here": here.link(fix=None),
        "last_page": here.link(fix=None, page=pages.num_pages) + "#astray",
        "offered": _offered(found) if has(member, Right.CODE) and (fixing or found.own) else [],
        **_saved(member, asked),
        "outlets": outlet().links(member.project.slug, asked.question, asked.by_passage),
    }


def _saved(member: Member, asked: Asked) -> dict[str, Any]:
    """The queries the member can use, and the one that asks what is asked now: own ones first."""
    rows = list(SavedQuery.objects.visible_to(member).select_related("author__user"))
    for row in rows:
        row.project = member.project
    same = [row for row in rows if row.question == asked.question]
    current = min(same, key=lambda row: row.author_id != member.pk, default=None)
    return {
        "queries": rows,
        "current": current,
        "may_change": current is not None and current.changed_by(member),
    }


def _rows(found: Found, page: Page[Hit], here: Address) -> tuple[list[Row], list[Row]]:
    """The rows of a page; what is not placed comes after the last one."""
    lost = [] if page.has_next() else found.astray
    rows = rows_of(found.reading, [*found.shown(page), *lost], here)
    first_lost = len(rows) - len(lost)
    return rows[:first_lost], rows[first_lost:]


def _offered(found: Found) -> Sequence[tuple[str, str]]:
    reading = found.reading
    return offered(reading, (code for code in reading.codes.values() if code.status in IN_USE))


def _uuid(sent: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(sent)
    except ValueError:
        return None
