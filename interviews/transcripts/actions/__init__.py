"""What can be done with participants, interviews and places in their texts."""

from interviews.transcripts.actions.attributes import (
    add_attribute,
    add_footnote,
    change_attribute,
    change_footnote,
    move_attribute,
    remove_attribute,
    remove_footnote,
)
from interviews.transcripts.actions.filling import fill_table
from interviews.transcripts.actions.freezing import NewTurn
from interviews.transcripts.actions.importing import (
    begin_import,
    begin_keeping,
    correct_file,
    keep_file,
    read_again,
    set_aside,
)
from interviews.transcripts.actions.interviews import (
    change_interview,
    remove_interview,
    set_speaker,
)
from interviews.transcripts.actions.keeping import About, keep_interview
from interviews.transcripts.actions.participants import (
    add_participant,
    change_field,
    change_participant,
    describe_cell,
    describe_participant,
    remove_participant,
    set_values,
)
from interviews.transcripts.actions.placing import anchor_at, place, refuse_outside
from interviews.transcripts.actions.publishing import go_back, publish
from interviews.transcripts.actions.remembering import forget_reading
from interviews.transcripts.guessing import SpeakerPlan

__all__ = [
    "About",
    "NewTurn",
    "SpeakerPlan",
    "add_attribute",
    "add_footnote",
    "add_participant",
    "anchor_at",
    "begin_import",
    "begin_keeping",
    "change_attribute",
    "change_field",
    "change_footnote",
    "change_interview",
    "change_participant",
    "correct_file",
    "describe_cell",
    "describe_participant",
    "fill_table",
    "forget_reading",
    "go_back",
    "keep_file",
    "keep_interview",
    "move_attribute",
    "place",
    "publish",
    "read_again",
    "refuse_outside",
    "remove_attribute",
    "remove_footnote",
    "remove_interview",
    "remove_participant",
    "set_aside",
    "set_speaker",
    "set_values",
]
