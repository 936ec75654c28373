"""What a team says of its quotes in print: their style, and which ones the paper uses."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coding.themes.styling import PLAIN_STYLE, QUOTATION_MARKS, Style
from interviews.projects import veils
from interviews.projects.models import Member, Tracked, TrackedQuerySet


class QuoteStyle(Tracked):
    """How the project prints quotes; one a project, none until it is chosen.

    ``cut``, ``quotation``, ``named`` and ``frame`` are those of ``coding.themes.styling``;
    ``attributes`` ids of what is told of participants behind their quotes, as text.
    """

    WORDS = ("emphasis_note",)

    cut = models.CharField(_("words left out"), max_length=8, default=PLAIN_STYLE.cut)
    quotation = models.CharField(_("quotation marks"), max_length=4, blank=True)
    bold = models.BooleanField(_("emphasis in bold"), default=False)
    emphasis_note = models.CharField(
        _("note on emphasis"), max_length=80, default=PLAIN_STYLE.emphasis_note
    )
    inline = models.BooleanField(_("in the running text"), default=False)
    named = models.CharField(_("attributed to"), max_length=12, default=PLAIN_STYLE.named)
    frame = models.CharField(_("attribution"), max_length=8, default=PLAIN_STYLE.frame)
    attributes = models.JSONField(default=list)

    objects: ClassVar[models.Manager[QuoteStyle]] = TrackedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=Q(removed=False), name="one_style_of_quotes"
            ),
        )

    def __str__(self) -> str:
        return str(_("Style of quotes"))

    def as_style(self) -> Style:
        opening, closing = QUOTATION_MARKS.get(self.quotation, ("", ""))
        return Style(
            self.cut,
            self.emphasis_note,
            self.bold,
            opening,
            closing,
            self.inline,
            self.named,
            self.frame,
        )


class QuoteUseQuerySet(TrackedQuerySet["QuoteUse"]):
    def within(self, member: Member) -> Self:
        seen = veils.outside(member, "quote__interview_id", "quote__made_by_id")
        return super().within(member).filter(seen)


class QuoteUse(Tracked):
    """The paper uses a quote. A row of its own: a quote's version tells when it was marked."""

    quote = models.ForeignKey("themes.Quote", on_delete=models.CASCADE, related_name="uses")
    said_by = models.ForeignKey("projects.Member", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager[QuoteUse]] = QuoteUseQuerySet.as_manager()

    class Meta:
        ordering = ("said_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("quote",), condition=Q(removed=False), name="a_quote_used_once"
            ),
        )
