"""Participants, interviews, their frozen texts, and the places in them."""

from interviews.transcripts.models.importing import ImportFile
from interviews.transcripts.models.interview import Interview, InterviewParticipant, Speaker
from interviews.transcripts.models.kept_reading import KeptReading
from interviews.transcripts.models.participant import (
    Attribute,
    AttributeValue,
    Footnote,
    Participant,
)
from interviews.transcripts.models.span import Anchor, Span
from interviews.transcripts.models.version import TranscriptVersion, Turn

__all__ = [
    "Anchor",
    "Attribute",
    "AttributeValue",
    "Footnote",
    "ImportFile",
    "Interview",
    "InterviewParticipant",
    "KeptReading",
    "Participant",
    "Span",
    "Speaker",
    "TranscriptVersion",
    "Turn",
]
