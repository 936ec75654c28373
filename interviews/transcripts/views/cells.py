"""One cell of the participants table, saved on its own."""

from __future__ import annotations

import uuid
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.actions import change_field, describe_cell
from interviews.transcripts.describing import fault_of
from interviews.transcripts.grid import CONSENT, GridCell, consent_in, grid_of
from interviews.transcripts.models import Attribute, Footnote, Participant
from interviews.transcripts.queries import people_described
from interviews.transcripts.sheet import shapes

LONGEST_NOTE = 5_000


@require_POST
def fill_cell(request: HttpRequest, slug: str, participant: uuid.UUID) -> HttpResponse:
    """Save ``value`` in ``column``, unless the cell no longer holds ``before``."""
    member = reach(request, slug, Right.CODE)
    row, cell = _cell(member, participant, request.POST.get("column", ""))
    try:
        _save(by(request, member), row, cell, request.POST)
    except Conflict as conflict:
        return _conflict(request, member, row, cell, conflict)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("transcripts:participants", slug)
    _row, saved = _cell(member, participant, cell.column.key)
    return render(request, "transcripts/_cell.html", {"cell": saved})


def _cell(member: Member, participant: uuid.UUID, key: str) -> tuple[Participant, GridCell]:
    for row in grid_of(people_described(member, participant)).rows:
        for cell in row.cells:
            if cell.column.key == key:
                return row.participant, cell
    raise Http404


def _save(asked: By, row: Participant, cell: GridCell, sent: QueryDict) -> None:
    value, before = sent.get("value", ""), sent.get("before")
    value = value.replace("\r\n", "\n").strip()
    before = before if before is None else before.replace("\r\n", "\n")
    attribute = cell.column.attribute
    if attribute is not None:
        _save_values(asked, row, attribute, value, before)
    elif cell.column.key == CONSENT:
        seen = None if before is None else consent_in(before)
        change_field(asked, participant=row, name="consent", value=_consent(value), seen=seen)
    else:
        if len(value) > LONGEST_NOTE:
            raise Refused(_("A note is at most 5,000 characters long. Write a memo instead."))
        change_field(asked, participant=row, name="note", value=value, seen=before)


def _save_values(
    asked: By, row: Participant, attribute: Attribute, value: str, before: str | None
) -> None:
    marks = _marks(asked.member)
    values = shapes.read(value, attribute.shape, marks)
    sentence = fault_of(values, attribute.shape)
    if sentence:
        raise Refused(sentence)
    seen = None if before is None else shapes.read(before, attribute.shape, marks)
    describe_cell(asked, participant=row, attribute=attribute, values=values, seen=seen)


def _marks(member: Member) -> list[str]:
    return list(Footnote.objects.visible_to(member).values_list("mark", flat=True))


def _consent(text: str) -> str:
    consent = consent_in(text)
    if consent is None:
        raise Refused(_("Enter one of: Given, Given with limits, Withdrawn; or leave it empty."))
    return consent


def _conflict(
    request: HttpRequest, member: Member, row: Participant, cell: GridCell, conflict: Conflict
) -> HttpResponse:
    """Say what stands there now; a script can then offer to write over it knowingly."""
    if not request.htmx:  # type: ignore[attr-defined]
        raise conflict
    _row, now = _cell(member, row.pk, cell.column.key)
    sentence = _(
        "%(who)s, %(column)s: someone made this “%(now)s” in the meantime. Press Enter again to "
        "write yours over it, or Esc to keep theirs."
    ) % {"who": row.label, "column": cell.column.name, "now": now.plain}
    return HttpResponse(
        sentence,
        status=conflict.status,
        content_type="text/plain; charset=utf-8",
        headers={"X-Cell-Now": quote(now.edit)},
    )
