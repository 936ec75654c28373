"""Where a person goes on coding: where they stopped reading, or where they coded last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from coding.desk.remembering import stopped_lately
from coding.segments.models import Coding
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.transcripts.models import Anchor, Interview


@dataclass(frozen=True)
class Place:
    """An interview, how the place in it is cited (empty where only the interview is known)."""

    interview: Interview
    cite: str
    at: datetime
    url: str


def fill(member: Member) -> dict[str, Any]:
    """The place of either kind that is the newest; three queries at most."""
    found = [place for place in (_read(member), _coded(member)) if place]
    return {"place": max(found, key=lambda place: place.at, default=None)}


def _read(member: Member) -> Place | None:
    stopped = stopped_lately(member)
    if stopped is None:
        return None
    cite = f"{stopped.interview.citation}:{stopped.label}"
    return Place(stopped.interview, cite, stopped.at, resume_url(member, stopped.interview))


def _coded(member: Member) -> Place | None:
    """For those whose browser tells nothing: the member's newest coding."""
    mine = Coding.objects.visible_to(member).filter(voice__member=member)
    newest = mine.filter(interview__removed=False).select_related("interview")
    coding = newest.order_by("-coded_at", "-id").first()
    if coding is None:
        return None
    current = coding.interview.current_id
    anchor = Anchor.objects.filter(span=coding.span_id, transcript=current, placed=True).first()
    url = registers.place_url(member, coding.interview_id, anchor.start if anchor else 0)
    return Place(coding.interview, "", coding.coded_at, url)


def resume_url(member: Member, interview: Interview) -> str:
    """The coding page, at the turn where the member stopped."""
    address = reverse("desk:code", args=[member.project.slug, interview.pk])
    return f"{address}?at=left"
