"""What became of a request, by the operation id its browser gave it."""

from __future__ import annotations

import json
import uuid

from interviews.projects.history.acting import By
from interviews.projects.models import Change, Event, Member, Operation


def was_done(by: By) -> bool:
    """Whether this very request has been done before: its answer was lost on the way."""
    if by.operation is None:
        return False
    return Operation.objects.filter(member=by.member, operation=by.operation).exists()


def made_by(member: Member, operation: uuid.UUID, label: str) -> list[uuid.UUID]:
    """The ids of the rows of this model that the member's operation made; none where unknown.

    An operation that changed nothing left no event: its number is that of somebody's next act.
    """
    seqs = Operation.objects.filter(member=member, operation=operation).values("seq")
    own = Event.objects.filter(project_id=member.project_id, member_id=member.pk, seq__in=seqs)
    rows = Change.objects.filter(
        project_id=member.project_id, seq__in=own.values("seq"), model=label
    )
    found = rows.values_list("row_id", "body")
    return [row_id for row_id, body in found if json.loads(body)["before"] is None]
