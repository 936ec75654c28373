"""Whose reading a coding is."""

from __future__ import annotations

from coding.segments.models import Voice, VoiceKind
from interviews.projects.history import Act
from interviews.projects.models import Member


def voice_of(act: Act, member: Member) -> Voice:
    """The member's own voice, made the first time it is needed."""
    known = Voice.objects.filter(member=member).first()
    return known or act.create(Voice(kind=VoiceKind.MEMBER, member=member))
