"""What hangs on a participant whose interview is read behind a veil is hidden until reveal."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from interviews.projects import veils
from interviews.projects.links import hide_with_sources
from interviews.projects.models import Link, Member
from interviews.transcripts.models import InterviewParticipant, Speaker


def behind_veils(member: Member) -> QuerySet[Any, Any]:
    """Ids of those in an interview the member reads behind a veil.

    They are seen, but not what others write of them. Nested no deeper than it must be: it stands
    far down in what the history asks, and SQLite reads no more than so many levels.
    """
    veiled = veils.before(member).values("interview_id")
    speaking = Speaker.objects.filter(interview__in=veiled, participant__isnull=False)
    attending = InterviewParticipant.objects.filter(interview__in=veiled)
    # Unordered, as a part of a union must be.
    ids = speaking.order_by().values("participant_id")
    return ids.union(attending.order_by().values("participant_id"))


def hide_old_links() -> None:
    """Those of an archive made before links kept with which participant they are hidden."""
    hide_with_participants(Link.objects.all())


def hide_with_participants(links: QuerySet[Any]) -> None:
    """What hangs on a participant, and what hangs on that, is hidden with the participant."""
    about = links.filter(target_model="transcripts.Participant")
    about.update(hidden_with=F("target_id"))
    hide_with_sources(links)
