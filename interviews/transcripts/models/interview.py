"""One conversation: when, how, with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviews.projects import veils
from interviews.projects.models import Tracked, TrackedQuerySet


class Mode(models.TextChoices):
    UNKNOWN = "", _("Not recorded")
    IN_PERSON = "in person", _("In person")
    VIDEO = "video", _("Video call")
    PHONE = "phone", _("Telephone")
    WRITTEN = "written", _("In writing")
    GROUP = "group", _("Focus group")


class Interview(Tracked):
    """``citation`` (P2, or P2-2) is what places in it are cited by; ``current`` its text today."""

    WORDS = ("title", "interviewers", "held_on")
    LABELS = ("citation",)

    title = models.CharField(_("title"), max_length=200)
    citation = models.CharField(_("cited as"), max_length=24)
    held_on = models.DateField(_("date"), null=True, blank=True)
    mode = models.CharField(_("mode"), max_length=12, choices=Mode.choices, blank=True)
    minutes = models.PositiveIntegerField(_("length in minutes"), null=True, blank=True)
    interviewers = models.CharField(_("interviewers"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=20, default="en")
    position = models.PositiveIntegerField(default=0)
    current = models.ForeignKey(
        "transcripts.TranscriptVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[models.Manager[Interview]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "citation"),
                condition=Q(removed=False),
                name="interview_citations",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("transcripts:interview", args=[self.project.slug, self.pk])

    @classmethod
    def refusals(cls, writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
        """An interview that is being read independently is not taken away by undoing either."""
        veiled = veils.veiled_among(row.pk for row, values in writing if values.get("removed"))
        return [veils.read_independently() if row.pk in veiled else "" for row, _values in writing]


class InterviewParticipant(Tracked):
    """Who was interviewed; a focus group has several."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="attendances")
    participant = models.ForeignKey(
        "transcripts.Participant", on_delete=models.CASCADE, related_name="attendances"
    )
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[InterviewParticipant]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("interview", "participant"),
                condition=Q(removed=False),
                name="one_attendance_each",
            ),
        )


class SpeakerRole(models.TextChoices):
    PARTICIPANT = "participant", _("Participant")
    INTERVIEWER = "interviewer", _("Interviewer")
    OTHER = "other", _("Someone else")


class Speaker(Tracked):
    """A voice in one transcript, and which participant it is."""

    WORDS = ("name",)

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(
        _("role"), max_length=12, choices=SpeakerRole.choices, default=SpeakerRole.PARTICIPANT
    )
    participant = models.ForeignKey(
        "transcripts.Participant", null=True, on_delete=models.PROTECT, related_name="speakers"
    )
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Speaker]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.name
