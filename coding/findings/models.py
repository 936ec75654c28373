"""What a team chose for the tables of its paper."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interviews.projects.models import Tracked, TrackedQuerySet

PARTICIPANTS = "participants"


class PaperTable(Tracked):
    """A table as the paper prints it; one a kind and project, none until it is chosen.

    ``remark`` is a note of its own under it, ``options`` what was asked for, as the form of its
    kind sends it: lists of text by name. Of the participants table ``columns`` are keys in their
    order (see ``coding.findings.papers``), ``footnotes`` ids of those that may stand below.
    """

    WORDS = ("caption", "remark")

    kind = models.CharField(max_length=20, default=PARTICIPANTS)
    options = models.JSONField(default=dict)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    remark = models.TextField(_("note under the table"), max_length=1_000, blank=True)
    columns = models.JSONField(default=list)
    footnotes = models.JSONField(default=list)

    objects: ClassVar[models.Manager[PaperTable]] = TrackedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project", "kind"),
                condition=Q(removed=False),
                name="one_paper_table_a_kind",
            ),
        )

    def __str__(self) -> str:
        participants = self.kind == PARTICIPANTS
        return str(
            _("Participants table for the paper") if participants else _("Table of the paper")
        )
