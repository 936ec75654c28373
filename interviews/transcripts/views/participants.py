"""The participants table, and one participant."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.projects import registers
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.models import Member
from interviews.transcripts.actions import (
    add_participant,
    describe_participant,
    remove_participant,
)
from interviews.transcripts.describing import (
    AttributeForm,
    FootnoteForm,
    ParticipantForm,
    ParticipantIdForm,
)
from interviews.transcripts.grid import Asked, grid_of
from interviews.transcripts.models import Attribute, Footnote, Participant
from interviews.transcripts.queries import Described, People, labels_taken, people_described


@require_safe
def participants(request: HttpRequest, slug: str) -> HttpResponse:
    return table_page(request, reach(request, slug))


@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    form = ParticipantIdForm(request.POST)
    if not form.is_valid():
        return table_page(request, member, new=form, status=422)
    label = form.cleaned_data["label"]
    if label in labels_taken(member.project_id):
        form.add_error("label", _("%(label)s is there already.") % {"label": label})
        return table_page(request, member, new=form, status=422)
    row = add_participant(by(request, member), label=label)
    return redirect("transcripts:participant", slug, row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def participant(request: HttpRequest, slug: str, participant: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    people = people_described(member)
    row = _row(people, participant)
    form = ParticipantForm(
        request.POST or None,
        initial=ParticipantForm.start(row.participant),
        columns=people.columns,
        cells=row.cells,
        marks=people.marks,
    )
    if request.method == "POST" and form.is_valid():
        refusal = _save(request, member, row.participant, form)
        if refusal is None:
            messages.success(request, _("%(who)s is saved.") % {"who": form.cleaned_data["label"]})
            return redirect("transcripts:participants", slug)
        form.add_error(None, str(refusal))
        return _page(request, people, row, form, refusal.status)
    return _page(request, people, row, form, 422 if form.is_bound else 200)


@require_POST
def remove(request: HttpRequest, slug: str, participant: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = _row(people_described(member), participant).participant
    remove_participant(by(request, member), participant=row)
    messages.success(request, _("%(who)s is removed. You can undo this.") % {"who": row.label})
    return redirect("transcripts:participants", slug)


def _save(
    request: HttpRequest, member: Member, row: Participant, form: ParticipantForm
) -> Refused | None:
    fields = {name: form.cleaned_data[name] for name in ("label", "consent", "note", "expected")}
    try:
        asked = by(request, member)
        told = {**fields, "values": form.values(), "seen": form.seen()}
        describe_participant(asked, participant=row, **told)
    except Conflict as conflict:
        now = _row(people_described(member), row.pk)
        form.look_again(now.participant.version, now.cells)
        return conflict
    return None


def _row(people: People, key: uuid.UUID) -> Described:
    for row in people.rows:
        if row.participant.pk == key:
            return row
    raise Http404


def _page(
    request: HttpRequest, people: People, row: Described, form: ParticipantForm, status: int
) -> HttpResponse:
    context = {
        "nav": "participants",
        "row": row,
        "form": form,
        "footnotes": people.footnotes,
        "actions": registers.row_actions(Participant, request.member),  # type: ignore[attr-defined]
    }
    return render(request, "transcripts/participant.html", context, status=status)


def table_page(
    request: HttpRequest,
    member: Member,
    *,
    new: ParticipantIdForm | None = None,
    column: AttributeForm | None = None,
    note: FootnoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The table; forms given keep what was typed."""
    people = people_described(member)
    context = {
        "nav": "participants",
        "people": people,
        "grid": grid_of(people, Asked.sent(request.GET)),
        "columns": [(each, AttributeForm(**_kept(each))) for each in people.columns],
        "footnotes": [(each, FootnoteForm(**_kept(each))) for each in people.footnotes],
        "new": new or ParticipantIdForm(),
        "column": column or AttributeForm(prefix="column"),
        "note": note or FootnoteForm(prefix="note"),
    }
    page = "transcripts/participants.html"
    partial = request.htmx and request.method == "GET"  # type: ignore[attr-defined]
    return render(request, f"{page}#grid" if partial else page, context, status=status)


def _kept(row: Attribute | Footnote) -> dict[str, Any]:
    return {"instance": row, "prefix": str(row.pk), "initial": {"expected": row.version}}
