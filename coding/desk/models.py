"""Who has been through which interview; and what people leave for themselves."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from interviews.projects import veils
from interviews.projects.models import Member, Tracked, TrackedQuerySet


class BeenThroughQuerySet(TrackedQuerySet["BeenThrough"]):
    def within(self, member: Member) -> Self:
        """Behind a veil only the member's own; a lead sees everybody's, to know when to reveal."""
        rows = super().within(member)
        if member.leads:
            return rows
        return rows.filter(veils.outside(member, "interview_id", "member_id"))


class BeenThrough(Tracked):
    """A member says of an interview that they have been through it, in their own judgement."""

    member = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="+"
    )
    marked_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[BeenThrough]] = BeenThroughQuerySet.as_manager()

    class Meta:
        ordering = ("marked_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("member", "interview"),
                condition=Q(removed=False),
                name="one_been_through_each",
            ),
        )


class LeftAt(models.Model):
    """The turn, by its label, at which a member last was in an interview. Nobody else sees it.

    No record of the study: without history, written by ``remembering`` alone.
    """

    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="+")
    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="+"
    )
    label = models.CharField(max_length=12)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "id")
        constraints = (
            models.UniqueConstraint(fields=("member", "interview"), name="one_place_each"),
        )


class Looked(models.Model):
    """Up to which event of the project a member has seen what others did; as ``LeftAt``."""

    member = models.OneToOneField(
        "projects.Member", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    seq = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)
