"""What stays of a participant who withdrew: that there was one, and what was erased."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviews.projects.models import Tracked, TrackedQuerySet


class Stage(models.TextChoices):
    """How far the erasing has come; each begins where the one before ended."""

    ASKED = "asked", _("Asked for")
    CUT = "cut", _("What others wrote is cleared")
    ERASED = "erased", _("Erased")
    DONE = "done", _("Done")


class Withdrawal(Tracked):
    """A tombstone: whose data was erased, when, by whom, and how much, without any words.

    ``counts`` are numbers of what its asker could see; ``backups`` the archives that still hold
    the data. ``kept`` are ids of rows that hold some words and were left alone on purpose;
    ``also`` further names to look for, forgotten when all is done; ``alone`` and ``shared`` the
    ids of the interviews, so that a second attempt knows them from half-erased rows.
    """

    DERIVED = ("also", "kept")
    UNDO_NEEDS = "lead"

    participant = models.OneToOneField(
        "transcripts.Participant", on_delete=models.PROTECT, related_name="+"
    )
    label = models.CharField(max_length=20)
    asked_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.ASKED)
    counts = models.JSONField(default=dict)
    backups = models.JSONField(default=list)
    job = models.ForeignKey("projects.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    kept = models.JSONField(default=list)
    also = models.JSONField(default=list)
    alone = models.JSONField(default=list)
    shared = models.JSONField(default=list)

    objects: ClassVar[models.Manager[Withdrawal]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("asked_at", "id")

    def __str__(self) -> str:
        return self.label

    @property
    def done(self) -> bool:
        return self.stage == Stage.DONE

    @property
    def waits(self) -> bool:
        """Whether something is left to erase and nothing works on it."""
        return not self.done and (self.job is None or self.job.ended)

    def get_absolute_url(self) -> str:
        return reverse("withdrawal:tombstone", args=[self.project.slug, self.pk])
