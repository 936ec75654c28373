"""Themes with passages, for the tests of this room."""

from __future__ import annotations

from coding.themes.actions import compose_theme, join_passage
from coding.themes.models import Evidence, Theme
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Participant
from tests.library import bounds

FIRST, SECOND, THIRD = "nobody else did", "café talk", "People said"


def theme_of(member: Member, name: str = "A score is a claim") -> Theme:
    return compose_theme(By(member), name=name)


def join(
    member: Member, theme: Theme, interview: Interview, words: str, role: str = "quoted"
) -> Evidence:
    where = bounds(interview, words)
    return join_passage(By(member), theme=theme, interview=interview, joined=role, **where)


def person(interview: Interview) -> Participant:
    return Participant.objects.get(speakers__interview=interview)
