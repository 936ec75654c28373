"""How one person likes things; no part of any study's record."""

from __future__ import annotations

from django.db import models


class Preference(models.Model):
    """One choice of one person, the same in all their projects. No history is kept of it."""

    user = models.ForeignKey("projects.User", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    value = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "name"), name="one_preference_a_name"),
        )
