"""Rows named by another row: what is known of somebody by them, a mark by its interview."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from interviews.projects import registers
from interviews.projects.models import Member, Recorded
from interviews.projects.registers import Described


def named_by(
    member: Member, model: type[Recorded], held: Mapping[Any, uuid.UUID]
) -> dict[Any, Described]:
    """Names by the keys of ``held``, which gives the id of the ``model`` row that names each.

    Rows the member may not see name nothing. What they name stays in sight when it is removed.
    """
    entry = registers.linkable_of(model._meta.label)
    if entry is None:
        return {}
    rows = entry.visible(member).filter(pk__in=set(held.values()))
    named = entry.describe(member, rows)
    kept = {key: named[one] for key, one in held.items() if one in named}
    return {key: replace(described, lasting=True) for key, described in kept.items()}
