"""Whether a member is told who else has an interview open, and is told of to others."""

from __future__ import annotations

import uuid

from interviews.projects import feed, people, veils
from interviews.projects.models import Member


def ticket_at(member: Member, interview_id: uuid.UUID) -> str:
    """A ticket to the live feed for one who has this interview open and may see it.

    It tells of presence only where there are several members; behind a veil not even that
    comes through.
    """
    shown = people.several(member) and not veils.stands_for(member, interview_id)
    return feed.ticket(member.project_id, member.pk, interview_id if shown else None)
