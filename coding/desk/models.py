"""Who has been through which interview; saved queries; and what people leave for themselves."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.projects import veils
from interviews.projects.models import Member, Tracked, TrackedQuerySet


class BeenThroughQuerySet(TrackedQuerySet["BeenThrough"]):
    def within(self, member: Member) -> Self:
        """Behind a veil only the member's own; a lead sees everybody's, to know when to reveal."""
        rows = super().within(member)
        if member.leads:
            return rows
        return rows.filter(veils.outside(member, "interview_id", "member_id"))


class BeenThrough(Tracked):
    """A member says of an interview that they have been through it, in their own judgement."""

    member = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="+"
    )
    marked_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[BeenThrough]] = BeenThroughQuerySet.as_manager()

    class Meta:
        ordering = ("marked_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("member", "interview"),
                condition=Q(removed=False),
                name="one_been_through_each",
            ),
        )


class Whose(models.TextChoices):
    PRIVATE = "private", _("Only me")
    TEAM = "team", _("The team")


class SavedQueryQuerySet(TrackedQuerySet["SavedQuery"]):
    def within(self, member: Member) -> Self:
        """The member's own, and the team's."""
        return super().within(member).filter(Q(author=member) | Q(whose=Whose.TEAM))


class SavedQuery(Tracked):
    """A question to the passages page under a name; private to its author or the team's.

    ``question`` is an address's query as ``Asked.question`` writes it: what is asked, never what
    was found.
    """

    WORDS = ("name", "question")
    PAST_OF = "author_id"
    UNDO_NEEDS = "write"

    author = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    question = models.TextField()
    whose = models.CharField(
        _("who can use it"), max_length=8, choices=Whose.choices, default=Whose.PRIVATE
    )

    objects: ClassVar[models.Manager[SavedQuery]] = SavedQueryQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved query")
        verbose_name_plural = _("saved queries")
        ordering = (Lower("name"), "id")
        constraints = (
            models.UniqueConstraint(
                Lower("name"),
                "project",
                condition=Q(removed=False, whose="team"),
                name="team_query_names",
            ),
            models.UniqueConstraint(
                Lower("name"),
                "author",
                condition=Q(removed=False, whose="private"),
                name="own_query_names",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def private(self) -> bool:
        """Whether only its author uses it."""
        return self.whose == Whose.PRIVATE

    def get_absolute_url(self) -> str:
        return reverse("desk:saved-query", args=[self.project.slug, self.pk])

    def changed_by(self, member: Member) -> bool:
        """Whether this member may rename it and take it away: its author, for the team a lead."""
        return self.author_id == member.pk or (not self.private and member.leads)


class LeftAt(models.Model):
    """The turn, by its label, at which a member last was in an interview. Nobody else sees it.

    No record of the study: without history, written by ``remembering`` alone.
    """

    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="+")
    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="+"
    )
    label = models.CharField(max_length=12)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "id")
        constraints = (
            models.UniqueConstraint(fields=("member", "interview"), name="one_place_each"),
        )


class Looked(models.Model):
    """Up to which event of the project a member has seen what others did; as ``LeftAt``."""

    member = models.OneToOneField(
        "projects.Member", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    seq = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)
