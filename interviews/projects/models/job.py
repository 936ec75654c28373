"""Long work: the row is the truth, the broker only a nudge."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class JobState(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(models.Model):
    """``attempt`` fences a stale worker; ``leased_until`` moves on with each heartbeat."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sentence = models.TextField(blank=True)
    # That of whoever began it: what the worker writes down is for them.
    language = models.CharField(max_length=20, blank=True)
    attempt = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "id")
        indexes = (models.Index(fields=("state", "leased_until"), name="job_due"),)

    @property
    def ended(self) -> bool:
        return self.state in {JobState.DONE, JobState.FAILED}
