"""The frozen text of an interview, version by version, cut into turns."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.projects.models import Tracked, TrackedQuerySet


class TranscriptVersion(Tracked):
    """``text`` never changes; turns are joined by one LF. All offsets are code points into it.

    ``digest`` is SHA-256 over the text and its turns, so that history covers both. ``reason`` is
    why the version before was corrected, where somebody said. Of a ``sealed`` version the text
    and its anchors' words are gone from here: names were masked since, and its digest remains.
    """

    WORDS = ("reason", "digest")
    DERIVED = ("text",)

    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    words = models.PositiveIntegerField(default=0)
    original = models.ForeignKey(
        "projects.Blob", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("why"), blank=True)
    sealed = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[TranscriptVersion]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("interview", "number"), name="one_version_a_number"),
        )


class Turn(models.Model):
    """A stretch of speech by one speaker: ``[start, end)`` of its version's text.

    ``label`` is what the turn is cited by, allocated once. Times are seconds from the start of
    the recording; ``cues`` is a list of ``[offset in the turn, start, end]``.
    """

    version = models.ForeignKey(TranscriptVersion, on_delete=models.CASCADE, related_name="turns")
    index = models.PositiveIntegerField()
    label = models.CharField(max_length=12)
    speaker = models.ForeignKey(
        "transcripts.Speaker", on_delete=models.PROTECT, related_name="turns"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    begins_at = models.FloatField(null=True)
    ends_at = models.FloatField(null=True)
    cues = models.JSONField(default=list)

    class Meta:
        ordering = ("version", "index")
        constraints = (
            models.UniqueConstraint(fields=("version", "index"), name="one_turn_an_index"),
        )
        indexes = (models.Index(fields=("version", "start"), name="turn_start"),)

    def __str__(self) -> str:
        return self.label
