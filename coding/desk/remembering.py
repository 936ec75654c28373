"""What the pages remember for one person: where they stopped, up to where they have looked.

Quiet writes: they tell nothing of the study, nobody else reads them, and they leave no event. All
of them stand here; everything else is written by actions.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from coding.desk.models import LeftAt, Looked
from interviews.projects.models import Head, Member
from interviews.transcripts.models import Interview, Turn


class Stopped(NamedTuple):
    """Where somebody stopped reading: the interview, the turn's label, when."""

    interview: Interview
    label: str
    at: datetime


def leave_at(member: Member, interview: Interview, index: int) -> None:
    """Remember the turn numbered ``index`` in the interview's current text, if there is one."""
    turns = Turn.objects.filter(version=interview.current_id, index=index)
    label = turns.values_list("label", flat=True).first()
    if label is not None:
        now = {"label": label, "at": timezone.now()}
        LeftAt.objects.update_or_create(member=member, interview=interview, defaults=now)


def stopped_lately(member: Member) -> Stopped | None:
    """Where the member stopped last, in an interview that is still there; one query."""
    rows = LeftAt.objects.filter(member=member, interview__removed=False)
    found = rows.exclude(interview__current=None).select_related("interview").first()
    return Stopped(found.interview, found.label, found.at) if found else None


def turn_left(member: Member, interview: Interview) -> int | None:
    """The index, in the current text, of the turn at which the member stopped."""
    left = LeftAt.objects.filter(member=member, interview=interview).values("label")
    turns = Turn.objects.filter(version=interview.current_id, label__in=left)
    return turns.values_list("index", flat=True).first()


def looked(member: Member) -> Looked | None:
    """Up to where, and when, the member last said to have looked."""
    return Looked.objects.filter(member=member).first()


def look(member: Member, seq: int) -> None:
    """Remember that the member has seen what was done up to ``seq``; never less than before."""
    head = Head.objects.values_list("seq", flat=True).get(pk=member.project_id)
    known = Looked.objects.filter(member=member).values_list("seq", flat=True).first() or 0
    seen = {"seq": max(known, min(seq, head)), "at": timezone.now()}
    Looked.objects.update_or_create(member=member, defaults=seen)
