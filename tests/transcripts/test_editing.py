"""A text changed by known edits: its turns and the times within them follow."""

from __future__ import annotations

from interviews.formats.transcript import Cue, Transcript, Turn
from interviews.projects.history import By
from interviews.transcripts.actions import SpeakerPlan, keep_interview
from interviews.transcripts.actions.editing import edited
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.shifting import Edit
from tests.conftest import Study

SAID = "So Maria Lopez, she 😀 came"


def test_cues_stay_with_their_words_and_those_of_one_replaced_name_are_one(study: Study) -> None:
    starts = [SAID.index(word) for word in ("So", "Maria", "Lopez", "she", "came")]
    cues = tuple(Cue(at, float(count), count + 1.0) for count, at in enumerate(starts))
    read = (Turn("A", "Maria?", 0.0, 1.0), Turn("B", SAID, 1.0, 6.0, cues))
    plans = [SpeakerPlan("A", "interviewer"), SpeakerPlan("B", "participant", "P1")]
    version = keep_interview(By(study.ada), Transcript("test", read), plans, About()).current
    assert version is not None
    changes = [Edit(0, 5, "[friend]"), Edit(10, 21, "[friend]")]
    assert version.text[10:21] == "Maria Lopez"
    asked, told = edited(version, changes)
    assert (asked.text, told.text) == ("[friend]?", "So [friend], she 😀 came")
    said = [(told.text[at:].split()[0], begins, ends) for at, begins, ends in told.cues]
    assert said == [
        ("So", 0.0, 1.0),
        ("[friend],", 1.0, 3.0),
        ("she", 3.0, 4.0),
        ("came", 4.0, 5.0),
    ]
