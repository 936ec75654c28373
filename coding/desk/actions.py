"""What a person says of their own reading."""

from __future__ import annotations

from coding.desk.models import BeenThrough
from interviews.projects.history import Act, action
from interviews.transcripts.models import Interview


@action("through.marked")
def mark_through(act: Act, *, interview: Interview) -> BeenThrough:
    """Say that one has been through an interview; said twice, it is said once."""
    known = _own(act, interview)
    return known or act.create(
        BeenThrough(member=act.member, interview=interview, marked_at=act.at)
    )


@action("through.taken_back")
def take_back_through(act: Act, *, interview: Interview) -> bool:
    """Say that one has not been through it after all; answers whether that was said before."""
    known = _own(act, interview)
    if known:
        act.remove(known)
    return known is not None


def _own(act: Act, interview: Interview) -> BeenThrough | None:
    mine = BeenThrough.objects.current().filter(member=act.member)
    return mine.filter(interview=interview).first()
