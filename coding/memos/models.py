"""Notes that are not codes."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.projects import links
from interviews.projects.marking import after_first_line, first_line
from interviews.projects.models import Member, Tracked, TrackedQuerySet


class MemoKind(models.TextChoices):
    NOTE = "note", _("Note")
    JOURNAL = "journal", _("Reflexive journal")
    POSITION = "position", _("Positionality")
    ANALYTIC = "analytic", _("Analytic memo")
    CODE = "code", _("About a code")
    METHOD = "method", _("About the method")
    MEETING = "meeting", _("Minutes of a meeting")


class Visibility(models.TextChoices):
    PRIVATE = "private", _("Only me")
    TEAM = "team", _("The team")


class MemoQuerySet(TrackedQuerySet["Memo"]):
    def within(self, member: Member) -> Self:
        """The member's own, and the team's on nothing that is hidden from the member."""
        shared = Q(visibility=Visibility.TEAM) & ~Exists(links.to_hidden(member, "pk"))
        return super().within(member).filter(Q(author=member) | shared)


class Memo(Tracked):
    """A note with a kind, linked to anything; private to its author or the team's. Markdown."""

    WORDS = ("title", "body")
    PAST_OF = "author_id"
    UNDO_NEEDS = "write"

    author = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="memos")
    kind = models.CharField(
        _("kind"), max_length=10, choices=MemoKind.choices, default=MemoKind.NOTE
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    body = models.TextField(_("memo"))
    visibility = models.CharField(
        _("who can read it"),
        max_length=8,
        choices=Visibility.choices,
        default=Visibility.PRIVATE,
    )
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Memo]] = MemoQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "id")

    def __str__(self) -> str:
        return self.title or first_line(self.body)

    @property
    def after_heading(self) -> str:
        """The body without the line that names it, where it has no title."""
        return self.body if self.title else after_first_line(self.body)

    @property
    def private(self) -> bool:
        """Whether only its author reads it."""
        return self.visibility == Visibility.PRIVATE

    def get_absolute_url(self) -> str:
        return reverse("memos:memo", args=[self.project.slug, self.pk])
