"""Codes and their revisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.projects import veils
from interviews.projects.models import Member, Tracked, TrackedQuerySet

CODE_COLOURS = 12
PLACE = {"parent_id", "position", "revision_id"}


class Kind(models.TextChoices):
    DESCRIPTIVE = "descriptive", _("Descriptive")
    IN_VIVO = "in_vivo", _("In vivo")
    PROCESS = "process", _("Process")
    VALUES = "values", _("Values")
    INTERPRETIVE = "interpretive", _("Interpretive")


class Status(models.TextChoices):
    CANDIDATE = "candidate", _("Candidate")
    ACTIVE = "active", _("Active")
    RETIRED = "retired", _("Retired")
    MERGED = "merged", _("Merged")


# The palette's colours by name, in the order of their numbers (static/css/palette.css).
COLOUR_NAMES = (
    _("Steel"),
    _("Umber"),
    _("Ochre"),
    _("Petrol"),
    _("Olive"),
    _("Sage"),
    _("Violet"),
    _("Brick"),
    _("Iris"),
    _("Turquoise"),
    _("Wine"),
    _("Plum"),
)


class CodeQuerySet(TrackedQuerySet["Code"]):
    def within(self, member: Member) -> Self:
        """Codes coined behind a veil are their coiner's alone until reveal."""
        return super().within(member).filter(Q(behind_veil=False) | Q(coined_by=member))

    def hidden_from(self, member: Member) -> Self:
        """Those of the project that are others' alone until reveal."""
        coined = self.filter(project_id=member.project_id, behind_veil=True)
        return coined.exclude(coined_by=member)


class Code(Tracked):
    """An entry of the codebook: MacQueen's six fields, a place in the tree, kind and status.

    ``meaning`` rises only when an author declares that the meaning changed; ``successor`` is the
    code this one was merged into, under which its codings are shown.
    """

    WORDS = ("name", "brief", "full", "when_to_use", "when_not", "example")
    PLACED: ClassVar[dict[str, tuple[Any, Any]]] = {"parent_id": (_("under"), _("at the top"))}
    UNDO_NEEDS = "edit codes"

    name = models.CharField(_("name"), max_length=120)
    brief = models.CharField(_("brief definition"), max_length=300, blank=True)
    full = models.TextField(_("full definition"), blank=True)
    when_to_use = models.TextField(_("when to use"), blank=True)
    when_not = models.TextField(_("when not to use"), blank=True)
    example = models.TextField(_("example"), blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    position = models.PositiveIntegerField(default=0)
    colour = models.PositiveSmallIntegerField(_("colour"), default=1)
    kind = models.CharField(
        _("kind"), max_length=14, choices=Kind.choices, default=Kind.DESCRIPTIVE
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.ACTIVE
    )
    meaning = models.PositiveIntegerField(default=1)
    revision = models.ForeignKey(
        "codebook.CodeRevision", null=True, on_delete=models.PROTECT, related_name="+"
    )
    successor = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    coined_by = models.ForeignKey(
        "projects.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    behind_veil = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Code]] = CodeQuerySet.as_manager()

    class Meta:
        ordering = ("position", "name", "id")
        constraints = (
            models.UniqueConstraint(
                Lower("name"),
                "project",
                condition=Q(removed=False, behind_veil=False, status__in=["active", "candidate"]),
                name="code_names",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def printed(self) -> str:
        """The name as tables, pictures and documents print it."""
        if self.status != Status.RETIRED:
            return self.name
        said: str = gettext("%(code)s (retired)") % {"code": self.name}
        return said

    def get_absolute_url(self) -> str:
        return reverse("codebook:code", args=[self.project.slug, self.pk])

    def hidden_from(self, member: Member) -> bool:
        """Whether a colleague coined it behind a veil that has not been lifted."""
        return self.behind_veil and self.coined_by_id != member.pk

    @classmethod
    def refusals(cls, writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
        """What the coders of an unrevealed round code with stays as it is; it may be moved."""
        shared = [not row.behind_veil and bool(values.keys() - PLACE) for row, values in writing]
        held = any(shared) and veils.stands_in(writing[0][0].project_id)
        return [veils.under_way() if held and one else "" for one in shared]


def _while_unrevealed(writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
    """Groups stay as they are while an independent round is not revealed."""
    held = bool(writing) and veils.stands_in(writing[0][0].project_id)
    return [veils.under_way() if held else "" for _each in writing]


class CodeGroup(Tracked):
    """Codes looked at together beside the tree; a code may be in several groups."""

    WORDS = ("name",)
    UNDO_NEEDS = "edit codes"

    name = models.CharField(_("name"), max_length=120)

    objects: ClassVar[models.Manager[CodeGroup]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                Lower("name"), "project", condition=Q(removed=False), name="code_group_names"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def refusals(cls, writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
        return _while_unrevealed(writing)


class GroupedQuerySet(TrackedQuerySet["Grouped"]):
    def within(self, member: Member) -> Self:
        """A code that is its coiner's alone until reveal is in no group that others see."""
        return super().within(member).exclude(code__in=Code.objects.hidden_from(member))

    def standing(self) -> Self:
        """Of codes and groups that are both still there."""
        return self.filter(code__removed=False, group__removed=False)


class Grouped(Tracked):
    """That a code is in a group."""

    UNDO_NEEDS = "edit codes"

    group = models.ForeignKey(CodeGroup, on_delete=models.PROTECT, related_name="grouped")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="grouped")

    objects = GroupedQuerySet.as_manager()

    class Meta:
        verbose_name = _("code in a group")
        constraints = (
            models.UniqueConstraint(
                fields=("group", "code"), condition=Q(removed=False), name="once_in_a_group"
            ),
        )

    @classmethod
    def refusals(cls, writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
        return _while_unrevealed(writing)


class CodeRevision(Tracked):
    """The whole of a code as it stood after one change; revisions only ever grow in number."""

    PERMANENT = True
    WORDS = ("name", "brief", "full", "when_to_use", "when_not", "example", "note")

    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    meaning = models.PositiveIntegerField()
    by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True)
    name = models.CharField(max_length=120)
    brief = models.CharField(max_length=300, blank=True)
    full = models.TextField(blank=True)
    when_to_use = models.TextField(blank=True)
    when_not = models.TextField(blank=True)
    example = models.TextField(blank=True)
    parent = models.ForeignKey(Code, null=True, on_delete=models.PROTECT, related_name="+")
    colour = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    status = models.CharField(max_length=10, choices=Status.choices)

    objects: ClassVar[models.Manager[CodeRevision]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("code", "number"), name="one_revision_a_number"),
        )
