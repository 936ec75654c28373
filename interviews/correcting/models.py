"""A draft of a corrected transcript: shared by everyone who corrects, published as one version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.projects.models import Tracked, TrackedQuerySet


class DraftState(models.TextChoices):
    OPEN = "open"
    PUBLISHED = "published"
    DISCARDED = "discarded"


class Draft(Tracked):
    """Corrections of one version, gathered turn by turn. An interview has one that is open."""

    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="drafts"
    )
    base = models.ForeignKey(
        "transcripts.TranscriptVersion", on_delete=models.CASCADE, related_name="drafts"
    )
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.OPEN)
    begun_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    original = models.ForeignKey(
        "projects.Blob", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[models.Manager[Draft]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("-begun_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("interview",),
                condition=Q(state="open", removed=False),
                name="one_open_draft",
            ),
        )


class DraftTurn(Tracked):
    """What stands in place of the base's turn number ``place``: ``parts`` as JSON, in order.

    Turns without a row stand as they are; no parts at all means that the turn is taken out.
    """

    WORDS = ("parts",)

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="turns")
    place = models.PositiveIntegerField()
    parts = models.JSONField(default=list)
    changed_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[DraftTurn]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("place", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "place"),
                condition=Q(removed=False),
                name="one_draft_turn_a_place",
            ),
        )

    @classmethod
    def refusals(cls, writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
        """A draft that was published or discarded is not corrected any more, by undoing either."""
        drafts = Draft.objects.filter(pk__in={row.draft_id for row, _values in writing})
        still = set(drafts.filter(state=DraftState.OPEN).values_list("pk", flat=True))
        closed = _("This draft is closed by now. Correct the transcript as it stands.")
        return ["" if row.draft_id in still else closed for row, _values in writing]
