"""What hangs on what, between rooms that do not know each other."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from interviews.projects.models.recorded import Tracked, TrackedQuerySet


class Link(Tracked):
    """``source`` (a memo, a discussion, ...) hangs on ``target`` (a span, a code, ...).

    ``interview_id`` is set when the target lies in an interview, so that a veil can hide it;
    ``hidden_with`` is the row (a code, a participant) together with which the source is hidden
    from those who are to learn nothing of it from others.
    """

    DERIVED = ("hidden_with",)

    UNDO_NEEDS = "write"

    source_model = models.CharField(max_length=60)
    source_id = models.UUIDField()
    target_model = models.CharField(max_length=60)
    target_id = models.UUIDField()
    relation = models.CharField(max_length=20, default="about")
    interview_id = models.UUIDField(null=True)
    hidden_with = models.UUIDField(null=True)

    objects: ClassVar[models.Manager[Link]] = TrackedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("source_id", "target_id", "relation"),
                condition=Q(removed=False),
                name="one_link_each",
            ),
        )
        indexes = (
            models.Index(fields=("project", "target_id"), name="link_target"),
            models.Index(fields=("project", "source_id"), name="link_source"),
        )
