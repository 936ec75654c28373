"""People interviewed, and what is known of them, as a participants table prints it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interviews.projects.models import Tracked, TrackedQuerySet
from interviews.transcripts.sheet.shapes import Shape


class Consent(models.TextChoices):
    UNKNOWN = "unknown", _("Not recorded")
    GIVEN = "given", _("Given")
    LIMITED = "limited", _("Given with limits")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Participant(Tracked):
    """``label`` is the id papers print (P1); the real name is not kept here."""

    WORDS = ("note",)
    LABELS = ("label",)

    label = models.CharField(_("participant id"), max_length=20)
    consent = models.CharField(
        _("consent"), max_length=12, choices=Consent.choices, default=Consent.UNKNOWN
    )
    note = models.TextField(_("note"), blank=True)
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Participant]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "label", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "label"), condition=Q(removed=False), name="participant_labels"
            ),
        )

    def __str__(self) -> str:
        return self.label


class AttributeKind(models.TextChoices):
    TEXT = "text", _("Text")
    NUMBER = "number", _("Number")
    CHOICE = "choice", _("Choice")
    DATE = "date", _("Date")
    YESNO = "yesno", _("Yes or no")


class Attribute(Tracked):
    """A column of the participants table; a participant may have several values of it.

    ``choices`` holds what a choice may be, one a line; empty lets it be anything.
    """

    WORDS = ("name", "choices")

    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(
        _("type"), max_length=8, choices=AttributeKind.choices, default=AttributeKind.TEXT
    )
    choices = models.TextField(_("choices"), blank=True)
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Attribute]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "name"), condition=Q(removed=False), name="attribute_names"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def shape(self) -> Shape:
        """What its cells may hold."""
        lines = (line.strip() for line in self.choices.splitlines())
        return Shape(self.kind, tuple(dict.fromkeys(line for line in lines if line)))


class AttributeValue(Tracked):
    """One value, with the mark of a footnote ("Industry*") where it has one."""

    WORDS = ("value",)

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="values")
    attribute = models.ForeignKey(Attribute, on_delete=models.CASCADE, related_name="values")
    value = models.CharField(_("value"), max_length=200)
    mark = models.CharField(_("footnote mark"), max_length=4, blank=True)
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[AttributeValue]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"{self.value}{self.mark}"


class Footnote(Tracked):
    """What a footnote mark in the participants table means."""

    WORDS = ("text",)

    mark = models.CharField(_("mark"), max_length=4)
    text = models.CharField(_("note"), max_length=300)
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Footnote]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "mark"), condition=Q(removed=False), name="footnote_marks"
            ),
        )

    def __str__(self) -> str:
        return self.mark
