"""The participants table as a paper prints it, and what is known of each participant."""

from __future__ import annotations

import uuid
from collections import defaultdict

from django.utils.translation import gettext as _

from coding.findings.tables import Column, Table
from interviews.projects.models import Member
from interviews.transcripts.models import Attribute, AttributeValue, Footnote, Participant

Values = dict[str, dict[uuid.UUID, list[AttributeValue]]]


def participants_table(member: Member) -> Table:
    """One row a participant; several values are joined by commas, footnotes stand below."""
    attributes = attributes_of(member)
    values = values_of(member)
    columns = [Column("participant", _("Participant"))]
    columns += [Column(str(one.pk), one.name) for one in attributes]
    rows = [
        (label, *(", ".join(map(str, values[label][one.pk])) for one in attributes))
        for label in Participant.objects.visible_to(member).values_list("label", flat=True)
    ]
    notes = [f"{note.mark} {note.text}" for note in Footnote.objects.visible_to(member)]
    return Table(_("Participants"), columns, rows, notes)


def attributes_of(member: Member) -> list[Attribute]:
    return list(Attribute.objects.visible_to(member))


def values_of(member: Member) -> Values:
    """The values of each participant (by label) of each attribute (by id), in their order."""
    found: Values = defaultdict(lambda: defaultdict(list))
    rows = AttributeValue.objects.visible_to(member).select_related("participant")
    for row in rows:
        found[row.participant.label][row.attribute_id].append(row)
    return found
