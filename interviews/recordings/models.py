"""The recording of an interview, in pieces that can be read one by one."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.projects.models import Tracked, TrackedQuerySet
from interviews.transcripts.models import Interview

PIECE = 1024 * 1024


class Sound(models.Model):
    """The bytes of a recording; deleting it deletes them. ``sha256`` is empty until all is kept.

    Pieces are ``PIECE`` bytes each, but for the last. ``HOLDS_FILES`` says that rows go whole when
    somebody who speaks in the interview withdraws.
    """

    HOLDS_FILES = True

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="+")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=timezone.now)


class Piece(models.Model):
    sound = models.ForeignKey(Sound, on_delete=models.CASCADE, related_name="pieces")
    index = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("sound", "index"), name="pieces_in_order"),)


class Recording(Tracked):
    """``starts_at`` is what a transcript's clock shows when the recording begins, in seconds.

    ``sound`` is None once the recording has been deleted.
    """

    HOLDS_FILES = True
    WORDS = ("name",)

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="recordings")
    sound = models.OneToOneField(Sound, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=40)
    seconds = models.FloatField(null=True)
    starts_at = models.FloatField(default=0)
    added_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Recording]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("added_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("interview",), condition=Q(removed=False), name="one_recording_each"
            ),
        )

    def __str__(self) -> str:
        return _("the recording")

    @classmethod
    def refusals(cls, writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
        """A recording comes back only where its sound is still there and no other has come."""
        back = {row for row, values in writing if row.removed and not values.get("removed", True)}
        held = Recording.objects.filter(interview__in={row.interview_id for row in back})
        others = set(held.filter(removed=False).values_list("interview_id", flat=True))
        return [row._not_back(others) if row in back else "" for row, _values in writing]

    def _not_back(self, others: set[uuid.UUID]) -> str:
        if self.sound_id is None:
            return _("This recording was deleted, so it cannot come back.")
        if self.interview_id in others:
            return _("The interview has another recording by now. Remove that one first.")
        return ""
