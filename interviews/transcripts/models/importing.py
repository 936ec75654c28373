"""A file on its way in: read by a job, looked over by a person, then kept or set aside."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    WAITING = "waiting", _("Waiting to be read")
    READ = "read", _("To be looked over")
    REFUSED = "refused", _("Could not be read")
    KEPT = "kept", _("Imported")
    SET_ASIDE = "set aside", _("Set aside")


class ImportFile(models.Model):
    """``reading`` is the Transcript as JSON, ``summary`` what is told of it in lists;
    ``corrections`` what the person changed in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    job = models.ForeignKey(
        "projects.Job", null=True, on_delete=models.SET_NULL, related_name="files"
    )
    blob = models.ForeignKey("projects.Blob", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=ImportState.choices, default=ImportState.WAITING
    )
    reading = models.JSONField(null=True)
    summary = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    sentence = models.TextField(blank=True)
    interview = models.ForeignKey(
        "transcripts.Interview", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    position = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-made_at", "position", "id")
