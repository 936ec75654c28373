"""Small interviews and codes for tests, kept through the project's own actions."""

from __future__ import annotations

from coding.codebook.actions import coin
from coding.codebook.models import Code
from interviews.formats.transcript import Transcript, Turn
from interviews.projects import jobs
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.actions import SpeakerPlan, begin_import, keep_interview
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.models import ImportFile, Interview

TURNS = (
    ("Interviewer", "What made you start to measure this?"),
    ("P1", "Well, nobody else did 🙂, and the numbers we had were café talk."),
    ("Interviewer", "Say more about that."),
    ("P1", "People said שלום to a score. 我们不知道 what it meant. I felt responsible."),
    ("P1", "So we wrote our own test, and it was wrong too, but wrong in a way we could see."),
)


def kept_interview(
    lead: Member, participant: str = "P1", turns: tuple[tuple[str, str], ...] = TURNS
) -> Interview:
    """An interview with one interviewer and one participant."""
    renamed = [(participant if who == "P1" else who, said) for who, said in turns]
    read = tuple(
        Turn(speaker=who, text=said, start=10.0 * index, end=10.0 * index + 9)
        for index, (who, said) in enumerate(renamed)
    )
    plans = [
        SpeakerPlan("Interviewer", "interviewer"),
        SpeakerPlan(participant, "participant", participant),
    ]
    return keep_interview(By(lead), Transcript(format="test", turns=read), plans, About())


def code_named(member: Member, name: str, parent: Code | None = None, **fields: str) -> Code:
    return coin(By(member), name=name, parent=parent, **fields)


def bounds(interview: Interview, words: str) -> dict[str, int]:
    """Where ``words`` stand in the interview's text, as arguments for apply_code."""
    assert interview.current is not None
    start = interview.current.text.index(words)
    return {"start": start, "end": start + len(words)}


SPOKEN = b"""Interviewer: What made you start to measure this?
P1: Well, nobody else did.
Interviewer: Say more about that.
P1: People said it was caf\xc3\xa9 talk.
"""


def arrived(member: Member, name: str = "talk.txt", data: bytes = SPOKEN) -> ImportFile:
    """A file that was brought in and read, waiting to be looked over."""
    job = begin_import(By(member), files=[(name, data)])
    jobs.perform(job.pk)
    return ImportFile.objects.get(job=job)
