"""A stretch of a transcript that something hangs on, and where it lies in each version."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from interviews.projects.models import Recorded, Tracked, TrackedQuerySet


class Span(Tracked):
    """Codings, memos, flags and quotes on the same words share one span. It never moves."""

    PERMANENT = True

    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="spans"
    )

    objects: ClassVar[models.Manager[Span]] = TrackedQuerySet.as_manager()


class Anchor(Recorded):
    """Where a span lies in one version: ``[start, end)`` in code points.

    ``exact`` is the text there, ``prefix`` and ``suffix`` the 32 code points on either side.
    ``placed`` is False where the span's words are not in this version: ``start`` is then near
    where they stood, and ``exact``, ``prefix`` and ``suffix`` are those of the version before.
    ``settled`` is False while that, or that its words were edited, waits for a person's word.
    """

    DERIVED = ("exact", "prefix", "suffix")
    PERMANENT = True

    astray: bool = False  # read for a span whose words are not in the current text

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    span = models.ForeignKey(Span, on_delete=models.CASCADE, related_name="anchors")
    transcript = models.ForeignKey(
        "transcripts.TranscriptVersion", on_delete=models.CASCADE, related_name="anchors"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    placed = models.BooleanField(default=True)
    settled = models.BooleanField(default=True)
    exact = models.TextField()
    prefix = models.CharField(max_length=32)
    suffix = models.CharField(max_length=32)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("span", "transcript"), name="one_anchor_a_version"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="anchored"),
        )
        indexes = (
            models.Index(fields=("transcript", "start"), name="anchor_start"),
            models.Index(
                fields=("transcript",),
                condition=models.Q(settled=False),
                name="anchor_to_settle",
            ),
        )
