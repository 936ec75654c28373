"""Who may not yet see others' analysis of an interview."""

from __future__ import annotations

from django.db import models


class Veil(models.Model):
    """While it stands, the member sees only their own analysis of the interview."""

    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="veils")
    interview_id = models.UUIDField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "interview_id"), name="one_veil_each"),
        )
