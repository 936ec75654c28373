"""Whose reading it is, and what was coded."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coding.codebook.models import Code
from interviews.projects import veils
from interviews.projects.models import Member, Tracked, TrackedQuerySet


class VoiceKind(models.TextChoices):
    MEMBER = "member", _("Member")
    TEAM = "team", _("The team")
    IMPORTED = "imported", _("Imported author")


class VoiceQuerySet(TrackedQuerySet["Voice"]):
    def within(self, member: Member) -> Self:
        """The team's, imported authors' and the member's own; a colleague's once the member may
        see a coding of theirs: behind a veil nobody hears that somebody has begun.

        Codings are looked through only while something is hidden from the member: a voice is made
        with its first coding.
        """
        hidden = Exists(veils.before(member)) | Exists(Code.objects.hidden_from(member))
        theirs = Coding.objects.within(member).filter(voice=OuterRef("pk"))
        known = ~Q(kind=VoiceKind.MEMBER) | Q(member=member)
        return super().within(member).filter(known | ~hidden | Exists(theirs))


class Voice(Tracked):
    """A member's reading, the team's reconciled one, or an imported author's."""

    PERMANENT = True
    WORDS = ("name",)

    kind = models.CharField(max_length=10, choices=VoiceKind.choices)
    member = models.OneToOneField(
        "projects.Member", null=True, on_delete=models.PROTECT, related_name="voice"
    )
    name = models.CharField(max_length=120, blank=True)

    objects: ClassVar[models.Manager[Voice]] = VoiceQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=Q(kind="team"), name="one_team_voice"
            ),
        )

    @property
    def mark(self) -> str:
        """Initials where the voice is a member's, else its name."""
        return self.member.initials if self.member else str(self)

    def __str__(self) -> str:
        return str(self.member) if self.member else self.name or str(_("The team"))


class CodingQuerySet(TrackedQuerySet["Coding"]):
    def within(self, member: Member) -> Self:
        """Codings of the project outside the member's veils, and the member's own.

        A coding under a code that is its coiner's alone until reveal is so, too: it would tell
        of the code.
        """
        seen = veils.outside(member, "interview_id", "voice__member_id")
        hidden = Code.objects.hidden_from(member)
        return super().within(member).filter(seen, ~Q(code__in=hidden.values("pk")))


class Coding(Tracked):
    """One voice's application of one code to one span, under one revision of the code.

    ``code`` and ``revision`` are those its author used; after a merge the coding is shown under
    the code's successor, and the row stays as it is.
    """

    WORDS = ("rationale", "found_by")
    PLACED: ClassVar[dict[str, tuple[Any, Any]]] = {"code_id": (_("code"), "")}

    project = models.ForeignKey(
        # Its index is the one by project and interview: by project alone, SQLite would go
        # through all codings of a project to find those of one interview.
        "projects.Project",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )
    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="codings"
    )
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="codings")
    code = models.ForeignKey("codebook.Code", on_delete=models.PROTECT, related_name="codings")
    revision = models.ForeignKey(
        "codebook.CodeRevision", on_delete=models.PROTECT, related_name="codings"
    )
    meaning = models.PositiveIntegerField()
    span = models.ForeignKey("transcripts.Span", on_delete=models.PROTECT, related_name="codings")
    rationale = models.TextField(_("rationale"), blank=True)
    unsure = models.BooleanField(_("unsure"), default=False)
    # What was searched for where the words were found so, and coded among others in one act.
    found_by = models.CharField(max_length=200, blank=True)
    coded_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Coding]] = CodingQuerySet.as_manager()

    class Meta:
        ordering = ("coded_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("voice", "code", "span"),
                condition=Q(removed=False),
                name="one_coding_a_voice_code_span",
            ),
        )
        indexes = (
            models.Index(fields=("project", "interview"), name="coding_whole"),
            models.Index(fields=("interview", "code"), name="coding_place"),
            models.Index(fields=("code", "voice"), name="coding_code"),
        )
