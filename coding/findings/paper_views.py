"""Choose what the participants table of the paper holds, and see it as it is printed."""

from __future__ import annotations

import io
from collections import deque
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from coding.findings.actions import choose_paper_table
from coding.findings.exports import EXPORTS
from coding.findings.papers import PRIVATE, Choice, Offered, choice_of, offered, paper_table
from coding.findings.seeing import seen_table
from coding.findings.tables import Table, shown
from coding.findings.writers import WRITERS
from interviews.projects.access import Right, by, reach
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.speaking import said
from interviews.projects.watching import watch
from interviews.transcripts.queries import People, people_described

SOURCES = ("md", "latex", "html")
LONGEST_CAPTION, LONGEST_REMARK = 300, 1_000


@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    people = people_described(member)
    choice = choice_of(member, people)
    table = paper_table(member, people, choice)
    names = _names_in(member, table)
    context: dict[str, Any] = {
        "nav": "findings",
        "choice": choice,
        "columns": _ordered(offered(people), choice),
        "chosen": choice.columns,
        "last": choice.columns[-1] if choice.columns else "",
        "private": [one.name for one in offered(people) if one.key in PRIVATE & {*choice.columns}],
        "footnotes": [(note, str(note.pk) in choice.footnotes) for note in people.footnotes],
        "table": table,
        "rows": [[shown(cell) for cell in row] for row in table.rows],
        "formats": EXPORTS["participants"].formats,
        "names": names,
        "sources": []
        if names
        else [(said(WRITERS[name].NAME), name, _written(table, name)) for name in SOURCES],
    }
    return render(request, "findings/paper_table.html", context)


@require_POST
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Remember what the form says, and the move of a column where a button asked for one."""
    member = reach(request, slug, Right.CODE)
    sent = request.POST
    people = people_described(member)
    choose_paper_table(
        by(request, member),
        columns=_columns(sent, people),
        footnotes=_footnotes(sent, people),
        caption=sent.get("caption", "").strip()[:LONGEST_CAPTION],
        remark=sent.get("remark", "").strip()[:LONGEST_REMARK],
        expected=whole(sent.get("expected", "")),
    )
    return redirect(reverse("findings:paper-table", args=[slug]) + "#choose")


def _names_in(member: Member, table: Table) -> int:
    """How many names that are masked, or are to be, the table would give away."""
    seen = watch(member)
    deque(seen_table(table, seen).rows, maxlen=0)
    return len(seen.met)


def _written(table: Table, format: str) -> str:
    out = io.BytesIO()
    WRITERS[format].write(table, out)
    return out.getvalue().decode()


def _ordered(columns: list[Offered], choice: Choice) -> list[Offered]:
    """Chosen columns in their order, then the others."""
    known = {one.key: one for one in columns}
    others = [one for one in columns if one.key not in choice.columns]
    return [*(known[key] for key in choice.columns), *others]


def _columns(sent: QueryDict, people: People) -> list[str]:
    """The ticked columns in the form's order; ``move`` is ``up:`` or ``down:`` and a key."""
    known = [one.key for one in offered(people)]
    order = [key for key in dict.fromkeys(sent.getlist("order")) if key in known]
    ticked = set(sent.getlist("column"))
    columns = [key for key in [*order, *(k for k in known if k not in order)] if key in ticked]
    way, _colon, key = sent.get("move", "").partition(":")
    if key in columns:
        here = columns.index(key)
        there = here - 1 if way == "up" else here + 1
        if 0 <= there < len(columns):
            columns[here], columns[there] = columns[there], columns[here]
    return columns


def _footnotes(sent: QueryDict, people: People) -> list[str]:
    known = {str(note.pk) for note in people.footnotes}
    return sorted(known & set(sent.getlist("footnote")))
