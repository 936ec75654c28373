"""Where an interview's history stands, and a ticket to hear of more; who is there too.

A ticket tells of presence only where there are several members; behind a veil not even that
comes through.
"""

from __future__ import annotations

import uuid
from typing import NamedTuple

from django.db.models import Exists

from interviews.projects import feed, veils
from interviews.projects.models import Head, Member


class Now(NamedTuple):
    """The newest ``seq``, and a ``ticket`` to the live feed for one who has the interview open."""

    seq: int
    ticket: str


def now_at(member: Member, interview_id: uuid.UUID, *, several: bool) -> Now:
    """For a member who may see the interview; ``several`` where they have colleagues. One query."""
    head = Head.objects.filter(pk=member.project_id)
    veiled = Exists(veils.standing_for(member, interview_id))
    seq, behind = head.values_list("seq", veiled).get()
    shown = several and not behind
    ticket = feed.ticket(member.project_id, member.pk, interview_id if shown else None)
    return Now(seq, ticket)
