"""A study, its research questions, and who takes part in it."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.projects.models.recorded import Recorded, Tracked, TrackedQuerySet


class Approach(models.TextChoices):
    REFLEXIVE = "reflexive", _("Reflexive thematic analysis")
    CODEBOOK = "codebook", _("Codebook thematic analysis (template, framework, matrix)")
    RELIABILITY = "reliability", _("Coding-reliability thematic analysis")
    OTHER = "other", _("Another approach (grounded theory, content analysis, ...)")


class Reasoning(models.TextChoices):
    INDUCTIVE = "inductive", _("Inductive: from the data")
    DEDUCTIVE = "deductive", _("Deductive: from theory or earlier work")
    BOTH = "both", _("Both")


class Level(models.TextChoices):
    SEMANTIC = "semantic", _("Semantic: what is said")
    LATENT = "latent", _("Latent: what lies under it")
    BOTH = "both", _("Both")


class Project(Recorded):
    WORDS = ("title", "approach_reason")
    UNDO_NEEDS = "lead"

    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(_("title"), max_length=200)
    approach = models.CharField(
        _("approach"), max_length=20, choices=Approach.choices, default=Approach.REFLEXIVE
    )
    approach_reason = models.TextField(_("why this approach"), blank=True)
    reasoning = models.CharField(
        _("orientation"), max_length=20, choices=Reasoning.choices, default=Reasoning.INDUCTIVE
    )
    level = models.CharField(
        _("level of meaning"), max_length=20, choices=Level.choices, default=Level.BOTH
    )
    language = models.CharField(_("language of the interviews"), max_length=20, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    demo = models.BooleanField(default=False)
    founded_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.title

    @property
    def project_id(self) -> object:
        return self.id

    def get_absolute_url(self) -> str:
        return reverse("projects:home", args=[self.slug])


class ResearchQuestion(Tracked):
    WORDS = ("text",)
    UNDO_NEEDS = "lead"

    label = models.CharField(_("label"), max_length=12)
    text = models.TextField(_("question"))
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[ResearchQuestion]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"


class Role(models.TextChoices):
    LEAD = "lead", _("Lead")
    CODER = "coder", _("Coder")
    OBSERVER = "observer", _("Observer")


MEMBER_COLOURS = 8


class Member(Tracked):
    """A user in a project. Leaving sets ``removed``; what they coded stays theirs."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.CODER)
    initials = models.CharField(_("initials"), max_length=4)
    colour = models.PositiveSmallIntegerField(_("colour"), default=1)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[models.Manager[Member]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("joined_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("project", "user"), name="one_membership_a_user"),
            models.UniqueConstraint(
                fields=("project", "initials"), condition=Q(removed=False), name="initials_differ"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return str(self.user)

    @property
    def leads(self) -> bool:
        return self.role == Role.LEAD


def new_token() -> str:
    return secrets.token_urlsafe(24)


class Invitation(Tracked):
    """A link that lets whoever opens it join once, with a role, until it expires."""

    token = models.CharField(max_length=64, unique=True, default=new_token)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.CODER)
    made_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    accepted_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")

    LIFETIME = timedelta(days=14)
    objects: ClassVar[models.Manager[Invitation]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "id")

    @property
    def open(self) -> bool:
        unused = not self.removed and self.accepted_by_id is None
        return unused and timezone.now() < self.made_at + self.LIFETIME
