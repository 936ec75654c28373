"""What pages ask of recordings."""

from __future__ import annotations

import uuid
from typing import Any

from interviews.projects.models import Member
from interviews.recordings.models import Recording
from interviews.transcripts.models import Interview, Turn


def recording_of(member: Member, interview_id: uuid.UUID) -> Recording | None:
    """The interview's recording; one query."""
    seen = Recording.objects.visible_to(member).exclude(sound=None)
    return seen.filter(interview=interview_id).select_related("sound").first()


def removed_of(member: Member, interview_id: uuid.UUID) -> list[Recording]:
    """Recordings that were removed and whose sound is still kept; one query."""
    rows = Recording.objects.within(member).filter(interview=interview_id, removed=True)
    return list(rows.exclude(sound=None).select_related("sound"))


def times_of(interview: Interview) -> list[list[Any]]:
    """``[index, begins, ends, cues]`` of each turn whose beginning is known; one query."""
    turns = Turn.objects.filter(version=interview.current_id, begins_at__isnull=False)
    fields = ("index", "begins_at", "ends_at", "cues")
    return [list(row) for row in turns.order_by("index").values_list(*fields)]


def is_timed(interview: Interview) -> bool:
    turns = Turn.objects.filter(version=interview.current_id, begins_at__isnull=False)
    return turns.exists()
