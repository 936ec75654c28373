"""A manuscript that was checked, its quotations, and the team's rule on what may be left out."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast, Concat, Replace
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interviews.projects import veils
from interviews.projects.models import Member, Tracked, TrackedQuerySet
from interviews.transcripts.hiding import behind_veils
from interviews.transcripts.models import Participant, TranscriptVersion


class ManuscriptState(models.TextChoices):
    WAITING = "waiting", _("Being checked")
    CHECKED = "checked", _("Checked")
    REFUSED = "refused", _("Could not be read")


class ManuscriptKind(models.TextChoices):
    DOCX = "docx", _("Word document")
    TEX = "tex", _("LaTeX")
    MD = "md", _("Markdown or plain text")
    PDF = "pdf", _("PDF")


class Manuscript(Tracked):
    """One file that was checked once. ``blob`` holds it only until it has been read.

    ``fillers`` is the rule as it was then, ``searched`` how many interviews were looked through.
    """

    WORDS = ("name", "fillers")

    name = models.CharField(_("file name"), max_length=255)
    kind = models.CharField(max_length=4, choices=ManuscriptKind.choices, blank=True)
    state = models.CharField(
        max_length=8, choices=ManuscriptState.choices, default=ManuscriptState.WAITING
    )
    blob = models.ForeignKey(
        "projects.Blob", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    job = models.ForeignKey("projects.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    member = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    fillers = models.TextField(blank=True)
    searched = models.PositiveIntegerField(default=0)
    notices = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Manuscript]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "id")

    def __str__(self) -> str:
        return self.name


class ToldKind(models.TextChoices):
    """``coding.manuscript.judging.Told``, as people read it."""

    NAME = "name", _("Shows a masked name")
    ALTERED = "altered", _("Differs without a mark")
    ELSEWHERE = "elsewhere", _("Said by someone else")
    PARTLY = "partly", _("Not said by all it names")
    NOT_FOUND = "not found", _("Not found")
    REPLACED = "replaced", _("Marked: look under the marks")
    TOO_SHORT = "short", _("Too short to tell")
    ASIDE = "aside", _("Perhaps not a participant’s")
    MARKED = "marked", _("The same, with marks")
    VERBATIM = "verbatim", _("Word for word")


class AsideKind(models.TextChoices):
    """``coding.manuscript.finding.literature.Aside``, as people read it."""

    LITERATURE = "literature", _("literature")
    DEFINITION = "definition", _("a definition, a term or a title")
    SCARE = "scare", _("scare quotes")


class NearnessKind(models.TextChoices):
    """``coding.manuscript.finding.quoted.Nearness``, as people read it."""

    FOLLOWS = "follows", _("named right after it")
    INSIDE = "inside", _("named within it")
    SENTENCE = "sentence", _("the nearest label in its sentence")
    EARLIER = "earlier", _("the nearest label in the sentence before")
    BESIDE = "beside", _("named in the line below it")


class DecisionKind(models.TextChoices):
    LITERATURE = "literature", _("Set aside: literature")
    DEFINITION = "definition", _("Set aside: definition, term or title")
    SCARE = "scare", _("Set aside: scare quotes")
    ACCEPTED = "accepted", _("Accepted as it is")


class QuotationQuerySet(TrackedQuerySet["Quotation"]):
    def within(self, member: Member) -> Self:
        """A quotation is analysis: of an interview read behind a veil, only one's own."""
        return super().within(member).filter(~_behind(member) | Q(manuscript__member=member))

    def hidden_from(self, member: Member) -> Self:
        """The project's rows that a veil hides from a member."""
        project = self.filter(project_id=member.project_id, removed=False)
        return project.filter(_behind(member), ~Q(manuscript__member=member))


def _behind(member: Member) -> Q:
    """Found in an interview behind one of the member's veils, or credited to who is in one.

    By their ids, since labels change; by their labels, too, since rows of earlier versions of
    Polyphony have no ids.
    """
    veiled = veils.before(member).values("interview_id")
    people = Participant.objects.filter(pk__in=behind_veils(member)).annotate(
        labels=Concat(Value(", "), OuterRef("credit"), Value(", "), output_field=TextField()),
        label_sought=Concat(Value(", "), F("label"), Value(", "), output_field=TextField()),
        ids=Concat(OuterRef("people"), Value(""), output_field=TextField()),
        id_sought=Replace(Cast("pk", TextField()), Value("-"), Value("")),
    )
    credited = Q(labels__contains=F("label_sought")) | Q(ids__contains=F("id_sought"))
    found = TranscriptVersion.objects.filter(pk=OuterRef("transcript"), interview__in=veiled)
    return Q(Exists(found)) | Q(Exists(people.filter(credited)))


class Quotation(Tracked):
    """A quotation of a manuscript and what was told of it.

    ``places`` has for each of its segments the stretches ``[start, end)`` of ``transcript`` where
    it was found: the transcript's words are read there, and kept here nowhere. ``matched`` is
    what matching alone told. ``people`` are the ids of all that ``credit`` names, in hexadecimal
    digits, parted by spaces. ``missing`` are those of ``credit`` who say it nowhere. ``carried``:
    the decision was taken on an earlier version.
    """

    WORDS = ("text", "before", "after", "credit", "missing", "reason")

    manuscript = models.ForeignKey(Manuscript, on_delete=models.CASCADE, related_name="quotations")
    position = models.PositiveIntegerField()
    text = models.TextField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    paragraph = models.PositiveIntegerField(default=0)
    page = models.PositiveIntegerField(default=0)
    line = models.PositiveIntegerField(default=0)
    block = models.BooleanField(default=False)
    credit = models.CharField(max_length=200, blank=True)
    people = models.TextField(blank=True, default="")
    missing = models.CharField(max_length=200, blank=True)
    cited = models.CharField(max_length=24, blank=True)
    nearness = models.CharField(max_length=10, choices=NearnessKind.choices, blank=True)
    credited = models.ForeignKey(
        "transcripts.Participant", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    aside = models.CharField(max_length=12, choices=AsideKind.choices, blank=True)
    told = models.CharField(max_length=10, choices=ToldKind.choices)
    matched = models.CharField(max_length=10, choices=ToldKind.choices)
    count = models.PositiveIntegerField(default=0)
    transcript = models.ForeignKey(
        "transcripts.TranscriptVersion", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    places = models.JSONField(default=list)
    decision = models.CharField(
        _("decision"), max_length=12, choices=DecisionKind.choices, blank=True
    )
    reason = models.TextField(_("why"), max_length=1_000, blank=True)
    carried = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Quotation]] = QuotationQuerySet.as_manager()

    class Meta:
        ordering = ("manuscript", "position", "id")

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"


class QuotingRule(Tracked):
    """Which words may be left out of a quotation without a mark; none until a team says so.

    Without a row, the usual sounds of the project's language; ``strict`` allows none.
    """

    WORDS = ("fillers",)

    strict = models.BooleanField(_("leave out nothing without a mark"), default=False)
    fillers = models.TextField(_("may be left out"), max_length=2_000, blank=True)

    objects: ClassVar[models.Manager[QuotingRule]] = TrackedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=Q(removed=False), name="one_quoting_rule"
            ),
        )

    def __str__(self) -> str:
        return str(_("Rule on quoting"))
