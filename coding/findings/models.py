"""What a team chose for the tables of its paper."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interviews.projects.models import Tracked, TrackedQuerySet


class PaperTable(Tracked):
    """The participants table as the paper prints it; one a project, none until it is chosen.

    ``columns`` are keys in their order (see ``coding.findings.papers``), ``footnotes`` ids of the
    footnotes that may stand below, ``remark`` a note of its own under them.
    """

    WORDS = ("caption", "remark")

    caption = models.CharField(_("caption"), max_length=300, blank=True)
    remark = models.TextField(_("note under the table"), max_length=1_000, blank=True)
    columns = models.JSONField(default=list)
    footnotes = models.JSONField(default=list)

    objects: ClassVar[models.Manager[PaperTable]] = TrackedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=Q(removed=False), name="one_paper_table"
            ),
        )

    def __str__(self) -> str:
        return str(_("Participants table for the paper"))
