"""URLs of memos. Private ones are their author's alone: to colleagues they are not there."""

from __future__ import annotations

from typing import Any

from coding.memos.actions import write_memo
from coding.memos.models import Visibility
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Participant
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import bounds, code_named
from tests.walk.table import SECRET, Row, post

OTHERS = {"coder": 403, "observer": 403}


def memo(study: Study) -> dict[str, Any]:
    """Ada's, shared with the team."""
    row = write_memo(By(study.ada), body="Who is “we”?", visibility=Visibility.TEAM)
    return {"slug": study.slug, "memo": row.pk}


def sent(study: Study) -> dict[str, Any]:
    return {"body": "Who is “we”?", "kind": "note", "visibility": "private"}


def whisper_on(study: Study, member: Member, interview: Interview) -> None:
    where = bounds(interview, "nobody else did")
    target = Target(interview=str(interview.pk), **where)
    team = Visibility.TEAM
    write_memo(By(member), body=SECRET, title=SECRET, visibility=team, target=target)


def whisper(study: Study, interview: Interview) -> None:
    """Ben shares a memo on a veiled passage, and keeps one to himself."""
    whisper_on(study, study.ben, interview)
    write_memo(By(study.ben), body=SECRET)


def whisper_on_code(study: Study, interview: Interview) -> None:
    """Ben shares a memo on a code that is his alone until reveal."""
    code = code_named(study.ben, "Ben's")
    target = Target(model=code._meta.label, id=str(code.pk))
    team = Visibility.TEAM
    write_memo(By(study.ben), body=SECRET, title=SECRET, visibility=team, target=target)


def whisper_on_participant(study: Study, interview: Interview) -> None:
    """Ben shares a memo on who speaks in the veiled interview."""
    person = Participant.objects.filter(attendances__interview=interview)[0]
    target = Target(model=person._meta.label, id=str(person.pk))
    team = Visibility.TEAM
    write_memo(By(study.ben), body=SECRET, title=SECRET, visibility=team, target=target)


SECRETS = [whisper, whisper_on_code, whisper_on_participant]
ROWS = [
    Row("memos:memos"),
    Row("memos:form"),
    Row("memos:memo", given=memo),
    Row("memos:edit", given=memo, **OTHERS),
    post("memos:add", data=sent),
    post("memos:change", memo, sent, **OTHERS),
    post("memos:share", memo, **OTHERS),
    post("memos:keep-private", memo, **OTHERS),
    post("memos:remove", memo, **OTHERS),
]
