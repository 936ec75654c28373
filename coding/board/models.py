"""Boards: codes, themes and notes laid out and grouped; snapshots of how they lay."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coding.board.places import CARD_TALL, GROUP_TALL, GROUP_WIDE, NOTE_TALL
from coding.codebook.models import Code
from interviews.projects.models import Member, Tracked, TrackedQuerySet


class Board(Tracked):
    """A surface on which a team lays out what it has, to see what belongs together."""

    WORDS = ("name",)

    name = models.CharField(_("name"), max_length=120)

    objects: ClassVar[models.Manager[Board]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("board:board", args=[self.project.slug, self.pk])


class GroupQuerySet(TrackedQuerySet["Group"]):
    def standing(self) -> Self:
        """Those that are not given up."""
        return self.filter(removed=False, given_up=False)


class Group(Tracked):
    """A named area of a board. A group may have become a theme; its codes stay codes.

    A group that is given up keeps its place, and its cards point to it still: so they lie where
    they lay, and giving up is one row's change, whoever may see the cards.
    """

    WORDS = ("name",)

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(_("name"), max_length=120)
    colour = models.PositiveSmallIntegerField(_("colour"), default=1)
    x = models.IntegerField(default=0)
    y = models.IntegerField(default=0)
    wide = models.PositiveIntegerField(default=GROUP_WIDE)
    tall = models.PositiveIntegerField(default=GROUP_TALL)
    theme = models.ForeignKey(
        "themes.Theme", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_up = models.BooleanField(_("given up"), default=False)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ("y", "x", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def stands(self) -> bool:
        return not (self.removed or self.given_up)


class CardQuerySet(TrackedQuerySet["Card"]):
    def within(self, member: Member) -> Self:
        """A code that is its coiner's alone until reveal lies on no board that others see."""
        return super().within(member).exclude(code__in=Code.objects.hidden_from(member))


class Card(Tracked):
    """A code, a theme or (where neither is named) a note on a board.

    ``x`` and ``y`` are measured from the corner of the card's group, or of the board: a group is
    moved with what is in it by one row, whoever may see its cards.
    """

    WORDS = ("note",)

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="cards")
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="cards"
    )
    code = models.ForeignKey(
        Code, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    theme = models.ForeignKey(
        "themes.Theme", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)
    x = models.IntegerField(default=0)
    y = models.IntegerField(default=0)

    objects: ClassVar[models.Manager[Card]] = CardQuerySet.as_manager()

    class Meta:
        ordering = ("y", "x", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("board", "code"), condition=Q(removed=False), name="a_code_once_on_a_board"
            ),
            models.UniqueConstraint(
                fields=("board", "theme"),
                condition=Q(removed=False),
                name="a_theme_once_on_a_board",
            ),
        )

    def __str__(self) -> str:
        return str(self.code or self.theme or self.note)

    @property
    def kind(self) -> str:
        return "code" if self.code_id else "theme" if self.theme_id else "note"

    @property
    def tall(self) -> int:
        return NOTE_TALL if self.kind == "note" else CARD_TALL

    @property
    def held_by(self) -> Group | None:
        """The group the card is in; none once that is given up."""
        return self.group if self.group and self.group.stands else None

    @property
    def place(self) -> tuple[int, int]:
        """Where the card lies on the board."""
        if self.group is None:
            return self.x, self.y
        return self.group.x + self.x, self.group.y + self.y


class Snapshot(Tracked):
    """How a board lay when its member kept it: what they could see of it, with the names of then.

    ``layout`` is what ``coding.board.layout`` writes and reads. Codes are named by the revision
    they had, so that what is erased there is erased here; readers see the codes they may see.
    """

    WORDS = ("name", "layout")

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="snapshots")
    name = models.CharField(_("name"), max_length=120)
    layout: models.JSONField[Any, Any] = models.JSONField(default=dict)
    kept_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[Snapshot]] = TrackedQuerySet.as_manager()

    class Meta:
        ordering = ("-kept_at", "id")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("board:snapshot", args=[self.project.slug, self.pk])
