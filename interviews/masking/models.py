"""Names found in texts, what was decided about them, and what was sealed away."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.projects.models import Tracked, TrackedQuerySet


class FoundKind(models.TextChoices):
    PERSON = "person", _("People")
    ORGANISATION = "organisation", _("Organisations")
    PLACE = "place", _("Places")
    MAIL = "mail", _("Mail addresses")
    PHONE = "phone", _("Telephone numbers")
    URL = "url", _("Web addresses")
    ID = "id", _("Numbers that identify")


class Finding(models.Model):
    """A stretch ``[start, end)`` of a version that may name someone: places only, no words."""

    version = models.ForeignKey(
        "transcripts.TranscriptVersion", on_delete=models.CASCADE, related_name="+"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=FoundKind.choices)

    class Meta:
        ordering = ("version", "start")
        indexes = (models.Index(fields=("version", "start"), name="finding_start"),)


class Searched(models.Model):
    """A version whose names have been looked for."""

    version = models.OneToOneField(
        "transcripts.TranscriptVersion",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    at = models.DateTimeField(default=timezone.now)


class EntryState(models.TextChoices):
    LEFT = "left", _("Left as it is")
    DECIDED = "decided", _("To be masked")
    MASKED = "masked", _("Masked")
    UNDONE = "undone", _("Put back")


class MaskEntry(Tracked):
    """What was decided about one name. ``sealed`` holds its ways of writing, for leads alone.

    ``sealed`` opens to ``{"shown": str, "forms": [str, ...]}``; the history never has it.
    ``any_case``: words wholly in lower case are this name too.
    """

    WORDS = ("replacement",)
    DERIVED = ("sealed",)
    UNDO_NEEDS = "lead"

    kind = models.CharField(max_length=12, choices=FoundKind.choices)
    state = models.CharField(max_length=8, choices=EntryState.choices)
    replacement = models.CharField(_("replaced by"), max_length=80, blank=True)
    any_case = models.BooleanField(_("in lower case too"), default=True)
    typed = models.BooleanField(default=False)
    sealed = models.BinaryField()

    objects: ClassVar[models.Manager[MaskEntry]] = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("masked name")
        verbose_name_plural = _("masked names")
        ordering = ("replacement", "id")

    def __str__(self) -> str:
        return self.replacement


class Sealed(models.Model):
    """What a row said before it was masked: ``content`` opens with the project's key alone.

    ``what`` is ``version`` (text, anchors), ``file`` (an original's bytes and name), ``places``
    (where in one field words were replaced, for putting a name back).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=8)
    model = models.CharField(max_length=60)
    row_id = models.CharField(max_length=40)
    field = models.CharField(max_length=60, blank=True)
    content = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=("project", "what", "row_id"), name="sealed_row"),)
