"""The recording of an interview, in pieces that can be read one by one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.projects.errors import Refused
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

    def refuse_writing_back(self, values: dict[str, Any]) -> None:
        """A recording comes back only where its sound is still there and no other has come."""
        if values.get("removed", True) or not self.removed:
            return
        if self.sound_id is None:
            raise Refused(_("This recording was deleted, so it cannot come back."))
        others = Recording.objects.filter(interview=self.interview_id, removed=False)
        if others.exclude(pk=self.pk).exists():
            raise Refused(_("The interview has another recording by now. Remove that one first."))
