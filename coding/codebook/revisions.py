"""A code's revisions as people read them: who, when, why, what differs from the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from coding.codebook.models import COLOUR_NAMES, Code, CodeRevision
from interviews.projects.models import Member
from interviews.transcripts.differing import Stretch, differences

TEXTS = ("name", "brief", "full", "when_to_use", "when_not", "example")
FACTS = ("kind", "status", "colour", "parent_id")


@dataclass(frozen=True)
class Difference:
    """One field that changed: its stretches where it is text, else what it was and is."""

    label: str
    stretches: list[Stretch]
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class Told:
    """A revision, and what it changed; ``meaning_changed`` as its author declared."""

    revision: CodeRevision
    differences: list[Difference]
    meaning_changed: bool
    first: bool


def told(member: Member, code: Code) -> list[Told]:
    """The revisions of a code, newest first; two queries."""
    rows = list(
        CodeRevision.objects.filter(code=code).select_related("by__user").order_by("number")
    )
    names = _names(member, rows)
    found = [Told(rows[0], [], False, True)] if rows else []
    for before, after in pairwise(rows):
        changed = after.meaning > before.meaning
        found.append(Told(after, _between(before, after, names), changed, False))
    return found[::-1]


def _names(member: Member, rows: Iterable[CodeRevision]) -> dict[Any, str]:
    parents = {row.parent_id for row in rows if row.parent_id}
    seen = Code.objects.within(member).filter(pk__in=parents)
    return dict(seen.values_list("pk", "name")) if parents else {}


def _between(
    before: CodeRevision, after: CodeRevision, names: Mapping[Any, str]
) -> list[Difference]:
    found = []
    for name in TEXTS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            found.append(Difference(label_of(name), differences(old, new)))
    for name in FACTS:
        if getattr(before, name) != getattr(after, name):
            was, now = _said(before, name, names), _said(after, name, names)
            found.append(Difference(label_of(name), [], was, now))
    return found


def _said(revision: CodeRevision, name: str, names: Mapping[Any, str]) -> str:
    if name == "parent_id":
        return names.get(revision.parent_id, _("another code")) if revision.parent_id else _("none")
    if name == "colour":
        return str(COLOUR_NAMES[revision.colour - 1])
    return str(getattr(revision, f"get_{name}_display")())


def label_of(name: str) -> str:
    """A field of a code as it is written above it."""
    if name == "parent_id":
        return _("under")
    return str(Code._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
