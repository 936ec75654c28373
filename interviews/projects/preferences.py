"""What a person prefers, kept with the person: read it, change it.

Preferences are no part of a study's record, so changing one is no act and leaves no event.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from interviews.projects.models import Preference, User

Value = dict[str, Any]


def preferred(user: User, name: str) -> Value:
    """The choice of this name; empty where the person has made none."""
    return (
        Preference.objects.filter(user=user, name=name).values_list("value", flat=True).first()
        or {}
    )


def prefer(user: User, name: str, change: Callable[[Value], Value]) -> None:
    """Put ``change(present choice)`` in its place; two windows of one person take turns."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        kept = change(preferred(user, name))
        Preference.objects.update_or_create(user=user, name=name, defaults={"value": kept})
