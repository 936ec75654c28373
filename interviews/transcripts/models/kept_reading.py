"""How files of one shape are read in a project, as a person said it once."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from interviews.projects.languages import languages
from interviews.projects.models import Tracked, TrackedQuerySet
from interviews.transcripts.models.interview import Mode
from interviews.transcripts.shapes import NAMED


class KeptReading(Tracked):
    """Settings for the next files of ``shape`` (see ``transcripts.shapes``).

    ``labels`` is a list of ``{"label", "name", "role"}`` of speakers who are no participants:
    who is interviewed has a name that is kept with their own interview alone.
    ``missed`` are labels that reading does not find by itself.
    """

    WORDS = ("shape", "labels", "missed", "interviewers")

    shape = models.CharField(max_length=300)
    format = models.CharField(max_length=100)
    labels = models.JSONField(default=list)
    missed = models.JSONField(default=list)
    mode = models.CharField(max_length=20, blank=True, choices=Mode.choices)
    language = models.CharField(max_length=20, blank=True)
    interviewers = models.CharField(max_length=200, blank=True)
    encoding = models.CharField(max_length=20, blank=True)
    timeless = models.BooleanField(default=False)
    learned_from = models.ForeignKey(
        "transcripts.Interview", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[models.Manager[KeptReading]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("format", "shape", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "shape"), condition=Q(removed=False), name="one_reading_a_shape"
            ),
        )

    def __str__(self) -> str:
        return self.format

    @property
    def language_name(self) -> str:
        return dict(languages()).get(self.language, self.language)

    @property
    def examples(self) -> str:
        """Labels as files of this shape have them: "speaker_1, a name"."""
        patterns = self.shape.removeprefix(f"{self.format}: ").split(", ")
        told = (_("a name") if one == NAMED else one.replace("#", "1") for one in patterns if one)
        return ", ".join(told) or _("no labels")

    def rule(self, label: str) -> dict[str, Any] | None:
        """What was said of a label."""
        found = (rule for rule in self.labels if rule["label"].casefold() == label.casefold())
        return next(found, None)
