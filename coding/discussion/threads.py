"""One discussion as it is read: answers and decisions in the order they were written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from coding.discussion.models import Answer, Decision, Discussion
from interviews.projects.models import Member, UndoStep
from interviews.projects.models.history import UndoState
from interviews.projects.telling import Line, tell, visible_events

MOST_EVENTS = 30
TALK = ("discussion.", "memo.", "history.", "member.", "invitation.")


@dataclass(frozen=True)
class Said:
    """An answer, or a decision with who was there and what it changed."""

    at: datetime
    by: Member
    answer: Answer | None = None
    decision: Decision | None = None
    present: list[Member] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)


def thread(member: Member, discussion: Discussion) -> list[Said]:
    """What was said and decided, as far as the member may read it; a fixed number of queries."""
    answers = Answer.objects.visible_to(member).filter(discussion=discussion)
    said = [
        Said(row.written_at, row.author, answer=row)
        for row in answers.select_related("author__user")
    ]
    return sorted([*said, *_decided(member, discussion)], key=lambda one: one.at)


def _decided(member: Member, discussion: Discussion) -> list[Said]:
    found = Decision.objects.visible_to(member).filter(discussion=discussion)
    decisions = list(found.select_related("decided_by__user"))
    if not decisions:
        return []
    lines = _lines(member, {seq for row in decisions for seq in row.changed})
    people = Member.objects.filter(project_id=member.project_id).select_related("user")
    named = {str(person.pk): person for person in people}
    return [
        Said(
            row.decided_at,
            row.decided_by,
            decision=row,
            present=[named[one] for one in row.present if one in named],
            changed=[lines[seq] for seq in row.changed if seq in lines],
        )
        for row in decisions
    ]


def _lines(member: Member, seqs: Iterable[int]) -> dict[int, Line]:
    events = list(visible_events(member).filter(seq__in=list(seqs)))
    return {line.seq: line for line in tell(member, events)}


def changes_since(member: Member, discussion: Discussion) -> list[Line]:
    """What was done in the study since it was opened, the newest first: what it may have led to."""
    events = visible_events(member).filter(at__gte=discussion.opened_at)
    for kind in TALK:
        events = events.exclude(verb__startswith=kind)
    done = UndoStep.objects.filter(
        member__project_id=member.project_id, state=UndoState.DONE
    ).values("seq")
    return tell(member, list(events.filter(seq__in=done)[:MOST_EVENTS]))


def took_part(member: Member, discussion: Discussion, said: Iterable[Said]) -> list[str]:
    """The members who opened it or spoke in it, and the reader: who was probably there."""
    return [str(pk) for pk in {discussion.opened_by_id, member.pk, *(one.by.pk for one in said)}]
