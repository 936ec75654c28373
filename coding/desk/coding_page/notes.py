"""Memos and flags that hang on words of an interview, for the margin."""

from __future__ import annotations

from coding.desk.coding_page.drawing import DrawnNote
from interviews.projects.models import Member
from interviews.transcripts.models import Interview


def notes_in(member: Member, interview: Interview) -> list[DrawnNote]:
    """What the member may see of them, by where they begin."""
    return []
