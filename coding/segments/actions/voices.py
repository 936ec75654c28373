"""Whose reading a coding is."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet

from coding.segments.models import Voice, VoiceKind
from interviews.projects.history import Act
from interviews.projects.models import Member
from interviews.projects.prepared import columns, prepared, row_of


def voice_of(act: Act, member: Member) -> Voice:
    """The member's own voice, made the first time it is needed."""
    for values in _voices(member.pk):
        return row_of(Voice, values)
    return act.create(Voice(kind=VoiceKind.MEMBER, member=member))


@prepared
def _voices(member_id: uuid.UUID) -> QuerySet[Voice, tuple[Any, ...]]:
    return Voice.objects.filter(member=member_id).order_by().values_list(*columns(Voice))
