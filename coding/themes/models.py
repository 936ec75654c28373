"""Themes, the passages joined to them, and quotes."""

from __future__ import annotations

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coding.codebook.models import Code
from coding.themes.printed import QuoteStyle, QuoteUse
from coding.themes.quiet import QuietQuestion
from interviews.projects import veils
from interviews.projects.models import Member, Tracked, TrackedQuerySet
from interviews.transcripts.hearing import Heard
from interviews.transcripts.hiding import behind_veils

__all__ = [
    "Answer",
    "Drawn",
    "Evidence",
    "Joined",
    "Quote",
    "QuoteStyle",
    "QuoteUse",
    "Theme",
    "ThemeStatus",
    "Unchosen",
]

M = TypeVar("M", bound=models.Model, covariant=True)


class ThemeStatus(models.TextChoices):
    CANDIDATE = "candidate", _("Candidate")
    DEVELOPED = "developed", _("Developed")
    FINAL = "final", _("Final")
    SET_ASIDE = "set aside", _("Set aside")


class Theme(Tracked):
    """A pattern of shared meaning around a central concept; not a folder of codes."""

    WORDS = ("name", "concept", "boundaries", "set_aside_because")

    name = models.CharField(_("name"), max_length=160)
    concept = models.TextField(_("central organising concept"), blank=True)
    boundaries = models.TextField(_("what it leaves out"), blank=True)
    question = models.ForeignKey(
        "projects.ResearchQuestion", null=True, blank=True, on_delete=models.PROTECT
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    position = models.PositiveIntegerField(default=0)
    status = models.CharField(
        _("status"), max_length=10, choices=ThemeStatus.choices, default=ThemeStatus.CANDIDATE
    )
    set_aside_because = models.TextField(_("why it was set aside"), blank=True)

    objects: ClassVar[models.Manager[Theme]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("themes:theme", args=[self.project.slug, self.pk])


class DrawnQuerySet(TrackedQuerySet["Drawn"]):
    def within(self, member: Member) -> Self:
        """A code that is its coiner's alone until reveal stands in no theme that others see."""
        return super().within(member).exclude(code__in=Code.objects.hidden_from(member))


class Drawn(Tracked):
    """That a theme draws on a code; a theme draws on many, and a code may serve many themes."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="drawn")
    code = models.ForeignKey("codebook.Code", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[Drawn]] = DrawnQuerySet.as_manager()

    class Meta:
        verbose_name = _("code of a theme")
        constraints = (
            models.UniqueConstraint(
                fields=("theme", "code"), condition=Q(removed=False), name="a_code_drawn_on_once"
            ),
        )


class Joined(models.TextChoices):
    QUOTED = "quoted", _("Quoted")
    PARAPHRASED = "paraphrased", _("Paraphrased")
    CONTRARY = "contrary", _("Contrary")


class OfInterviews(TrackedQuerySet[M]):
    """What is made of interviews' words: it goes with an interview that is removed, and comes back
    with it."""

    def standing(self) -> Self:
        return self.filter(interview__removed=False)

    def current(self) -> Self:
        return super().current().standing()


class EvidenceQuerySet(OfInterviews["Evidence"]):
    def within(self, member: Member) -> Self:
        seen = veils.outside(member, "interview_id", "joined_by_id")
        return super().within(member).filter(seen)


class Evidence(Tracked):
    """A passage joined to a theme; ``code`` is the code it was found under, if any."""

    WORDS = ("note",)

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="evidence")
    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="+"
    )
    span = models.ForeignKey("transcripts.Span", on_delete=models.PROTECT, related_name="+")
    code = models.ForeignKey(
        "codebook.Code", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    joined = models.CharField(
        _("joined as"), max_length=12, choices=Joined.choices, default=Joined.QUOTED
    )
    note = models.TextField(_("note"), blank=True)
    joined_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField(default=timezone.now)
    position = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[Evidence]] = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage of a theme")
        verbose_name_plural = _("passages of themes")
        ordering = ("position", "joined_at", "id")
        constraints = (
            # By each: behind a veil two may join the same words, and neither is to learn of it.
            models.UniqueConstraint(
                fields=("theme", "span", "joined_by"),
                condition=Q(removed=False),
                name="a_span_joined_once_by_each",
            ),
        )


class Otherwise(models.TextChoices):
    """What there is of a participant for whom no passage was chosen: never that they lack it."""

    OTHERWISE = "otherwise", _("Said otherwise")
    NOT_ASKED = "not asked", _("Not asked")
    NOTHING_FOUND = "nothing found", _("Nothing found")


class UnchosenQuerySet(TrackedQuerySet["Unchosen"]):
    def within(self, member: Member) -> Self:
        """A note on somebody whose interview is read behind a veil is its author's until reveal."""
        behind = Q(participant__in=behind_veils(member))
        return super().within(member).filter(~behind | Q(noted_by=member))


class Unchosen(Tracked):
    """What the team notes of a participant none of whose passages was chosen for a theme."""

    WORDS = ("note",)

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="unchosen")
    participant = models.ForeignKey(
        "transcripts.Participant", on_delete=models.CASCADE, related_name="+"
    )
    what = models.CharField(_("what there is"), max_length=14, choices=Otherwise.choices)
    note = models.TextField(_("note"), blank=True)
    noted_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Unchosen]] = UnchosenQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on a participant")
        verbose_name_plural = _("notes on participants")
        ordering = ("noted_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("theme", "participant", "noted_by"),
                condition=Q(removed=False),
                name="a_participant_noted_once_by_each",
            ),
        )


class Answer(Tracked):
    """Why a quiet question of a theme need not be asked any more; it can be asked again."""

    WORDS = ("because",)

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(
        max_length=16, choices=[(one.value, one.value) for one in QuietQuestion]
    )
    because = models.TextField(_("answer"))
    answered_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Answer]] = TrackedQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a quiet question")
        verbose_name_plural = _("answers to quiet questions")
        ordering = ("answered_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("theme", "question"), condition=Q(removed=False), name="answered_once"
            ),
        )


class QuoteQuerySet(OfInterviews["Quote"]):
    def within(self, member: Member) -> Self:
        return super().within(member).filter(veils.outside(member, "interview_id", "made_by_id"))


class Quote(Tracked):
    """A passage made ready for print: editorial marks over its source, never a changed text.

    ``serial`` counts within the turn its span begins in and is never used again (P2:84.3);
    ``marks`` are those of ``coding.themes.quoting`` as JSON, in code points of the span's text.
    """

    WORDS = ("marks",)
    LABELS = ("citation",)

    # Read with its source (see ``sourcing``). ``corrected``: the source was corrected since it was
    # marked; ``astray``: its words are not in the corrected text; ``withheld``: a masked name is
    # not to be found any more, so that nothing of it may be given out. ``contrary``: made of a
    # passage that speaks against its theme.
    heard: Heard | None = None
    corrected: bool = False
    astray: bool = False
    withheld: bool = False
    contrary: bool = False

    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="quotes"
    )
    interview = models.ForeignKey(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="+"
    )
    span = models.ForeignKey("transcripts.Span", on_delete=models.PROTECT, related_name="+")
    citation = models.CharField(max_length=40)
    serial = models.PositiveIntegerField()
    marks = models.JSONField(default=list)
    made_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Quote]] = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("project", "citation", "serial"), name="quote_serials_never_reused"
            ),
        )

    def __str__(self) -> str:
        return f"{self.citation}.{self.serial}"

    def get_absolute_url(self) -> str:
        return reverse("themes:quote", args=[self.project.slug, self.pk])
