"""Rows of the ground floor."""

from interviews.projects.models.blob import Blob
from interviews.projects.models.history import (
    Change,
    Event,
    GuardLift,
    Head,
    Operation,
    Payload,
    UndoStep,
)
from interviews.projects.models.job import Job
from interviews.projects.models.link import Link
from interviews.projects.models.preference import Preference
from interviews.projects.models.project import Invitation, Member, Project, ResearchQuestion
from interviews.projects.models.recorded import Recorded, Tracked, TrackedQuerySet
from interviews.projects.models.user import User
from interviews.projects.models.veil import Veil

__all__ = [
    "Blob",
    "Change",
    "Event",
    "GuardLift",
    "Head",
    "Invitation",
    "Job",
    "Link",
    "Member",
    "Operation",
    "Payload",
    "Preference",
    "Project",
    "Recorded",
    "ResearchQuestion",
    "Tracked",
    "TrackedQuerySet",
    "UndoStep",
    "User",
    "Veil",
]
