"""The versions of a transcript: when, by whom, why; and what differs between two."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Min

from interviews.projects.models import Change, Event, Member
from interviews.transcripts.comparing import TurnChange, Worded, turn_changes
from interviews.transcripts.models import Interview, TranscriptVersion


@dataclass(frozen=True)
class Published:
    """A version and who published it (None where they are not known)."""

    row: TranscriptVersion
    by: Member | None
    current: bool


def versions_of(interview: Interview) -> list[Published]:
    """Newest first, without those whose text was erased; four queries."""
    rows = list(TranscriptVersion.objects.filter(interview=interview, removed=False).defer("text"))
    first = Change.objects.filter(row_id__in=[row.pk for row in rows]).values_list("row_id")
    made = dict(first.annotate(seq=Min("seq")))
    events = Event.objects.filter(project_id=interview.project_id, seq__in=made.values())
    authors = dict(events.values_list("seq", "member_id"))
    people = Member.objects.filter(pk__in=set(authors.values())).select_related("user")
    members = {member.pk: member for member in people}
    return [
        Published(
            row,
            members.get(authors.get(made.get(row.pk, 0)) or row.pk),
            row.pk == interview.current_id,
        )
        for row in reversed(rows)
    ]


def changes_between(before: TranscriptVersion, after: TranscriptVersion) -> list[TurnChange]:
    """The turns that differ; two queries."""
    return turn_changes(_worded(before), _worded(after))


def _worded(version: TranscriptVersion) -> list[Worded]:
    turns = version.turns.order_by("index")
    told = turns.values_list("label", "speaker__name", "start", "end", "begins_at")
    return [
        Worded(label, speaker, version.text[start:end], begins)
        for label, speaker, start, end, begins in told
    ]
