"""URLs of discussions. Observers flag and answer; deciding is the coders' and leads'."""

from __future__ import annotations

from typing import Any

from coding.discussion.actions import answer, open_discussion, settle
from coding.discussion.models import Discussion, Outcome
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Participant
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import bounds, code_named
from tests.walk.table import SECRET, Row, post

READERS = {"observer": 403}


def opened(study: Study, member: Member) -> Discussion:
    code = code_named(study.ada, "trusting a number")
    target = Target(model=code._meta.label, id=str(code.pk))
    return open_discussion(By(member), question="Two readings?", target=target)


def discussion(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "discussion": opened(study, study.ada).pk}


def flagged(study: Study) -> dict[str, Any]:
    code = code_named(study.ada, "being flagged")
    return {"question": "Why?", "target_model": code._meta.label, "target_id": code.pk}


def decision(study: Study) -> dict[str, Any]:
    return {"outcome": Outcome.BOTH_STAND, "what": "Both are kept", "why": "Both hold"}


def whisper(study: Study, interview: Interview) -> None:
    """Ben flags a veiled passage, answers himself and settles it."""
    _talk(study, Target(interview=str(interview.pk), **bounds(interview, "I felt responsible")))


def whisper_on_code(study: Study, interview: Interview) -> None:
    """Ben flags a code that is his alone until reveal."""
    code = code_named(study.ben, "Ben's flagged")
    _talk(study, Target(model=code._meta.label, id=str(code.pk)))


def whisper_on_participant(study: Study, interview: Interview) -> None:
    """Ben flags who speaks in the veiled interview."""
    person = Participant.objects.filter(attendances__interview=interview)[0]
    _talk(study, Target(model=person._meta.label, id=str(person.pk)))


def _talk(study: Study, target: Target) -> None:
    row = open_discussion(By(study.ben), question=SECRET, target=target)
    answer(By(study.ben), discussion=row, body=SECRET)
    settle(By(study.ben), discussion=row, outcome=Outcome.OTHER, what=SECRET, why=SECRET)


SECRETS = [whisper, whisper_on_code, whisper_on_participant]
ROWS = [
    Row("discussion:discussions"),
    Row("discussion:form", data=flagged),
    Row("discussion:discussion", given=discussion),
    post("discussion:open", data=flagged),
    post("discussion:answer", discussion, lambda study: {"body": "Because"}),
    post("discussion:settle", discussion, decision, **READERS),
    post("discussion:reopen", discussion, **READERS),
]
