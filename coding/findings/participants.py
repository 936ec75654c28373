"""What is known of each participant, for tables of what they said."""

from __future__ import annotations

import uuid
from collections import defaultdict

from interviews.projects.models import Member
from interviews.transcripts.models import Attribute, AttributeValue

Values = dict[str, dict[uuid.UUID, list[AttributeValue]]]


def attributes_of(member: Member) -> list[Attribute]:
    return list(Attribute.objects.visible_to(member))


def values_of(member: Member) -> Values:
    """The values of each participant (by label) of each attribute (by id), in their order."""
    found: Values = defaultdict(lambda: defaultdict(list))
    rows = AttributeValue.objects.visible_to(member).select_related("participant")
    for row in rows:
        found[row.participant.label][row.attribute_id].append(row)
    return found
