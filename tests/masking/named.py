"""A study full of one person's name, in every place a name may stand."""

from __future__ import annotations

from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from interviews.formats.transcript import Transcript, Turn
from interviews.projects.history import By
from interviews.projects.models import Blob
from interviews.transcripts.actions import SpeakerPlan, keep_interview
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named

ANNA = ("Anna Schmidt", "Anna", "Schmidt")
TURNS = (
    ("Interviewer", "Who was there? ANNA, I think."),
    ("Anna", "Well, Anna Schmidt helped me, and Anna's brother too. He lives in Berlin."),
    ("Interviewer", "Say more about Frau Schmidt's house in Berlin."),
    ("Anna", "Susanna knew. annas Haus was big; anna\nschmidt did not like it."),
)


def named_study(study: Study) -> Interview:
    """An interview, its file, a code, a coding and a memo with the name in them."""
    file = Blob.of(study.project.pk, "Anna.txt", "\n".join(said for _who, said in TURNS).encode())
    file.save()
    read = tuple(Turn(speaker=who, text=said, start=None, end=None) for who, said in TURNS)
    plans = [SpeakerPlan("Interviewer", "interviewer"), SpeakerPlan("Anna", "participant", "P1")]
    about = About(title="Talk with Anna", original=str(file.pk))
    transcript = Transcript(format="test", turns=read)
    interview = keep_interview(By(study.ada), transcript, plans, about)
    code = code_named(study.ben, "like Anna said")
    place = bounds(interview, "Well, Anna")
    apply_code(By(study.ben), interview=interview, code=code, rationale="Annas words", **place)
    write_memo(By(study.ada), title="", body="Anna seems tired. ANNABEL is someone else.")
    return interview


def text_of(interview: Interview) -> str:
    current = Interview.objects.select_related("current").get(pk=interview.pk).current
    assert current is not None
    return current.text
