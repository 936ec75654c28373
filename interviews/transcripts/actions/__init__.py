"""What can be done with participants, interviews and places in their texts."""

from interviews.transcripts.actions.keeping import SpeakerPlan, keep_interview
from interviews.transcripts.actions.participants import (
    add_attribute,
    add_footnote,
    add_participant,
    change_participant,
    set_values,
)
from interviews.transcripts.actions.placing import place

__all__ = [
    "SpeakerPlan",
    "add_attribute",
    "add_footnote",
    "add_participant",
    "change_participant",
    "keep_interview",
    "place",
    "set_values",
]
