"""What others did since a person last looked."""

from __future__ import annotations

from typing import Any

from coding.desk.remembering import looked
from interviews.projects import people
from interviews.projects.models import Member
from interviews.projects.telling.tally import tally


def fill(member: Member) -> dict[str, Any]:
    """Whoever never said that they have looked sees what was done since they joined."""
    if not people.several(member):
        return {}
    seen = looked(member)
    found = tally(member, after=seen.seq) if seen else tally(member, since=member.joined_at)
    return {"tally": found, "at": seen.at if seen else None, "after": seen.seq if seen else None}
