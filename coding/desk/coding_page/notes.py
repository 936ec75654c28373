"""Memos and flags that hang on words of an interview, for the margin."""

from __future__ import annotations

from coding.desk.coding_page.drawing import DrawnNote
from coding.discussion.queries import flags_in
from coding.memos.queries import marks_in
from interviews.projects.models import Member
from interviews.transcripts.models import Interview


def notes_in(member: Member, interview: Interview, everyone: bool) -> list[DrawnNote]:
    """What the member may see of them; others' memos only when others' voices are asked for."""
    memos = [
        DrawnNote("memo", str(memo), memo.get_absolute_url(), start, end)
        for start, end, memo in marks_in(member, interview)
        if everyone or memo.author_id == member.pk
    ]
    flags = [
        DrawnNote("flag", str(row), row.get_absolute_url(), start, end)
        for start, end, row in flags_in(member, interview)
        if not row.settled and (everyone or row.opened_by_id == member.pk)
    ]
    return memos + flags
