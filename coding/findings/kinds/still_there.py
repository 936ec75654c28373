"""What was once chosen for a table, as far as it is still there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from coding.codebook.models import Code, Status
from coding.codebook.outline import outline
from coding.segments.passages import successor
from interviews.projects.models import Member
from interviews.transcripts.models import Attribute

Choices = list[tuple[str, str]]


class CodesField(forms.TypedMultipleChoiceField):
    """Codes, those too that have gone since: a table finds nothing of these, and is not of all."""

    def valid_value(self, value: Any) -> bool:
        return True  # the form has left out what nobody could have chosen


class AttributeField(forms.ChoiceField):
    """An attribute, or one that has gone since, of which there is no table."""

    gone: frozenset[str] = frozenset()

    def valid_value(self, value: Any) -> bool:
        return value in self.gone or super().valid_value(value)


class Codes:
    """The codes a member may choose, and what has become of those chosen before; one query."""

    def __init__(self, member: Member) -> None:
        rows = list(Code.objects.within(member).order_by("position", "name", "id"))
        self._known = {str(row.pk) for row in rows}
        self._into = {str(row.pk): str(row.successor_id) for row in rows if row.successor_id}
        there = [row for row in rows if not row.removed and row.status != Status.MERGED]
        self.choices: Choices = [
            (str(one.code.pk), "\u2003" * min(one.depth, 4) + one.code.name)
            for one in outline(there)
        ]

    def now(self, chosen: Iterable[str]) -> list[str]:
        """A merged code is its successor. One hidden from the member was never chosen, to them."""
        known = (successor(one, self._into) for one in chosen if one in self._known)
        return list(dict.fromkeys(known))

    def gone(self, chosen: Iterable[str]) -> set[str]:
        return set(chosen) - {key for key, _label in self.choices}


def fill_attributes(field: AttributeField, member: Member) -> None:
    rows = list(Attribute.objects.within(member))
    choices = [(str(one.pk), one.name) for one in rows if not one.removed]
    field.choices = choices
    field.initial = choices[0][0] if choices else ""
    field.gone = frozenset(str(one.pk) for one in rows if one.removed)
