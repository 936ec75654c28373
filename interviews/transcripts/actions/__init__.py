"""What can be done with participants, interviews and places in their texts."""

from interviews.transcripts.actions.importing import begin_import, keep_file, set_aside
from interviews.transcripts.actions.keeping import About, keep_interview
from interviews.transcripts.actions.participants import (
    add_attribute,
    add_footnote,
    add_participant,
    change_participant,
    set_values,
)
from interviews.transcripts.actions.placing import place
from interviews.transcripts.guessing import SpeakerPlan

__all__ = [
    "About",
    "SpeakerPlan",
    "add_attribute",
    "add_footnote",
    "add_participant",
    "begin_import",
    "change_participant",
    "keep_file",
    "keep_interview",
    "place",
    "set_aside",
    "set_values",
]
