"""Columns by what is known of participants: how many each holds, and who stands in several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from coding.findings.printed import Printed
from coding.findings.tables import Column
from coding.findings.wording import listed
from interviews.projects.models import Member
from interviews.transcripts.models import Attribute, AttributeValue, Participant
from interviews.transcripts.models.participant import Footnote


def by_values(
    made: Printed, member: Member, attribute: Attribute, participants: Sequence[int]
) -> Printed:
    """A table by an attribute with how many participants each column holds, and notes on that.

    Its first column names the rows and its last counts all: ``participants`` are of those between.
    """
    first, *columns, every = made.columns
    told = [
        Column(column.key, _("%(value)s (n = %(n)d)") % {"value": column.heading, "n": number})
        for column, number in zip(columns, participants, strict=True)
    ]
    notes = [*made.notes, *_rule(member, attribute)]
    return replace(made, columns=[first, *told, every], notes=notes)


def _rule(member: Member, attribute: Attribute) -> list[str]:
    """What n is; who has several values, with their marks, and what these marks mean."""
    several = [(who, held) for who, held in _held(member, attribute).items() if len(held) > 1]
    notes = [_("n: participants in a column, whether they say so or not.")]
    if several:
        said = _(
            "Who has several values stands in the column of each, so that a row can sum to more "
            "than its total: %(who)s."
        )
        named = [f"{who} ({', '.join(map(str, held))})" for who, held in several]
        notes.append(said % {"who": listed(named)})
    printed = {one.mark for _who, held in several for one in held if one.mark}
    return [*notes, *_footnotes(member, printed)]


def _held(member: Member, attribute: Attribute) -> dict[str, list[AttributeValue]]:
    found: dict[str, list[AttributeValue]] = {
        label: []
        for label in Participant.objects.visible_to(member).values_list("label", flat=True)
    }
    rows = AttributeValue.objects.visible_to(member).filter(attribute=attribute)
    for row in rows.select_related("participant"):
        if row.participant.label in found:
            found[row.participant.label].append(row)
    return found


def _footnotes(member: Member, marks: Iterable[str]) -> list[str]:
    known = {one.mark: one.text for one in Footnote.objects.visible_to(member)}
    return [f"{mark} {text}" for mark, text in known.items() if mark in set(marks)]
