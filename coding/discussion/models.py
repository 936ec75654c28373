"""What the team talks about, and what it decides."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.projects import links, veils
from interviews.projects.marking import after_first_line, first_line
from interviews.projects.models import Member, Tracked, TrackedQuerySet, Veil


def outside_veils(member: Member, source: str, *owners: str) -> Q:
    """Rows whose discussion (id in ``source``) hangs on nothing hidden, or is the member's own by
    all the fields of ``owners``.
    """
    own = Q(**dict.fromkeys(owners, member.pk))
    return ~Exists(links.to_hidden(member, source)) | own


class DiscussionQuerySet(TrackedQuerySet["Discussion"]):
    def within(self, member: Member) -> Self:
        return super().within(member).filter(outside_veils(member, "pk", "opened_by_id"))


class Discussion(Tracked):
    """A flag on anything; what it hangs on is a Link. Settled by a Decision."""

    WORDS = ("question",)
    UNDO_NEEDS = "write"

    opened_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    question = models.TextField(_("what is it about?"))
    opened_at = models.DateTimeField(default=timezone.now)
    settled = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Discussion]] = DiscussionQuerySet.as_manager()

    class Meta:
        ordering = ("settled", "-opened_at", "id")

    def __str__(self) -> str:
        return first_line(self.question)

    @property
    def details(self) -> str:
        """The question without the line that names it."""
        return after_first_line(self.question)

    def get_absolute_url(self) -> str:
        return reverse("discussion:discussion", args=[self.project.slug, self.pk])

    @classmethod
    def refusals(cls, writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
        """Undoing tells no author behind a veil whether their discussion was answered."""
        rows = [row for row, _values in writing]
        behind: set[uuid.UUID] = set()
        authors = Member.objects.filter(pk__in={row.opened_by_id for row in rows})
        for author in authors.filter(pk__in=Veil.objects.values("member")):
            theirs = cls.objects.filter(pk__in={row.pk for row in rows}, opened_by=author)
            held = theirs.filter(Exists(links.to_hidden(author, "pk")))
            behind.update(held.values_list("pk", flat=True))
        return [veils.read_independently() if row.pk in behind else "" for row in rows]


class AnswerQuerySet(TrackedQuerySet["Answer"]):
    def within(self, member: Member) -> Self:
        """Answers in discussions the member may see; behind a veil only their own."""
        owners = ("author_id", "discussion__opened_by_id")
        return super().within(member).filter(outside_veils(member, "discussion_id", *owners))


class DecisionQuerySet(TrackedQuerySet["Decision"]):
    def within(self, member: Member) -> Self:
        """Decisions of discussions the member may see; behind a veil only their own."""
        owners = ("decided_by_id", "discussion__opened_by_id")
        return super().within(member).filter(outside_veils(member, "discussion_id", *owners))


class Answer(Tracked):
    WORDS = ("body",)
    UNDO_NEEDS = "write"

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    body = models.TextField(_("answer"))
    written_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Answer]] = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("written_at", "id")


class Outcome(models.TextChoices):
    BOTH_STAND = "both stand", _("Both readings stand")
    CODE_CHANGED = "code changed", _("The code was changed or clarified")
    CODING_CHANGED = "coding changed", _("A coding was changed")
    OTHER_CODE = "other code", _("Another code fits better")
    DEFERRED = "deferred", _("Left open for now")
    OTHER = "other", _("Something else")


class Decision(Tracked):
    """What was decided, why, who was there; ``changed`` are seqs of the events it led to."""

    WORDS = ("what", "why")

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome.choices)
    what = models.TextField(_("what was decided"))
    why = models.TextField(_("why"))
    present = models.JSONField(_("who was present"), default=list)
    changed = models.JSONField(_("what it changed"), default=list)
    decided_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Decision]] = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("decided_at", "id")
